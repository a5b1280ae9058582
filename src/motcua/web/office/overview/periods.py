"""The days a dashboard looks at. Local days; working days by the calendar of the agency looked at."""

from calendar import monthrange
from datetime import date, timedelta

from motcua.figures.period import Period
from motcua.terms import Calendar

AHEAD = (3, 5)
WEEKS = 12
WEEK = timedelta(days=7)


def ahead(today: date, working_days: int, calendar: Calendar) -> Period:
    """Today and the next ``working_days`` working days after it."""
    last = today
    for _ in range(working_days):
        last = calendar.next_working(last)
    return Period(today, last)


def weeks(today: date) -> tuple[Period, ...]:
    """The last twelve whole weeks, Monday to Sunday, oldest first."""
    monday = today - timedelta(days=today.weekday())
    starts = [monday - WEEK * place for place in range(WEEKS, 0, -1)]
    return tuple(Period(start, start + WEEK - timedelta(days=1)) for start in starts)


def month_ago(today: date) -> date:
    """The same day of the month before; its last day where it has no such day."""
    year, month = (today.year - 1, 12) if today.month == 1 else (today.year, today.month - 1)
    return date(year, month, min(today.day, monthrange(year, month)[1]))
