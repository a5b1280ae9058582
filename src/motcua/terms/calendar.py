"""The working calendar of an agency: weekly hours plus dated overrides (holidays, make-up days, own days)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import pairwise
from types import MappingProxyType

from .clock import VN
from .errors import TermsError
from .phrases import day_words

Hours = tuple[tuple[time, time], ...]

MORNING = (time(7, 30), time(11, 30))
AFTERNOON = (time(13, 30), time(17, 0))
OFFICE_HOURS: Hours = (MORNING, AFTERNOON)
"""Own default, widespread in provinces; each agency sets its own."""
OFFICE_WEEK: tuple[Hours, ...] = (OFFICE_HOURS,) * 5 + ((), ())
SATURDAY_MORNING_WEEK: tuple[Hours, ...] = (OFFICE_HOURS,) * 5 + ((MORNING,), ())

_ONE_DAY = timedelta(days=1)
_LONGEST_REST = 400  # days without any working day after which a calendar is taken to be wrong


class DayKind(StrEnum):
    WORKING = "working"
    REST = "rest"  # weekly rest
    HOLIDAY = "holiday"
    MAKE_UP = "make_up"  # a rest day worked in exchange for a day off
    CLOSED = "closed"  # the agency's own day off
    OPENED = "opened"  # the agency's own working day or own hours of that day


_OFF = frozenset({DayKind.REST, DayKind.HOLIDAY, DayKind.CLOSED})
_DEFAULT_REASON = {
    DayKind.WORKING: "ngày làm việc",
    DayKind.REST: "nghỉ hằng tuần",
    DayKind.HOLIDAY: "nghỉ lễ",
    DayKind.MAKE_UP: "ngày làm bù",
    DayKind.CLOSED: "cơ quan nghỉ",
    DayKind.OPENED: "cơ quan làm việc",
}


@dataclass(frozen=True, slots=True)
class Override:
    """What a date is instead of its weekday. `hours` None means the usual hours of a working day.

    `reason` is the whole Vietnamese phrase shown in traces ("nghỉ lễ Quốc khánh").
    """

    kind: DayKind
    reason: str = ""
    hours: Hours | None = None

    def __post_init__(self) -> None:
        if self.hours is not None:
            check_hours(self.hours)
        if self.kind in _OFF and self.hours:
            raise TermsError("Ngày nghỉ không có giờ làm việc. Hãy bỏ giờ, hoặc chọn loại ngày làm việc.")
        if self.kind not in _OFF and self.hours == ():
            raise TermsError("Ngày làm việc phải có giờ làm việc. Hãy nhập giờ, hoặc chọn loại ngày nghỉ.")


@dataclass(frozen=True, slots=True)
class Day:
    """One date as the agency works it. `reason` is Vietnamese, without the date."""

    date: date
    kind: DayKind
    hours: Hours
    reason: str

    @property
    def working(self) -> bool:
        return bool(self.hours)

    @property
    def minutes(self) -> int:
        """Working minutes of the day."""
        return sum(_minute(end) - _minute(start) for start, end in self.hours)


def check_hours(hours: Hours) -> None:
    """Raise TermsError unless the intervals are in order, apart, and each ends after it starts."""
    edges = [edge for interval in hours for edge in interval]
    if any(later <= earlier for earlier, later in pairwise(edges)):
        raise TermsError("Giờ làm việc phải theo thứ tự, không chồng nhau, giờ kết thúc sau giờ bắt đầu.")


def _minute(at: time) -> int:
    return at.hour * 60 + at.minute


class Calendar:
    """Weekly hours (Monday first) and overrides by date. Immutable; look-ups are remembered. Local dates."""

    __slots__ = ("_closes", "_days", "_next", "overrides", "weekly")

    def __init__(
        self, weekly: tuple[Hours, ...] = OFFICE_WEEK, overrides: Mapping[date, Override] | None = None
    ) -> None:
        if len(weekly) != 7:
            raise TermsError("Lịch làm việc phải có đủ giờ của 7 ngày trong tuần, từ Thứ Hai đến Chủ Nhật.")
        for hours in weekly:
            check_hours(hours)
        self.weekly = weekly
        self.overrides: Mapping[date, Override] = MappingProxyType(dict(overrides or {}))
        self._days: dict[date, Day] = {}
        self._next: dict[date, date] = {}
        self._closes: dict[date, datetime] = {}

    def with_overrides(self, overrides: Mapping[date, Override]) -> Calendar:
        """The same week with more overrides; where both speak of a date the new one wins."""
        return Calendar(self.weekly, {**self.overrides, **overrides})

    def with_weekly(self, weekly: tuple[Hours, ...]) -> Calendar:
        """The same overrides over another week."""
        return Calendar(weekly, self.overrides)

    def day(self, on: date) -> Day:
        found = self._days.get(on)
        if found is None:
            found = self._days[on] = self._look_up(on)
        return found

    def is_working(self, on: date) -> bool:
        return self.day(on).working

    def open_of(self, on: date) -> datetime:
        """Start of working hours. Raises TermsError on a day off."""
        return datetime.combine(on, self._hours_of(on)[0][0], VN)

    def close_of(self, on: date) -> datetime:
        """End of working hours. Raises TermsError on a day off."""
        found = self._closes.get(on)
        if found is None:
            found = self._closes[on] = datetime.combine(on, self._hours_of(on)[-1][1], VN)
        return found

    def end_of(self, on: date) -> datetime:
        """End of working hours, or midnight at the end of a day off."""
        if self.is_working(on):
            return self.close_of(on)
        return datetime.combine(on + _ONE_DAY, time(0), VN)

    def next_working(self, after: date) -> date:
        """The first working day strictly after a date."""
        found = self._next.get(after)
        if found is None:
            found = self._next[after] = self._search(after, _ONE_DAY)
        return found

    def previous_working(self, before: date) -> date:
        """The last working day strictly before a date."""
        return self._search(before, -_ONE_DAY)

    def working_on_or_after(self, on: date) -> date:
        return on if self.is_working(on) else self.next_working(on)

    @property
    def standard_day_minutes(self) -> int:
        """Working minutes of the longest weekday: what "one working day" means in a length of time."""
        return max(sum(_minute(end) - _minute(start) for start, end in hours) for hours in self.weekly)

    def _look_up(self, on: date) -> Day:
        override = self.overrides.get(on)
        usual = self.weekly[on.weekday()]
        if override is None:
            kind = DayKind.WORKING if usual else DayKind.REST
            return Day(on, kind, usual, _DEFAULT_REASON[kind])
        reason = override.reason or _DEFAULT_REASON[override.kind]
        if override.kind in _OFF:
            return Day(on, override.kind, (), reason)
        return Day(on, override.kind, override.hours or self._made_up_hours(on, override.kind), reason)

    def _made_up_hours(self, on: date, kind: DayKind) -> Hours:
        """A make-up day is worked like a full weekday; an own working day like its weekday, if worked."""
        usual = self.weekly[on.weekday()]
        if usual and kind is not DayKind.MAKE_UP:
            return usual
        full = next((hours for hours in self.weekly if hours), ())
        if not full:
            raise TermsError(f"Lịch không có giờ làm việc cho {day_words(on)}. Hãy nhập giờ làm việc.")
        return full

    def _hours_of(self, on: date) -> Hours:
        hours = self.day(on).hours
        if not hours:
            raise TermsError(f"{day_words(on)} là ngày nghỉ, không có giờ làm việc.")
        return hours

    def _search(self, start: date, step: timedelta) -> date:
        on = start
        for _ in range(_LONGEST_REST):
            on += step
            if self.is_working(on):
                return on
        raise TermsError(
            f"Lịch không có ngày làm việc nào gần {day_words(start)}. Hãy kiểm tra lịch của cơ quan."
        )
