"""Dates, numbers, money and masks as look.md asks."""

from datetime import UTC, date, datetime

import pytest

from motcua.web.shared.templatetags import motcua_format as formats

NEW_YEAR_IN_HANOI = datetime(2026, 12, 31, 17, 5, tzinfo=UTC)  # 00:05 on 1 January there


def test_moments_are_shown_in_vietnamese_time() -> None:
    assert formats.vi_date(NEW_YEAR_IN_HANOI) == "01/01/2027"
    assert formats.vi_time(NEW_YEAR_IN_HANOI) == "00:05"
    assert formats.vi_moment(NEW_YEAR_IN_HANOI) == "00:05 ngày 01/01/2027"
    assert formats.vi_day_words(NEW_YEAR_IN_HANOI) == "Thứ Sáu 01/01/2027"
    assert formats.iso(NEW_YEAR_IN_HANOI) == "2027-01-01T00:05+07:00"


def test_kill_08_half_past_noon_and_midnight_stay_apart() -> None:
    assert formats.vi_time(datetime(2026, 11, 20, 5, 30, tzinfo=UTC)) == "12:30"
    assert formats.vi_time(datetime(2026, 11, 19, 17, 30, tzinfo=UTC)) == "00:30"


@pytest.mark.parametrize(
    ("shown", "wanted"),
    [
        (formats.vi_date(date(2026, 2, 3)), "03/02/2026"),
        (formats.grouped(1234567), "1.234.567"),
        (formats.vnd(2000), "2.000\u00a0đ"),
        (formats.vnd(0), "0\u00a0đ"),
        (formats.masked("012345678789"), "012••••••789"),
        (formats.vi_weekday(date(2026, 11, 22)), "Chủ Nhật"),
    ],
)
def test_values_are_written_the_vietnamese_way(shown: str, wanted: str) -> None:
    assert shown == wanted


@pytest.mark.parametrize(
    "write",
    [formats.vi_date, formats.vi_time, formats.vi_moment, formats.grouped, formats.vnd, formats.masked],
)
def test_nothing_is_a_dash(write) -> None:  # type: ignore[no-untyped-def]
    assert write(None) == "–"


def test_icons_are_decoration_and_carry_no_style() -> None:
    svg = formats.icon("search")
    assert 'aria-hidden="true"' in svg and "style=" not in svg
