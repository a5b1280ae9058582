"""Arbitrary ledgers for property tests."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from hypothesis import strategies as st

from motcua.terms import (
    SATURDAY_MORNING_WEEK,
    VN,
    Adopt,
    CalendarChange,
    DayKind,
    Entry,
    Extend,
    Override,
    Pause,
    Restart,
    Resume,
    SetTerm,
    Term,
    Unit,
)

from .moments import CALENDAR

OVERRIDE_KINDS = [DayKind.HOLIDAY, DayKind.CLOSED, DayKind.MAKE_UP, DayKind.OPENED]

calendars = st.sampled_from([CALENDAR, CALENDAR.with_weekly(SATURDAY_MORNING_WEEK)])
# around holidays, swaps and make-up days of 2026; few distinct minutes, so that entries often meet
moments = st.builds(
    lambda day, hour, minute: datetime(2026, 8, 14, hour, minute, tzinfo=VN) + timedelta(days=day),
    st.integers(0, 30),
    st.sampled_from([0, 7, 9, 11, 14, 15, 16, 17, 20]),
    st.sampled_from([0, 30]),
)
dates = st.dates(date(2026, 8, 14), date(2026, 10, 1))
reasons = st.sampled_from(["bổ sung", "nộp phí", "xác minh"])
overrides = st.builds(Override, st.sampled_from(OVERRIDE_KINDS), st.text(max_size=5))
day_terms = st.builds(
    Term,
    st.integers(1, 20),
    st.sampled_from([Unit.WORKING_DAY, Unit.CALENDAR_DAY]),
    st.sampled_from([None, time(15, 0)]),
)
terms = day_terms | st.builds(Term, st.integers(1, 60), st.just(Unit.WORKING_HOUR))


@st.composite
def extensions(draw: st.DrawFn) -> Extend:
    begin = draw(moments)
    return Extend(begin, begin + timedelta(hours=draw(st.integers(-48, 300))), draw(reasons))


set_terms = st.builds(SetTerm, moments, terms)
pauses = st.builds(Pause, moments, reasons)
entries: st.SearchStrategy[Entry] = st.one_of(
    set_terms,
    pauses,
    st.builds(Resume, moments, st.just("") | reasons),
    st.builds(Restart, moments, st.none() | terms),
    extensions(),
    st.builds(Adopt, moments, moments),
    st.builds(CalendarChange, moments, st.dictionaries(dates, overrides, max_size=3), reasons),
)
ledgers = st.lists(entries, max_size=9)
