"""Which day is day 1 of a term, and at what moment an undisturbed term ends.

Civil Code 2015 Art. 147: the day of the event that starts a term is not counted; Art. 148: a term whose
last day is a day off ends with the next working day, at the end of working hours (both marked "memory" in
the fact sheet).
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from .calendar import Calendar
from .clock import local
from .term import Term, Unit
from .working_time import after_working_time

_ONE_DAY = timedelta(days=1)


def due_at(term: Term, start: datetime, calendar: Calendar) -> datetime:
    """The end (Asia/Ho_Chi_Minh) of a term accepted at `start`: days at closing time, hours to the minute."""
    start = local(start)
    if term.unit is Unit.WORKING_HOUR:
        return after_working_time(start, timedelta(hours=term.value), calendar)
    last = advance(first_day(term, start, calendar), term.value - 1, term.unit, calendar)
    return calendar.close_of(calendar.working_on_or_after(last))


def nominal_day(term: Term, start: datetime, calendar: Calendar) -> date:
    """The last counted day of a term in days, before a day off moves it on."""
    return advance(first_day(term, local(start), calendar), term.value - 1, term.unit, calendar)


def first_day(term: Term, start: datetime, calendar: Calendar) -> date:
    """The day counted as day 1 of a term in days. `start` is local."""
    on = start.date()
    if term.same_day_cutoff is not None and counts_from_receipt(term, start, calendar):
        return on
    if term.unit is Unit.CALENDAR_DAY:
        return on + _ONE_DAY
    return calendar.next_working(on)


def counts_from_receipt(term: Term, start: datetime, calendar: Calendar) -> bool:
    """Whether the day of receipt is day 1: accepted on a working day, by the cut-off, before closing."""
    cutoff = term.same_day_cutoff
    if cutoff is None or not calendar.is_working(start.date()):
        return False
    return start.time() <= cutoff and start < calendar.close_of(start.date())


def advance(on: date, steps: int, unit: Unit, calendar: Calendar) -> date:
    """`steps` calendar days later, or for the other units `steps` working days later."""
    if unit is Unit.CALENDAR_DAY:
        return on + steps * _ONE_DAY
    for _ in range(steps):
        on = calendar.next_working(on)
    return on
