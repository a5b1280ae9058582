"""The page of what changed in a list, and the lists of a quarter: shown, counted, taken along."""

import csv
import io
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from motcua.catalogue.lists import KINDS, lists_of, quarter_ends
from motcua.catalogue.models import Offering
from motcua.demo.cast import Cast
from motcua.terms import VN, clock
from motcua.web.shared.tests.html import text_of

BACKEND = "motcua.organisation.backends.AccountBackend"
CHANGES, LISTS = "office:catalogue-changes", "office:catalogue-lists"
WARD = {"co_quan": "H03.1.7"}


@pytest.fixture(autouse=True)
def monday(cast: Cast) -> Iterator[None]:
    with clock.clock_at(datetime(2026, 11, 16, 8, tzinfo=VN)):
        yield


@pytest.fixture
def keeper(cast: Cast) -> Client:
    client = Client()
    client.force_login(cast.kiemsoat, backend=BACKEND)
    return client


def test_the_sentence_of_the_report_stands_over_its_lists(cast: Cast, keeper: Client) -> None:
    mine = Offering.objects.filter(agency=cast.ward.committee)
    many = mine.count()
    mine.filter(procedure__code="1.001193").update(valid_to=date(2026, 3, 1))
    shown = text_of(keeper.get(reverse(CHANGES)))
    assert f"{many - 1} thủ tục, giảm 1 so với ngày 16/11/2025" in shown
    assert "Bớt: 1" in shown and "Đăng ký khai sinh" in shown


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"so_voi": "khac"}, "Hãy nhập ngày so sánh"),
        ({"so_voi": "khac", "tu_ngay": "17/11/2026"}, "phải trước ngày đang xem"),
        ({"den_ngay": "hôm nay"}, "ngày/tháng/năm"),
        ({"co_quan": "H03.1.8"}, "trong danh sách"),
        ({"so_voi": "dau-nam", "den_ngay": "01/01/2026"}, "phải trước ngày đang xem"),
    ],
)
def test_what_cannot_be_compared_is_said_at_its_field(
    keeper: Client, asked: dict[str, str], says: str
) -> None:
    given = WARD | {"den_ngay": "16/11/2026", "so_voi": "nam-truoc"} | asked
    shown = text_of(keeper.get(reverse(CHANGES), given))
    assert says in shown and "Thủ tục bớt" not in shown


def test_each_list_is_as_long_as_its_count_says(cast: Cast, keeper: Client) -> None:
    Offering.objects.filter(agency=cast.ward.committee, procedure__code="1.001193").update(at_one_stop=False)
    found = lists_of(cast.ward.committee, clock.today())
    assert len(found["one_stop"]) + len(found["elsewhere"]) == len(found["all"]) > 100
    assert [row.offering.procedure.code for row in found["elsewhere"]] == ["1.001193"]
    assert found["linked"] and found["full"] and found["partial"]
    for key, (name, _belongs) in KINDS.items():
        shown = text_of(keeper.get(reverse(LISTS), WARD | {"ngay": "2026-11-16", "xem": key}))
        assert f"{name}: {len(found[key])} thủ tục" in shown


def test_a_list_is_taken_along_as_a_file(cast: Cast, keeper: Client) -> None:
    asked = WARD | {"ngay": "2026-09-30", "xem": "linked"}
    address = reverse("office:catalogue-lists-file")
    answer: Any = keeper.get(address, asked | {"dinh_dang": "csv"})
    rows = list(csv.reader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))
    codes = {
        row.offering.procedure.code for row in lists_of(cast.ward.committee, date(2026, 9, 30))["linked"]
    }
    assert codes <= {row[0] for row in rows if row}
    assert keeper.get(address, asked | {"dinh_dang": "xlsx"}).status_code == 200
    assert keeper.get(address, asked | {"dinh_dang": "exe"}).status_code == 404
    assert keeper.get(address, asked | {"co_quan": "H03.1.8", "dinh_dang": "csv"}).status_code == 404


def test_quarters_that_are_over() -> None:
    assert quarter_ends(date(2026, 1, 1), 2) == [date(2025, 12, 31), date(2025, 9, 30)]
    assert quarter_ends(date(2026, 11, 16), 1) == [date(2026, 9, 30)]
