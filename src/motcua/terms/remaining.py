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
    """Working time to `due_at` (local): `minutes` (negative: overdue), split in `days`, `hours`, `rest`.

    A day is the agency's longest weekday, so that "1 ngày làm việc" is what its staff call a day.
    """

    minutes: int
    days: int
    hours: int
    rest: int
    state: DueState
    due_at: datetime


def remaining(now: datetime, due_at: datetime, calendar: Calendar) -> Remaining:
    """What is left at `now` until `due_at`. Both aware."""
    now, due_at = local(now), local(due_at)
    minutes = int(working_time(now, due_at, calendar) / timedelta(minutes=1))
    days, rest = divmod(abs(minutes), calendar.standard_day_minutes or 480)
    hours, rest = divmod(rest, 60)
    return Remaining(minutes, days, hours, rest, _state(now, due_at), due_at)


def words(left: Remaining) -> str:
    """`còn 1 ngày 3 giờ làm việc`, `đến hạn hôm nay, còn 2 giờ làm việc`, `quá hạn 2 ngày làm việc`.

    Less than a minute of working time, as from Friday's close to Monday's opening, is no length to speak of:
    the moment is named instead, `quá hạn từ 17:00 20/11/2026`, `đến hạn lúc 07:30 23/11/2026`.
    """
    if not left.minutes:
        return f"{_AT_ONCE[left.state]} {left.due_at:%H:%M %d/%m/%Y}"
    return f"{_LEFT[left.state]} {_length(left)}"


_LEFT = {
    DueState.EARLY: "còn",
    DueState.TODAY: "đến hạn hôm nay, còn",
    DueState.OVERDUE: "quá hạn",
}
_AT_ONCE = {
    DueState.EARLY: "đến hạn lúc",
    DueState.TODAY: "đến hạn lúc",
    DueState.OVERDUE: "quá hạn từ",
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
    return f"{' '.join(parts or [f'{left.rest} phút'])} làm việc"
