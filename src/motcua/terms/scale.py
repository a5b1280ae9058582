"""A calendar as a scale of working minutes: the difference of two readings is their working time."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from .calendar import Calendar
from .clock import local

ORIGIN = date(2015, 1, 1)
_ONE_DAY = timedelta(days=1)


class WorkingScale:
    """For many lengths over one calendar: each reading costs the same, however far apart two moments are.

    ``minute(b) - minute(a)`` equals ``working_time(a, b)`` in minutes; minute 0 is 00:00 of 1 January 2015.
    """

    __slots__ = ("_before", "_first", "_last", "calendar")

    def __init__(self, calendar: Calendar) -> None:
        self.calendar = calendar
        self._before: dict[date, int] = {ORIGIN: 0}
        self._first = self._last = ORIGIN

    def minute(self, at: datetime) -> float:
        """Raises TermsError for a moment without a zone."""
        at = local(at)
        on = at.date()
        passed = self.before(on)
        now = at.hour * 60 + at.minute + at.second / 60 + at.microsecond / 60_000_000
        for opening, closing in self.calendar.day(on).hours:
            start = opening.hour * 60 + opening.minute
            if now <= start:
                break
            passed += min(now, closing.hour * 60 + closing.minute) - start
        return passed

    def before(self, on: date) -> float:
        """Working minutes before a local day begins."""
        found = self._before.get(on)
        if found is None:
            self._reach(on)
            found = self._before[on]
        return found

    def _reach(self, on: date) -> None:
        while self._last < on:
            passed = self._before[self._last] + self.calendar.day(self._last).minutes
            self._last += _ONE_DAY
            self._before[self._last] = passed
        while self._first > on:
            self._first -= _ONE_DAY
            self._before[self._first] = (
                self._before[self._first + _ONE_DAY] - self.calendar.day(self._first).minutes
            )
