"""Statutory reporting periods: cut-off on the 14th, the next period begins on the 15th.

NĐ 09/2019/NĐ-CP Điều 12, verified through circulars that restate it (domain.md 4.2): a month runs from
the 15th of the month before to its 14th; the year from 15 December of the year before to 14 December.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from motcua.figures.period import Period

FIRST_DAY = 15
LAST_DAY = 14
DECEMBER = 12

MONTH_AND_LONGER = ("month", "quarter", "half", "year")
"""Forms 03, 07 and 09 of TT 09/2026/TT-BTP (verified)."""
QUARTER_AND_LONGER = ("quarter", "half", "year")
"""Forms 06 and 08 of TT 09/2026/TT-BTP (verified)."""
KIND_NAMES = {
    "month": "tháng",
    "quarter": "quý",
    "half": "6 tháng",
    "nine": "9 tháng",
    "year": "năm",
}


@dataclass(frozen=True)
class Preset:
    key: str
    name: str
    period: Period


def months(year: int, first: int, last: int) -> Period:
    """The statutory period over the report months ``first``..``last`` (1-12) of ``year``."""
    before_year, before_month = (year - 1, DECEMBER) if first == 1 else (year, first - 1)
    return Period(date(before_year, before_month, FIRST_DAY), date(year, last, LAST_DAY))


def report_month(day: date) -> tuple[int, int]:
    """The report (year, month) that ``day`` falls in: from the 15th on it is already the next month."""
    if day.day < FIRST_DAY:
        return day.year, day.month
    return (day.year + 1, 1) if day.month == DECEMBER else (day.year, day.month + 1)


def presets(day: date) -> tuple[Preset, ...]:
    """The periods that ``day`` falls in: month, quarter, half year, nine months, year."""
    year, month = report_month(day)
    quarter = (month - 1) // 3 + 1
    half = 1 if month <= 6 else 2
    return (
        Preset("month", f"Tháng {month}/{year}", months(year, month, month)),
        Preset("quarter", f"Quý {quarter}/{year}", months(year, quarter * 3 - 2, quarter * 3)),
        Preset(
            "half",
            f"6 tháng {'đầu' if half == 1 else 'cuối'} năm {year}",
            months(year, half * 6 - 5, half * 6),
        ),
        Preset("nine", f"9 tháng năm {year}", months(year, 1, 9)),
        Preset("year", f"Năm {year}", months(year, 1, 12)),
    )


def kind_of(period: Period) -> str | None:
    """The key of the statutory period with exactly these days; None for any other days."""
    for preset in presets(period.last):
        if (preset.period.first, preset.period.last) == (period.first, period.last):
            return preset.key
    return None


def kind_words(kinds: Iterable[str]) -> str:
    """ "tháng, quý, 6 tháng, năm", in that order."""
    chosen = set(kinds)
    return ", ".join(words for kind, words in KIND_NAMES.items() if kind in chosen)


def previous(period: Period) -> Period:
    """The period of the same kind that ended the day before: as many report or calendar months, or days."""
    day = period.first - timedelta(days=1)
    if period.first.day == FIRST_DAY and period.last.day == LAST_DAY:
        first = _months_earlier(period.first, _months_of(period.first, period.last))
        return Period(first, day, period.asked_at)
    if period.first.day == 1 and (period.last + timedelta(days=1)).day == 1:
        first = _months_earlier(period.first, _months_of(period.first, period.last + timedelta(days=1)))
        return Period(first, day, period.asked_at)
    return Period(day - (period.last - period.first), day, period.asked_at)


def year_before(period: Period) -> Period:
    """The same days a year earlier; 29 February is 28 February there, the end of a month its end."""
    return Period(_year_earlier(period.first), _year_earlier(period.last), period.asked_at)


def _months_of(first: date, end: date) -> int:
    """Whole months from a day to the same, or the neighbouring, day of a later month."""
    return (end.year - first.year) * 12 + end.month - first.month


def _months_earlier(day: date, count: int) -> date:
    """``day`` is at most the 28th of its month."""
    months_since = day.year * 12 + day.month - 1 - count
    return day.replace(year=months_since // 12, month=months_since % 12 + 1)


def _year_earlier(day: date) -> date:
    if day.month == 2 and (day + timedelta(days=1)).day == 1:
        return date(day.year - 1, 3, 1) - timedelta(days=1)
    return day.replace(year=day.year - 1)
