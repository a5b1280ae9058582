"""Working time between many pairs of moments over one calendar: each day is added up once.

``working_time`` walks from day to day; reports ask for hundreds of thousands of lengths over the same year.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from .calendar import Calendar
from .clock import local

_ONE_DAY = timedelta(days=1)
_Spans = tuple[tuple[int, int], ...]


class Elapsed:
    """Whole seconds of working time; agrees with ``working_time``. Days are local, moments aware."""

    __slots__ = ("_calendar", "_first", "_last", "_sums", "_total", "_under")

    def __init__(self, calendar: Calendar) -> None:
        self._calendar = calendar
        self._sums: dict[date, tuple[int, _Spans]] = {}
        self._first = self._last = date.min
        self._under = self._total = 0

    def between(self, start: datetime, end: datetime) -> int:
        """Seconds worked from ``start`` to ``end``; negative when ``end`` is before ``start``."""
        return self.at(end) - self.at(start)

    def at(self, moment: datetime) -> int:
        """Seconds worked up to ``moment`` since a day of no meaning of its own: only differences count."""
        moment = local(moment)
        before, spans = self._day(moment.date())
        clock = moment.hour * 3600 + moment.minute * 60 + moment.second
        return before + sum(min(max(clock - opens, 0), closes - opens) for opens, closes in spans)

    def _day(self, on: date) -> tuple[int, _Spans]:
        found = self._sums.get(on)
        if found is not None:
            return found
        if not self._sums:
            self._first, self._last = on, on - _ONE_DAY
        while self._last < on:
            self._last += _ONE_DAY
            self._total += self._put(self._last, self._total)
        while self._first > on:
            self._first -= _ONE_DAY
            self._under -= self._length(self._first)
            self._put(self._first, self._under)
        return self._sums[on]

    def _put(self, on: date, before: int) -> int:
        spans = self._spans(on)
        self._sums[on] = before, spans
        return sum(closes - opens for opens, closes in spans)

    def _length(self, on: date) -> int:
        return sum(closes - opens for opens, closes in self._spans(on))

    def _spans(self, on: date) -> _Spans:
        return tuple(
            (opens.hour * 3600 + opens.minute * 60, closes.hour * 3600 + closes.minute * 60)
            for opens, closes in self._calendar.day(on).hours
        )


def thousandths(seconds: int, day: int) -> int:
    """Seconds as thousandths of a working day, half up."""
    return (2000 * seconds + day) // (2 * day)
