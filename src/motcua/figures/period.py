"""Reporting periods: whole local days at the surface, half-open instants inside."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


class Moment(StrEnum):
    """The instants a period gives to a predicate."""

    START = "start"
    END = "end"
    THEN = "then"


class PeriodError(ValueError):
    """A period that cannot be; the message is Vietnamese."""


@dataclass(frozen=True)
class Period:
    """From 00:00 of ``first`` to 00:00 of the day after ``last`` (not included), local time.

    A dossier received at the first instant belongs to the period; one at the end instant to the next.
    ``asked_at``: when the figures were asked for. What is overdue is judged at the period's end, or then
    while the period still runs: nobody is late for a day that has not come.
    """

    first: date
    last: date
    asked_at: datetime | None = None

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise PeriodError(
                f"Ngày cuối kỳ ({self.last:%d/%m/%Y}) phải bằng hoặc sau ngày đầu kỳ ({self.first:%d/%m/%Y})."
            )
        if self.first.year < 1900 or self.last.year > 9000:
            raise PeriodError("Kỳ báo cáo phải nằm trong khoảng từ năm 1900 đến năm 9000.")

    @property
    def start(self) -> datetime:
        return midnight(self.first)

    @property
    def end(self) -> datetime:
        return midnight(self.last + timedelta(days=1))

    @property
    def then(self) -> datetime:
        return min(self.end, self.asked_at) if self.asked_at else self.end

    @property
    def running(self) -> bool:
        """Whether it had not ended when the figures were asked for."""
        return self.then < self.end

    def at(self, moment: Moment) -> datetime:
        return {Moment.START: self.start, Moment.END: self.end, Moment.THEN: self.then}[moment]

    def day(self, moment: Moment) -> date:
        """The local day on which a moment falls; the end is 00:00 of the day after the last."""
        return self.at(moment).astimezone(ZONE).date()

    @property
    def day_before(self) -> "Period":
        """The day on which whatever period came before ended."""
        day = self.first - timedelta(days=1)
        return Period(day, day, self.asked_at)


def year_until(day: date) -> Period:
    """The twelve months up to and without ``day``."""
    return Period(_years_on(day, -1), day - timedelta(days=1))


def year_from(day: date) -> Period:
    """The twelve months that begin with ``day``."""
    return Period(day, _years_on(day, 1) - timedelta(days=1))


def _years_on(day: date, years: int) -> date:
    """1 March where that year has no 29 February."""
    if (day.month, day.day) == (2, 29):
        return date(day.year + years, 3, 1)
    return day.replace(year=day.year + years)


def midnight(day: date) -> datetime:
    """00:00 of ``day`` in Asia/Ho_Chi_Minh, aware."""
    return datetime.combine(day, time.min, ZONE)


def last_instant(day: date) -> datetime:
    """The last microsecond of ``day`` in Asia/Ho_Chi_Minh, aware: what is known by then is known that day."""
    return midnight(day + timedelta(days=1)) - timedelta(microseconds=1)
