"""The quick reckoning of working time agrees with the plain one, whatever it was asked before."""

from datetime import date, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.terms import (
    SATURDAY_MORNING_WEEK,
    VN,
    Calendar,
    DayKind,
    Elapsed,
    Override,
    national_calendar,
    working_time,
)

OWN = Calendar(
    SATURDAY_MORNING_WEEK,
    {
        date(2026, 11, 18): Override(DayKind.CLOSED, "mất điện"),
        date(2026, 11, 22): Override(DayKind.OPENED, "trực", ((time(8, 0), time(10, 0)),)),
    },
)
MOMENTS = st.datetimes(datetime(2026, 8, 20), datetime(2027, 2, 20)).map(
    lambda at: at.replace(microsecond=0, tzinfo=VN)
)
PAIRS = st.lists(st.tuples(MOMENTS, MOMENTS), min_size=1, max_size=6)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(MOMENTS, MOMENTS), min_size=1, max_size=6), st.sampled_from([OWN, national_calendar()])
)
def test_it_is_the_working_time_in_whatever_order_it_is_asked(
    pairs: list[tuple[datetime, datetime]], calendar: Calendar
) -> None:
    elapsed = Elapsed(calendar)
    for start, end in pairs:
        assert timedelta(seconds=elapsed.between(start, end)) == working_time(start, end, calendar)


def test_a_day_off_and_a_night_are_no_working_time() -> None:
    elapsed = Elapsed(OWN)
    friday, monday = datetime(2026, 11, 13, 17, 0, tzinfo=VN), datetime(2026, 11, 16, 7, 30, tzinfo=VN)
    assert elapsed.between(friday, monday) == 4 * 3600  # Saturday morning
    assert elapsed.between(monday, friday) == -4 * 3600
