from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.figures.cutoffs import months, presets, report_month
from motcua.figures.period import Period, PeriodError


def test_both_days_are_included_in_local_time() -> None:
    period = Period(date(2022, 1, 1), date(2022, 10, 31))
    assert period.start == datetime(2021, 12, 31, 17, tzinfo=UTC)
    assert period.end == datetime(2022, 10, 31, 17, tzinfo=UTC)


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(PeriodError, match="01/01/2022"):
        Period(date(2022, 1, 1), date(2021, 12, 31))


@pytest.mark.parametrize(
    ("made", "first", "last"),
    [
        (months(2026, 11, 11), date(2026, 10, 15), date(2026, 11, 14)),
        (months(2026, 1, 3), date(2025, 12, 15), date(2026, 3, 14)),
        (months(2026, 1, 6), date(2025, 12, 15), date(2026, 6, 14)),
        (months(2026, 1, 9), date(2025, 12, 15), date(2026, 9, 14)),
        (months(2026, 1, 12), date(2025, 12, 15), date(2026, 12, 14)),
        (months(2026, 4, 6), date(2026, 3, 15), date(2026, 6, 14)),
    ],
)
def test_statutory_cutoffs(made: Period, first: date, last: date) -> None:
    assert (made.first, made.last) == (first, last)


def test_from_the_fifteenth_on_it_is_the_next_report_month() -> None:
    assert report_month(date(2026, 11, 14)) == (2026, 11)
    assert report_month(date(2026, 11, 15)) == (2026, 12)
    assert report_month(date(2026, 12, 15)) == (2027, 1)


@given(st.dates(date(2018, 1, 1), date(2030, 1, 1)))
def test_every_day_lies_in_its_presets_except_nine_months(day: date) -> None:
    for preset in presets(day):
        if preset.key != "nine":
            assert preset.period.first <= day <= preset.period.last


@given(st.integers(2018, 2030), st.integers(1, 11))
def test_consecutive_months_meet_without_gap_or_overlap(year: int, month: int) -> None:
    this, following = months(year, month, month), months(year, month + 1, month + 1)
    assert this.end == following.start
    assert following.first - this.last == timedelta(days=1)
