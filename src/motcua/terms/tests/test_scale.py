from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from motcua.terms import VN, Calendar, WorkingScale, national_calendar, working_time
from motcua.terms.calendar import SATURDAY_MORNING_WEEK, DayKind, Override

OWN = Calendar(SATURDAY_MORNING_WEEK, {date(2019, 5, 2): Override(DayKind.CLOSED, "cơ quan nghỉ")})
MOMENTS = st.datetimes(datetime(2018, 12, 1), datetime(2019, 7, 1)).map(lambda at: at.replace(tzinfo=VN))


@given(MOMENTS, MOMENTS, st.sampled_from([national_calendar(), OWN]))
def test_the_difference_of_two_readings_is_the_working_time_between(
    one: datetime, other: datetime, calendar: Calendar
) -> None:
    scale = WorkingScale(calendar)
    minutes = working_time(one, other, calendar).total_seconds() / 60
    assert abs(scale.minute(other) - scale.minute(one) - minutes) < 1e-6


def test_days_before_the_origin_are_read_too() -> None:
    scale = WorkingScale(Calendar())
    monday = datetime(2014, 12, 29, 8, 0, tzinfo=VN)
    assert scale.minute(monday + timedelta(hours=1)) - scale.minute(monday) == 60
    assert scale.minute(datetime(2014, 12, 29, 17, 0, tzinfo=VN)) < 0
