"""The page of forecasts: who may open it, what it says, and when it is silent."""

from html import unescape
from typing import Any

import pytest
from django.test import Client

from motcua.conftest import At
from motcua.demo.cast import Cast
from motcua.dossiers.actions import receive
from motcua.dossiers.models import Dossier
from motcua.forecast.backtest import Backtest
from motcua.forecast.load import Coverage, DayLoad
from motcua.forecast.models import Risk, Run, Trained
from motcua.forecast.record import DeskLoad, backtest_to_json, desk_to_json
from motcua.forecast.scoring import Bin, Score
from motcua.organisation.models import Agency
from motcua.terms import clock

PAGE = "/so-lieu/du-bao/"
PERSON = {"full_name": "Lê Thị Mẫu Riêng", "id_number": "099000000001", "phone": "0990000001"}
GOOD, FEW = Score(5000, 9, 0.01, 0.02), Score(900, 1, 0.001, 0.0005)


def made(cast: Cast, at: At, total: Score = GOOD) -> list[Dossier]:
    """A run for the district: a ward that is forecast, another that is not."""
    with at("2026-11-19 09:00"):
        dossiers = [receive(cast.tiepnhan, {"procedure": "1.004873", **PERSON}) for _ in range(2)]
        dossiers.append(receive(cast.tiepnhan_khac, {"procedure": "1.004873", **PERSON}))
    with at("2026-11-20 02:00"):
        _keep(cast.district, cast.ward.one_stop, dossiers, total)
    return dossiers


def _keep(district: Agency, unit: Agency, dossiers: list[Dossier], total: Score) -> None:
    now = clock.now()
    tested = Backtest([], total, {"H03.1.7": total, "H03.1.8": FEW}, [Bin(0, 0.1, 40, 0.05, 2)], None)
    Trained.objects.create(
        agency=district, made_at=now, first=now.date(), last=now.date(), backtest=backtest_to_json(tested)
    )
    days = [DayLoad(now.date(), 4.25, 2, 7)]
    desk = DeskLoad(unit.pk, "receiver", 12, 3, {now.date(): 5}, days, Coverage(60, 49))
    run = Run.objects.create(agency=district, at=now, made_at=now, loads=[desk_to_json(desk)])
    chances = (345_600, 12_000, None) if not total.reason else (None, None, None)
    for dossier, chance in zip(dossiers, chances, strict=True):
        reasons: list[Any] = [["dwell", True], ["time", False]] if chance else []
        Risk.objects.create(run=run, dossier=dossier, chance=chance, reasons=reasons)


def page_of(client: Client, cast: Cast, at: At, who: str, asked: str = "") -> str:
    client.force_login(getattr(cast, who), backend="motcua.organisation.backends.AccountBackend")
    with at("2026-11-20 09:00"):
        answer = client.get(PAGE + asked)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def test_the_likeliest_comes_first_with_its_grounds_in_words(client: Client, cast: Cast, at: At) -> None:
    first, second, elsewhere = made(cast, at)
    page = page_of(client, cast, at, "kiemsoat")
    assert page.index(first.code) < page.index(second.code) and elsewhere.code not in page
    assert "34,6%" in page and "Nằm lâu ở bước hiện tại" in page and "(tăng)" in page
    assert PERSON["full_name"] not in page and PERSON["id_number"] not in page


def test_each_number_opens_its_dossiers(client: Client, cast: Cast, at: At) -> None:
    first, second, elsewhere = made(cast, at)
    high = page_of(client, cast, at, "lanhdao_tinh", "?co_quan=H03.1&muc=cao")
    assert first.code in high and second.code not in high and elsewhere.code not in high
    silent = page_of(client, cast, at, "lanhdao_tinh", "?co_quan=H03.1&muc=khong")
    assert elsewhere.code in silent and first.code not in silent and "Vì sao không dự báo" in silent


def test_the_page_asks_few_questions(
    client: Client, cast: Cast, at: At, django_assert_max_num_queries: Any
) -> None:
    made(cast, at)
    page_of(client, cast, at, "lanhdao")
    with at("2026-11-20 09:00"), django_assert_max_num_queries(16):
        assert client.get(PAGE).status_code == 200


def test_the_desk_shows_what_is_due_and_what_will_come(client: Client, cast: Cast, at: At) -> None:
    made(cast, at)
    page = page_of(client, cast, at, "lanhdao")
    assert "4,3" in page and "2 đến 7" in page and "49 trong 60 ngày đã qua" in page


def test_it_says_where_it_is_silent_and_why(client: Client, cast: Cast, at: At) -> None:
    made(cast, at)
    page = page_of(client, cast, at, "kiemsoat")
    assert "UBND phường Mẫu Bên: Trong thời gian kiểm chứng chỉ có 1 hồ sơ trễ hạn" in page


def test_no_better_than_the_base_rate_is_no_forecast(client: Client, cast: Cast, at: At) -> None:
    made(cast, at, Score(5000, 9, 0.02, 0.01))
    page = page_of(client, cast, at, "kiemsoat")
    assert "Hệ thống không dự báo: Mô hình dự báo không tốt hơn" in page and "34,6%" not in page


@pytest.mark.parametrize("who", ["tiepnhan", "chuyenmon", "thanhtra", "quantri"])
def test_it_is_for_leaders_and_control_officers_only(client: Client, cast: Cast, at: At, who: str) -> None:
    dossiers = made(cast, at)
    page = page_of(client, cast, at, who)
    assert "dành cho lãnh đạo" in page and not any(each.code in page for each in dossiers)


def test_another_ward_is_out_of_scope(client: Client, cast: Cast, at: At) -> None:
    *_, elsewhere = made(cast, at)
    page = page_of(client, cast, at, "kiemsoat", "?co_quan=H03.1.8")
    assert "trong danh sách" in page and elsewhere.code not in page


def test_before_any_forecast_it_says_what_to_do(client: Client, cast: Cast, at: At) -> None:
    assert "motcua forecast train" in page_of(client, cast, at, "kiemsoat")
