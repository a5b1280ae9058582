"""A term (thời hạn): a length of time in working hours, working days or calendar days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from enum import StrEnum

from .errors import TermsError


class Unit(StrEnum):
    WORKING_HOUR = "working_hour"
    WORKING_DAY = "working_day"
    CALENDAR_DAY = "calendar_day"


_UNIT_WORDS = {
    Unit.WORKING_HOUR: "giờ làm việc",
    Unit.WORKING_DAY: "ngày làm việc",
    Unit.CALENDAR_DAY: "ngày",
}


@dataclass(frozen=True, slots=True)
class Term:
    """A length of time in its own unit.

    With `same_day_cutoff` (decree 118/2025 Art. 18 and sector rules, 15:00) what is accepted on a working
    day at or before that local time has that very day as its first day; value 1 is then a same-day service.
    """

    value: int
    unit: Unit
    same_day_cutoff: time | None = None

    def __post_init__(self) -> None:
        if self.value < 1:
            raise TermsError(f"Thời hạn phải từ 1 trở lên, không thể là {self.value}.")
        if self.same_day_cutoff is not None and self.unit is Unit.WORKING_HOUR:
            raise TermsError("Thời hạn tính bằng giờ làm việc không dùng giờ chốt trong ngày.")

    @property
    def text(self) -> str:
        """`3 ngày làm việc`; `1 ngày làm việc, nhận đến 15:00 trả trong ngày`."""
        words = f"{self.value} {_UNIT_WORDS[self.unit]}"
        if self.same_day_cutoff is None:
            return words
        promise = "trả trong ngày" if self.value == 1 else "tính từ ngày nhận"
        return f"{words}, nhận đến {self.same_day_cutoff:%H:%M} {promise}"
