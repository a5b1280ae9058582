"""Vietnamese words for days, moments and lengths of working time."""

from __future__ import annotations

from datetime import date, datetime

from .clock import local

_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")


def day_words(day: date) -> str:
    """`Thứ Ba 24/11/2026`."""
    return f"{_WEEKDAYS[day.weekday()]} {day:%d/%m/%Y}"


def moment_words(at: datetime) -> str:
    """`17:00 Thứ Ba 24/11/2026`, local time."""
    at = local(at)
    return f"{at:%H:%M} {day_words(at.date())}"


def minutes_words(minutes: int) -> str:
    """`3 giờ 30 phút`, `2 giờ`, `20 phút`."""
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours} giờ"] if hours else []
    if rest or not hours:
        parts.append(f"{rest} phút")
    return " ".join(parts)
