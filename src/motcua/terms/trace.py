"""The day-by-day trace of a course: each day from receipt to due date, if it counts, and why (Vietnamese)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from .calendar import Calendar, Day, DayKind
from .clock import VN
from .course import Course, Wait, swallows, waits_that_matter
from .phrases import day_words, minutes_words
from .term import Unit
from .working_time import working_time


@dataclass(frozen=True, slots=True)
class TraceDay:
    """One day of a term and why it counts or not. `ordinal` numbers the counted days from 1."""

    date: date
    counted: bool
    ordinal: int | None
    kind: DayKind
    reason: str

    @property
    def text(self) -> str:
        """`Thứ Ba 24/11/2026: nghỉ lễ Ngày Văn hóa Việt Nam`."""
        return f"{day_words(self.date)}: {self.reason}"


Trace = tuple[TraceDay, ...]


def trace_of(course: Course, until: datetime, calendar: Calendar, due: bool = True) -> Trace:
    """Days from the start to `until`: the due moment, or (`due` False) where the course stands waiting."""
    tracer = _Tracer(course, until, calendar, due)
    return tuple(tracer.days())


class _Tracer:
    def __init__(self, course: Course, until: datetime, calendar: Calendar, due: bool) -> None:
        self.course, self.until, self.calendar, self.due = course, until, calendar, due
        lasting = tuple(wait for wait in course.waits if wait.end is None)
        whole = Course(course.started_at, course.term, waits=course.waits)
        self.waits = waits_that_matter(whole, calendar) + lasting
        self.first = course.first_countable(calendar)
        self.ordinal = 0

    def days(self) -> Iterator[TraceDay]:
        on = self.course.started_at.date()
        last = max(on, self.until.date())
        while on <= last:
            yield self._trace_day(self.calendar.day(on))
            on += timedelta(days=1)

    def _trace_day(self, day: Day) -> TraceDay:
        by_hours = self.course.unit is Unit.WORKING_HOUR
        counted, reason = self._by_hours(day) if by_hours else self._by_days(day)
        parts = [reason, *self._notes(day.date)]
        if self.due and day.date == self.until.date():
            parts.append(f"hạn trả {self.until:%H:%M}")
        return TraceDay(day.date, counted, self.ordinal if counted else None, day.kind, "; ".join(parts))

    def _by_days(self, day: Day) -> tuple[bool, str]:
        if day.date < self.first or (self.course.term is None and day.date == self.first):
            return False, self._uncounted_start(day)
        wait = next((wait for wait in self.waits if swallows(wait, day.date, self.calendar)), None)
        calendar_days = self.course.unit is Unit.CALENDAR_DAY
        if not day.working and not calendar_days:
            return False, day.reason
        if wait is not None:
            return False, f"đang chờ: {wait.reason}, không tính"
        if calendar_days and self._complete():
            return False, self._moved_on(day)
        self.ordinal += 1
        return True, self._counted(day)

    def _complete(self) -> bool:
        term = self.course.term
        return self.course.fixed is None and term is not None and self.ordinal >= term.value

    def _moved_on(self, day: Day) -> str:
        if day.working:
            return "ngày làm việc tiếp theo sau ngày nghỉ"
        return f"{day.reason}, hạn lùi sang ngày làm việc"

    def _counted(self, day: Day) -> str:
        unit = "ngày" if self.course.unit is Unit.CALENDAR_DAY else "ngày làm việc"
        words = f"{unit} thứ {self.ordinal}"
        if day.date == self.course.started_at.date():
            words = f"{self._start_words()} trong giờ chốt, tính là {words}"
        return words if day.kind is DayKind.WORKING else f"{words} ({day.reason})"

    def _uncounted_start(self, day: Day) -> str:
        if day.date != self.course.started_at.date():
            return day.reason
        words = f"{self._start_words()}{self._after_cutoff(day)}, không tính"
        return words if day.working else f"{words} ({day.reason})"

    def _after_cutoff(self, day: Day) -> str:
        cutoff = self.course.term.same_day_cutoff if self.course.term else None
        late = cutoff is not None and day.working and self.course.started_at.time() > cutoff
        return f" sau {cutoff:%H:%M}" if late else ""

    def _start_words(self) -> str:
        return "ngày nhận đủ hồ sơ, tính lại từ đầu" if self.course.restarted else "ngày nhận hồ sơ"

    def _by_hours(self, day: Day) -> tuple[bool, str]:
        begin = max(self.course.started_at, datetime.combine(day.date, time(0), VN))
        end = min(self.until, datetime.combine(day.date + timedelta(days=1), time(0), VN))
        running = working_time(begin, end, self.calendar) if begin < end else timedelta(0)
        running -= sum((self._waited(wait, begin, end) for wait in self.waits), timedelta(0))
        starting = f"{self._start_words()}, " if day.date == self.course.started_at.date() else ""
        if running > timedelta(0):
            self.ordinal += 1
            return True, f"{starting}tính {minutes_words(round(running / timedelta(minutes=1)))} làm việc"
        return False, f"{starting}{self._why_no_hours(day, begin, end)}"

    def _why_no_hours(self, day: Day, begin: datetime, end: datetime) -> str:
        if not day.working:
            return day.reason
        waiting = next((wait for wait in self.waits if self._touches(wait, begin, end)), None)
        return f"đang chờ: {waiting.reason}, không tính" if waiting else "ngoài giờ làm việc, không tính"

    def _waited(self, wait: Wait, begin: datetime, end: datetime) -> timedelta:
        start, stop = max(begin, wait.start), min(end, wait.end or end)
        return working_time(start, stop, self.calendar) if start < stop else timedelta(0)

    def _touches(self, wait: Wait, begin: datetime, end: datetime) -> bool:
        return wait.start < end and (wait.end is None or wait.end > begin)

    def _notes(self, on: date) -> list[str]:
        return [note.text for note in self.course.notes if note.at.date() == on]
