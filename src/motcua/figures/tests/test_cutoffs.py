from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.figures.cutoffs import months, previous, year_before
from motcua.figures.period import Period

days = st.dates(date(2001, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("first", "last", "before"),
    [
        (date(2026, 10, 15), date(2026, 11, 14), (date(2026, 9, 15), date(2026, 10, 14))),
        (date(2025, 12, 15), date(2026, 3, 14), (date(2025, 9, 15), date(2025, 12, 14))),
        (date(2025, 12, 15), date(2026, 12, 14), (date(2024, 12, 15), date(2025, 12, 14))),
        (date(2026, 3, 1), date(2026, 3, 31), (date(2026, 2, 1), date(2026, 2, 28))),
        (date(2026, 1, 1), date(2026, 3, 31), (date(2025, 10, 1), date(2025, 12, 31))),
        (date(2026, 11, 9), date(2026, 11, 15), (date(2026, 11, 2), date(2026, 11, 8))),
    ],
)
def test_the_period_before_is_of_the_same_kind(first: date, last: date, before: tuple[date, date]) -> None:
    found = previous(Period(first, last))
    assert (found.first, found.last) == before


@given(first=days, length=st.integers(0, 800))
def test_kill_03_the_period_before_ends_where_this_one_begins(first: date, length: int) -> None:
    period = Period(first, first + timedelta(days=length))
    assert previous(period).end == period.start


@given(year=st.integers(2001, 2090), first=st.integers(1, 12), count=st.integers(0, 11))
def test_the_period_before_report_months_is_as_many_report_months(year: int, first: int, count: int) -> None:
    last = min(12, first + count)
    before = previous(months(year, first, last))
    assert (before.first.day, before.last.day) == (15, 14)


@pytest.mark.parametrize(
    ("day", "earlier"),
    [
        (date(2024, 2, 29), date(2023, 2, 28)),
        (date(2025, 2, 28), date(2024, 2, 29)),
        (date(2024, 2, 28), date(2023, 2, 28)),
        (date(2026, 12, 14), date(2025, 12, 14)),
    ],
)
def test_the_same_day_a_year_earlier(day: date, earlier: date) -> None:
    assert year_before(Period(day, day)).last == earlier
