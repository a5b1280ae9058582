"""Over which days pace is reckoned: closed report months, the year to yesterday, ninety days."""

from datetime import date, timedelta

from motcua.figures.cutoffs import months, report_month
from motcua.figures.period import Period, year_until

MONTHS, STEP_DAYS = 12, 90


def closed_months(today: date, count: int = MONTHS) -> tuple[Period, ...]:
    """The last ``count`` report months that ended before ``today``, oldest first.

    Report months run from the 15th to the 14th. They are half-open and adjoin: each begins where the one
    before ends.
    """
    year, month = report_month(today)
    found: list[Period] = []
    for _ in range(count):
        year, month = (year - 1, 12) if month == 1 else (year, month - 1)
        found.append(months(year, month, month))
    return tuple(reversed(found))


def published_window(today: date) -> Period:
    """What the public page speaks of: it moves once a month, so no day can be subtracted from the next."""
    closed = closed_months(today)
    return Period(closed[0].first, closed[-1].last)


def working_window(today: date) -> Period:
    """What officers look at: the twelve months up to and without today."""
    return year_until(today)


def step_window(today: date) -> Period:
    """Steps are five times as many as dossiers: what officers look at are those of the last ninety days."""
    return Period(today - timedelta(days=STEP_DAYS), today - timedelta(days=1))
