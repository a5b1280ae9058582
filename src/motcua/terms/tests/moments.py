"""Short ways to write moments, terms and calendars in these tests."""

from __future__ import annotations

from datetime import date, datetime, time

from motcua.terms import VN, Calendar, Override, Term, Unit, national_calendar

CALENDAR = national_calendar()
HOURS, DAYS, CALENDAR_DAYS = Unit.WORKING_HOUR, Unit.WORKING_DAY, Unit.CALENDAR_DAY
SAME_DAY = Term(1, DAYS, same_day_cutoff=time(15, 0))


def at(text: str) -> datetime:
    """`at("20/11/2026 9:00")`; without an hour, closing time of the default hours."""
    day, _, hour = text.partition(" ")
    on, month, year = (int(part) for part in day.split("/"))
    hours, minutes = (int(part) for part in (hour or "17:00").split(":"))
    return datetime(year, month, on, hours, minutes, tzinfo=VN)


def days(value: int) -> Term:
    return Term(value, DAYS)


def with_day(text: str, override: Override, calendar: Calendar = CALENDAR) -> Calendar:
    return calendar.with_overrides({on(text): override})


def on(text: str) -> date:
    return at(text).date()
