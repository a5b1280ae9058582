"""Working time left until, or passed since, a due moment, and the words for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from .calendar import Calendar
from .clock import local
from .working_time import working_time


class DueState(StrEnum):
    EARLY = "early"  # due on a later day
    TODAY = "today"  # due later today
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class Remaining:
    """Working time to the due moment: `minutes` (negative: overdue), split in `days`, `hours`, `rest`.

    A day is the agency's longest weekday, so that "1 ngày làm việc" is what its staff call a day.
    """

    minutes: int
    days: int
    hours: int
    rest: int
    state: DueState


def remaining(now: datetime, due_at: datetime, calendar: Calendar) -> Remaining:
    """What is left at `now` until `due_at`. Both aware."""
    now, due_at = local(now), local(due_at)
    minutes = int(working_time(now, due_at, calendar) / timedelta(minutes=1))
    days, rest = divmod(abs(minutes), calendar.standard_day_minutes or 480)
    hours, rest = divmod(rest, 60)
    return Remaining(minutes, days, hours, rest, _state(now, due_at))


def words(left: Remaining) -> str:
    """`còn 1 ngày 3 giờ làm việc`, `đến hạn hôm nay, còn 2 giờ làm việc`, `quá hạn 2 ngày làm việc`."""
    return _WORDS[left.state].format(length=_length(left))


_WORDS = {
    DueState.EARLY: "còn {length}",
    DueState.TODAY: "đến hạn hôm nay, còn {length}",
    DueState.OVERDUE: "quá hạn {length}",
}


def _state(now: datetime, due_at: datetime) -> DueState:
    if now > due_at:
        return DueState.OVERDUE
    return DueState.TODAY if now.date() == due_at.date() else DueState.EARLY


def _length(left: Remaining) -> str:
    """Minutes are said only when there is less than an hour."""
    parts = [f"{left.days} ngày"] if left.days else []
    if left.hours:
        parts.append(f"{left.hours} giờ")
    if not parts:
        parts.append(f"{left.rest} phút" if left.rest else "chưa đến 1 phút")
    return f"{' '.join(parts)} làm việc"
