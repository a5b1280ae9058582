from __future__ import annotations

from datetime import date

import pytest

from motcua.terms import Certainty, DayKind, national_days, national_overrides
from motcua.terms.holidays import FIRST_YEAR, LAST_YEAR, computed_days

from .moments import CALENDAR, on

YEARS_WITH_DATA = range(2018, 2028)


@pytest.mark.parametrize("year", YEARS_WITH_DATA)
def test_data_differ_from_the_library_only_where_we_know_better(year: int) -> None:
    known = {date(2026, 1, 2), date(2026, 1, 10)}  # the swap of New Year 2026, which the library lacks
    ours = {(day.date, day.kind) for day in national_days(year)}
    theirs = {(day.date, day.kind) for day in computed_days(year)}
    assert {day for day, _ in ours ^ theirs} <= known


@pytest.mark.parametrize("year", YEARS_WITH_DATA)
def test_each_day_stands_once_in_its_year_with_source_and_reason(year: int) -> None:
    found = national_days(year)
    assert len({day.date for day in found}) == len(found)
    assert all(day.date.year == year and day.source and day.reason for day in found)


@pytest.mark.parametrize("year", YEARS_WITH_DATA)
def test_every_swap_names_its_make_up_day(year: int) -> None:
    swaps = [day for day in national_days(year) if day.reason.startswith("nghỉ hoán đổi")]
    for swap in swaps:
        made_up = on(swap.reason[-10:])
        assert CALENDAR.day(made_up).kind is DayKind.MAKE_UP
        assert CALENDAR.day(made_up).reason == f"làm bù cho ngày {swap.date:%d/%m/%Y}"


def test_statutory_days_off_number_eleven_and_twelve_from_2026() -> None:
    def working_days_lost(year: int) -> int:
        return sum(1 for day in national_days(year) if day.kind is DayKind.HOLIDAY and day.date.weekday() < 5)

    assert working_days_lost(2025) - 1 == 11  # one swap
    assert working_days_lost(2026) - 2 == 12  # two swaps


def test_certainty_is_kept() -> None:
    by_date = {day.date: day.certainty for year in (2026, 2027, 2030) for day in national_days(year)}
    assert by_date[on("24/11/2026")] is Certainty.VERIFIED
    assert by_date[on("2/1/2026")] is Certainty.MEMORY
    assert by_date[on("8/2/2027")] is Certainty.UNCERTAIN
    assert by_date[on("2/9/2030")] is Certainty.UNCERTAIN


def test_years_without_data_are_computed() -> None:
    assert on("24/11/2030") in national_overrides([2030])
    assert not CALENDAR.is_working(on("1/1/2035"))
    assert (FIRST_YEAR, LAST_YEAR) == (2016, 2035)
