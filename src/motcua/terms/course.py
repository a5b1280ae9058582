"""The course of one dossier's time (a term, the waits in it, a new date if given) and its due moment.

How a wait moves the due moment:
* working hours: by exactly the working time that passed while waiting;
* days: by the number of countable days whose end (closing time; midnight for a calendar day off) passed
  while waiting. A wait within one working day therefore moves nothing, and a wait from Monday afternoon to
  Tuesday morning moves the due date by one day. The day of receipt is not countable, so waiting over its
  end moves nothing.
* A wait without any working time in it never moves anything, nor does one that began after the due moment.
* A due moment never passes while waiting.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from .calendar import Calendar
from .counting import advance, due_at, first_day, nominal_day
from .errors import TermsError
from .term import Term, Unit
from .working_time import after_working_time, working_time


@dataclass(frozen=True, slots=True)
class Wait:
    """Half-open: from `start` until just before `end`; `end` None while it lasts."""

    start: datetime
    end: datetime | None
    reason: str


@dataclass(frozen=True, slots=True)
class Fixed:
    """A due moment given rather than counted (extension, date of a paper book), known from `anchor` on."""

    anchor: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Note:
    """What happened on a day of the course, for its trace."""

    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Course:
    started_at: datetime
    term: Term | None = None
    fixed: Fixed | None = None
    waits: tuple[Wait, ...] = ()
    notes: tuple[Note, ...] = ()
    restarted: bool = False

    @property
    def unit(self) -> Unit:
        """Of the term; working days when only a due moment is known."""
        return self.term.unit if self.term else Unit.WORKING_DAY

    def first_countable(self, calendar: Calendar) -> date:
        if self.term is None or self.unit is Unit.WORKING_HOUR:
            return self.started_at.date()
        return first_day(self.term, self.started_at, calendar)


def due_of(course: Course, calendar: Calendar) -> datetime:
    """The due moment, past waits included, but not one that still lasts: how far it moves is not known."""
    if not course.waits and course.fixed is None and course.term is not None:
        return due_at(course.term, course.started_at, calendar)
    at, nominal = _undisturbed(course, calendar)
    for wait in waits_that_matter(course, calendar):
        if wait.start >= at:
            break
        at, nominal = _postponed(course, at, nominal, wait, calendar)
    return at


def waits_that_matter(course: Course, calendar: Calendar) -> tuple[Wait, ...]:
    """Finished waits with working time in them, cut to the part after a given due moment became known."""
    since = course.fixed.anchor if course.fixed else course.started_at
    cut = (Wait(max(wait.start, since), wait.end, wait.reason) for wait in course.waits)
    return tuple(wait for wait in cut if working_minutes(wait, calendar) > 0)


def working_minutes(wait: Wait, calendar: Calendar) -> float:
    """Working minutes of a finished wait; 0 while it lasts."""
    if wait.end is None or wait.end <= wait.start:
        return 0.0
    return working_time(wait.start, wait.end, calendar) / timedelta(minutes=1)


def swallows(wait: Wait, on: date, calendar: Calendar) -> bool:
    """Whether the end of a day passed during the wait, so that the day does not count."""
    end = calendar.end_of(on)
    return wait.start < end and (wait.end is None or end <= wait.end)


def _undisturbed(course: Course, calendar: Calendar) -> tuple[datetime, date]:
    if course.fixed is not None:
        until = course.fixed.until
        if not calendar.is_working(until.date()):
            until = calendar.close_of(calendar.next_working(until.date()))
        return until, until.date()
    if course.term is None:
        raise TermsError("Chưa có thời hạn và chưa có ngày hẹn trả. Hãy đặt thời hạn trước.")
    at = due_at(course.term, course.started_at, calendar)
    if course.unit is Unit.WORKING_HOUR:
        return at, at.date()
    return at, nominal_day(course.term, course.started_at, calendar)


def _postponed(
    course: Course, at: datetime, nominal: date, wait: Wait, calendar: Calendar
) -> tuple[datetime, date]:
    if wait.end is None:
        return at, nominal
    if course.unit is Unit.WORKING_HOUR:
        moved = after_working_time(at, working_time(wait.start, wait.end, calendar), calendar)
        return moved, moved.date()
    swallowed = _swallowed_days(course, wait, calendar)
    if swallowed:
        nominal = advance(nominal, swallowed, course.unit, calendar)
        at = calendar.close_of(calendar.working_on_or_after(nominal))
    while at <= wait.end:
        on = at.date()
        at = calendar.close_of(on if calendar.close_of(on) > wait.end else calendar.next_working(on))
    return at, nominal


def _swallowed_days(course: Course, wait: Wait, calendar: Calendar) -> int:
    """How many countable days the wait took away."""
    on = max(wait.start.date(), course.first_countable(calendar))
    count = 0
    while wait.end is not None and on <= wait.end.date():
        countable = course.unit is Unit.CALENDAR_DAY or calendar.is_working(on)
        count += countable and swallows(wait, on, calendar)
        on += timedelta(days=1)
    return count
