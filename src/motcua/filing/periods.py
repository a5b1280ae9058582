"""Names of periods and the days on which their reports are due."""

from datetime import date

from motcua.figures.cutoffs import presets
from motcua.organisation.models import Level

#: TT 09/2026/TT-BTP (verified): communes and departments send to the province by day 20 of the last month
#: of the period, the province to the ministry by day 23.
DUE_DAYS = {Level.COMMUNE: 20, Level.DISTRICT: 20, Level.PROVINCE: 23}


def period_words(first: date, last: date) -> str:
    """ "Tháng 11/2026 (từ ngày 15/10/2026 đến hết ngày 14/11/2026)"; only the days where it is no statutory
    period."""
    days = f"từ ngày {first:%d/%m/%Y} đến hết ngày {last:%d/%m/%Y}"
    for preset in presets(last):
        if (preset.period.first, preset.period.last) == (first, last):
            return f"{preset.name} ({days})"
    return days


def due_day(last: date, level: str) -> date:
    """The last day for sending the report of a period that ends on ``last``: the next such day after it."""
    due = last.replace(day=DUE_DAYS[Level(level)])
    if due > last:
        return due
    return due.replace(year=due.year + 1, month=1) if due.month == 12 else due.replace(month=due.month + 1)
