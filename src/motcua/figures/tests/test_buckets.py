from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.figures.buckets import Grain, Range, after, bucket, cover
from motcua.figures.cutoffs import months
from motcua.figures.period import Period

DAYS = st.dates(date(2022, 1, 1), date(2026, 12, 31))


@given(first=DAYS, last=DAYS, day=st.dates(date(2021, 1, 1), date(2027, 12, 31)))
def test_each_day_up_to_the_last_is_covered_once_on_its_own_side(first: date, last: date, day: date) -> None:
    period = Period(min(first, last), max(first, last))
    holding = [
        begun
        for one in cover(period)
        if (one.first or date.min) <= (begun := bucket(one.grain, day)) < one.end
    ]
    assert len(holding) == (day <= period.last)
    assert all((begun >= period.first) == (day >= period.first) for begun in holding)


@pytest.mark.parametrize(
    "period", [months(2026, 3, 3), months(2025, 1, 12), Period(date(2026, 2, 1), date(2026, 2, 28))]
)
def test_months_of_both_kinds_and_years_need_no_single_days(period: Period) -> None:
    assert Grain.DAY not in {one.grain for one in cover(period)}


def test_a_ragged_period_takes_days_at_its_ends() -> None:
    assert cover(Period(date(2026, 3, 3), date(2026, 5, 16)))[2:] == (
        Range(Grain.DAY, date(2026, 3, 1), date(2026, 3, 3)),
        Range(Grain.DAY, date(2026, 3, 3), date(2026, 3, 15)),
        Range(Grain.HALF, date(2026, 3, 15), date(2026, 5, 15)),
        Range(Grain.DAY, date(2026, 5, 15), date(2026, 5, 17)),
    )


def test_many_years_are_taken_by_the_year() -> None:
    assert Range(Grain.YEAR, date(2023, 1, 1), date(2026, 1, 1)) in cover(
        Period(date(2022, 5, 5), date(2026, 3, 2))
    )


def test_halves_are_as_long_as_days_differ() -> None:
    assert bucket(Grain.HALF, date(2024, 2, 29)) == date(2024, 2, 15)
    assert {bucket(Grain.HALF, date(2024, 1, 1) + timedelta(days=n)) for n in range(31)} == {
        date(2024, 1, 1),
        date(2024, 1, 15),
    }


def test_a_statutory_year_is_ten_buckets() -> None:
    inside = [one for one in cover(months(2025, 1, 12)) if one.first and one.first >= date(2024, 12, 15)]
    assert inside == [
        Range(Grain.HALF, date(2024, 12, 15), date(2025, 1, 1)),
        Range(Grain.QUARTER, date(2025, 1, 1), date(2025, 10, 1)),
        Range(Grain.HALF, date(2025, 10, 1), date(2025, 12, 15)),
    ]


@given(day=DAYS, grain=st.sampled_from(Grain))
def test_the_next_bucket_is_the_very_next(day: date, grain: Grain) -> None:
    begun = bucket(grain, day)
    following = after(grain, begun + timedelta(days=1))
    assert begun <= day < following
    assert bucket(grain, following - timedelta(days=1)) == begun
    assert bucket(grain, following) == following
