"""The daily duty forecasts again where a model was learned, once a day."""

from datetime import date, timedelta

import pytest
from django.core.management import call_command

from motcua.conftest import At
from motcua.demo.cast import Cast
from motcua.forecast import actions
from motcua.forecast.errors import ForecastError
from motcua.forecast.models import Run, Trained
from motcua.organisation.models import Agency
from motcua.terms import clock

DAY = "2026-11-18 01:00"


def _learned(agency: Agency, last: date) -> Trained:
    return Trained.objects.create(
        agency=agency, made_at=clock.now(), first=last - timedelta(days=9), last=last, model=None, backtest={}
    )


@pytest.fixture
def forecasted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Codes of agencies forecast for, in order; each leaves its run."""
    codes: list[str] = []

    def forecast(agency: Agency) -> Run:
        codes.append(agency.code)
        Run.objects.filter(agency=agency).delete()
        return Run.objects.create(agency=agency, at=clock.now(), made_at=clock.now())

    monkeypatch.setattr(actions, "forecast", forecast)
    return codes


def test_where_nothing_was_learned_nothing_is_forecast(cast: Cast, at: At, forecasted: list[str]) -> None:
    with at(DAY):
        call_command("daily")
    assert forecasted == []


def test_a_forecast_is_made_once_a_day(cast: Cast, at: At, forecasted: list[str]) -> None:
    with at(DAY):
        _learned(cast.ward.committee, date(2026, 11, 10))
        call_command("daily")
        call_command("daily")
    assert forecasted == [cast.ward.committee.code]
    with at("2026-11-19 01:00"):
        call_command("daily")
    assert forecasted == [cast.ward.committee.code] * 2


def test_a_model_that_has_seen_today_waits(cast: Cast, at: At, forecasted: list[str]) -> None:
    with at(DAY):
        _learned(cast.ward.committee, clock.today())
        call_command("daily")
    assert forecasted == []


def test_an_agency_without_dossiers_does_not_end_the_duties(
    cast: Cast, at: At, caplog: pytest.LogCaptureFixture
) -> None:
    with at(DAY):
        _learned(cast.ward.committee, date(2026, 11, 10))
        with pytest.raises(ForecastError):
            actions.forecast_again()
        call_command("daily")
    assert "Chưa dự báo lại được" in caplog.text


def test_training_takes_the_last_400_days_when_nothing_is_said(
    cast: Cast, at: At, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[date, date]] = []

    def train(agency: Agency, first: date, last: date) -> Trained:
        asked.append((first, last))
        raise ForecastError("enough")

    monkeypatch.setattr(actions, "train", train)
    with at(DAY), pytest.raises(SystemExit):
        call_command("forecast", "train", agency=cast.ward.committee.code)
    assert asked == [(date(2026, 11, 17) - timedelta(days=400), date(2026, 11, 17))]
