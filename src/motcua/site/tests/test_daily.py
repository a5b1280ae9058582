"""The daily duties: overdue supplements stop, past days are sealed, old retry keys go."""

import os
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import OperationalError

from motcua.api import tokens
from motcua.api.models import IntakeKey, Token
from motcua.conftest import At
from motcua.demo.cast import Cast
from motcua.dossiers.actions import perform, receive
from motcua.dossiers.models import Dossier, Outcome, Status
from motcua.journal.models import Seal
from motcua.site.management.commands import daily
from motcua.terms import clock

PERSON = {"procedure": "1.004873", "full_name": "Lê Thị Mẫu", "phone": "0990000001"}
MISSING = {"missing": ["Giấy xác nhận"], "reason": "Hết hạn."}


def _waiting(cast: Cast, at: At) -> Dossier:
    with at("2026-11-02 08:30"):
        dossier = receive(cast.tiepnhan, PERSON)
        dossier = perform(cast.tiepnhan, dossier, "hand_over")
    with at("2026-11-02 09:30"):
        return perform(cast.chuyenmon, dossier, "request_supplement", MISSING)


def test_daily_stops_what_was_not_supplemented_and_seals_the_days_before(cast: Cast, at: At) -> None:
    dossier = _waiting(cast, at)
    with at("2026-11-18 01:00"):
        call_command("daily")
    dossier.refresh_from_db()
    assert (dossier.status, dossier.outcome) == (Status.STOPPED, Outcome.STOPPED)
    sealed = Seal.objects.filter(agency=cast.ward.committee.code, day="2026-11-02")
    assert sealed.exists()


def test_daily_done_again_changes_nothing(cast: Cast, at: At) -> None:
    _waiting(cast, at)
    with at("2026-11-18 01:00"):
        call_command("daily")
        before = (Seal.objects.count(), list(Dossier.objects.values_list("status", flat=True)))
        call_command("daily")
    assert (Seal.objects.count(), list(Dossier.objects.values_list("status", flat=True))) == before


def test_daily_forgets_retry_keys_after_a_week_only(cast: Cast, at: At) -> None:
    dossier = _waiting(cast, at)
    tokens.issue(cast.tiepnhan)
    token, now = Token.objects.get(), clock.now()
    for key, age in (("old", timedelta(days=8)), ("new", timedelta(days=6))):
        IntakeKey.objects.create(token=token, key=key, digest="d", dossier=dossier, created_at=now - age)
    call_command("daily")
    assert list(IntakeKey.objects.values_list("key", flat=True)) == ["new"]


@pytest.mark.parametrize("duty", ["scan_waiting", "climb"])
def test_daily_scans_files_that_wait_and_reminds_of_tasks(
    db: None, monkeypatch: pytest.MonkeyPatch, duty: str
) -> None:
    asked: list[bool] = []
    monkeypatch.setattr(daily, duty, lambda: asked.append(True))
    call_command("daily")
    assert asked == [True]


def test_a_database_that_was_away_does_not_end_the_duties(
    db: None, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    rounds = 0

    def away() -> None:
        nonlocal rounds
        rounds += 1
        raise OperationalError("away")

    def sleep(seconds: float) -> None:
        if rounds == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(daily, "stop_unsupplemented", away)
    monkeypatch.setattr("time.sleep", sleep)
    with pytest.raises(KeyboardInterrupt):
        call_command("daily", "--repeat")
    assert rounds == 2 and "Việc hằng ngày chưa xong" in caplog.text


def test_the_duties_end_with_the_server_that_began_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(daily, "stop_unsupplemented", pytest.fail)
    call_command("daily", "--repeat", "--parent", "1" if os.getppid() != 1 else "2")
