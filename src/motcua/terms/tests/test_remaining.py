from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given

from motcua.terms import Calendar, DueState, after_working_time, remaining, words, working_time

from .moments import CALENDAR, at
from .sequences import calendars, moments


@pytest.mark.parametrize(
    ("now", "due_at", "said"),
    [
        (
            "23/11/2026 14:00",
            "25/11/2026 17:00",
            "còn 1 ngày 3 giờ làm việc",
        ),  # over the holiday
        ("25/11/2026 15:00", "25/11/2026 17:00", "đến hạn hôm nay, còn 2 giờ làm việc"),
        ("25/11/2026 16:40", "25/11/2026 17:00", "đến hạn hôm nay, còn 20 phút làm việc"),
        ("25/11/2026 7:30", "25/11/2026 17:00", "đến hạn hôm nay, còn 1 ngày làm việc"),
        ("25/11/2026 17:00", "25/11/2026 17:00", "đến hạn lúc 17:00 25/11/2026"),
        ("27/11/2026 17:00", "25/11/2026 17:00", "quá hạn 2 ngày làm việc"),
        ("30/11/2026 8:30", "27/11/2026 17:00", "quá hạn 1 giờ làm việc"),
        ("28/11/2026 9:00", "27/11/2026 17:00", "quá hạn từ 17:00 27/11/2026"),
        ("28/11/2026 9:00", "30/11/2026 7:30", "đến hạn lúc 07:30 30/11/2026"),
    ],
)
def test_words(now: str, due_at: str, said: str) -> None:
    assert words(remaining(at(now), at(due_at), CALENDAR)) == said


def test_minutes_are_signed_and_split() -> None:
    left = remaining(at("27/11/2026 9:10"), at("25/11/2026 17:00"), CALENDAR)
    assert (left.minutes, left.days, left.hours, left.rest) == (-(450 + 100), 1, 1, 40)
    assert left.state is DueState.OVERDUE


@given(moments, moments, calendars)
def test_overdue_exactly_after_the_due_moment(now: datetime, due_at: datetime, calendar: Calendar) -> None:
    left = remaining(now, due_at, calendar)
    assert (left.state is DueState.OVERDUE) == (now > due_at)
    assert left.minutes <= 0 or now < due_at


@given(moments, moments, moments, calendars)
def test_working_time_adds_up(a: datetime, b: datetime, c: datetime, calendar: Calendar) -> None:
    total = working_time(a, b, calendar) + working_time(b, c, calendar)
    assert total == working_time(a, c, calendar)


@given(moments, calendars)
def test_going_forward_by_working_time_takes_that_time(start: datetime, calendar: Calendar) -> None:
    length = timedelta(hours=13, minutes=7)
    assert working_time(start, after_working_time(start, length, calendar), calendar) == length
