"""The due moment of a single term, with its trace."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from .calendar import Calendar
from .clock import local
from .counting import due_at
from .course import Course
from .term import Term
from .trace import Trace, trace_of


@dataclass(frozen=True, slots=True)
class Deadline:
    """When a term ends; the trace is worked out when asked for."""

    at: datetime
    _tracer: Callable[[], Trace] = field(repr=False, compare=False)

    @property
    def trace(self) -> Trace:
        return self._tracer()


def due(term: Term, start: datetime, calendar: Calendar) -> Deadline:
    """The moment (Asia/Ho_Chi_Minh) at which a term accepted at `start` ends, with its day-by-day trace.

    Working and calendar days end at the close of working hours; working hours end to the minute.
    Raises TermsError when `start` has no zone or the calendar has no working day.
    """
    at = due_at(term, start, calendar)
    return Deadline(at, lambda: trace_of(Course(local(start), term), at, calendar))
