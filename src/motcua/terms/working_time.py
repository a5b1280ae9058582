"""Lengths of working time over a calendar."""

from __future__ import annotations

from datetime import datetime, timedelta

from .calendar import Calendar
from .clock import VN, local

_ZERO = timedelta(0)


def working_time(start: datetime, end: datetime, calendar: Calendar) -> timedelta:
    """Working time between two moments, negative when `end` is before `start`."""
    if end < start:
        return -working_time(end, start, calendar)
    start, end = local(start), local(end)
    total, on = _ZERO, start.date()
    while on <= end.date():
        for opening, closing in calendar.day(on).hours:
            begin = max(start, datetime.combine(on, opening, VN))
            total += max(_ZERO, min(end, datetime.combine(on, closing, VN)) - begin)
        on += timedelta(days=1)
    return total


def after_working_time(start: datetime, length: timedelta, calendar: Calendar) -> datetime:
    """The earliest moment at which `length` of working time has passed since `start`.

    With no length to pass it is `start` itself.
    """
    start = local(start)
    if length <= _ZERO:
        return start
    on = start.date()
    while True:
        for opening, closing in calendar.day(on).hours:
            begin = max(start, datetime.combine(on, opening, VN))
            room = datetime.combine(on, closing, VN) - begin
            if length <= room:
                return begin + length
            length -= max(_ZERO, room)
        on = calendar.next_working(on)
