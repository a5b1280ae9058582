"""The next working day, by weekday and by the days that differ; counted by the database as by hand."""

from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from django.db.models import F
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from motcua.figures.period import ZONE, Period
from motcua.journal.models import Event
from motcua.reports.lags import BY_WEEKDAY, exceptions, wait_of, with_lag

NOVEMBER = Period(date(2026, 11, 1), date(2026, 11, 30))
MOMENTS = st.datetimes(datetime(2026, 10, 30), datetime(2026, 12, 2)).map(lambda at: at.replace(tzinfo=ZONE))


def test_days_that_wait_unlike_their_weekday_are_those_around_days_off() -> None:
    """Tuesday 24/11/2026 is a holiday: Monday waits two days, the holiday itself one."""
    assert exceptions(NOVEMBER.first, NOVEMBER.last) == {2: (date(2026, 11, 23),)}
    day = date(2026, 1, 1)
    while day < date(2027, 1, 1):
        listed = {each: wait for wait, days in exceptions(day, day).items() for each in days}
        assert listed.get(day, BY_WEEKDAY.get(day.isoweekday(), 1)) == wait_of(day)
        day += timedelta(days=1)


def by_hand(occurred: datetime, recorded: datetime) -> str:
    happened, typed = occurred.astimezone(ZONE).date(), recorded.astimezone(ZONE).date()
    if typed <= happened:
        return "same_day"
    return "next_day" if (typed - happened).days <= wait_of(happened) else "later"


@pytest.mark.django_db
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moments=st.lists(st.tuples(MOMENTS, st.integers(-60, 9000)), min_size=1, max_size=12))
def test_the_database_tells_what_the_calendar_tells(moments: list[tuple[datetime, int]]) -> None:
    chain = uuid4()
    made = [
        Event(chain=chain, seq=number, agency="H99", verb="x", occurred_at=at, actor="x", payload={},
              recorded_at=at + timedelta(minutes=minutes), digest="x")
        for number, (at, minutes) in enumerate(moments)
        if NOVEMBER.start <= at < NOVEMBER.end
    ]  # fmt: skip
    Event.objects.bulk_create(made)
    events = Event.objects.filter(chain=chain)
    told = with_lag(events, "occurred_at", "recorded_at", NOVEMBER).annotate(told=F("lag")).order_by("seq")
    wanted = [(each.seq, by_hand(each.occurred_at, each.recorded_at)) for each in made]
    assert list(told.values_list("seq", "told")) == wanted
