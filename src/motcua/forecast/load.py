"""Pure: how much work comes to a desk on each of the next working days, with an interval that is tested.

Level of the last weeks, times what the weekday usually has, times what last year had at this season where a
year is known. The interval is that of a negative binomial whose spread is learned from the desk's own days.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import exp, lgamma, log
from statistics import fmean

from motcua.terms import Calendar

AHEAD = 10  # working days
LEVEL_DAYS, LEAST_DAYS = 30, 20
COVER = 0.8
ORIGINS = 6


@dataclass(frozen=True)
class DayLoad:
    """``low`` to ``high`` holds the number of arrivals four times in five."""

    day: date
    expected: float
    low: int
    high: int


@dataclass(frozen=True)
class Coverage:
    """Of past forecasts made in the same way: how many days were judged, and how many lay inside."""

    days: int
    inside: int


def next_days(calendar: Calendar, after: date, count: int = AHEAD) -> list[date]:
    days = []
    for _ in range(count):
        after = calendar.next_working(after)
        days.append(after)
    return days


def expect(arrivals: Mapping[date, int], calendar: Calendar, first: date, today: date) -> list[DayLoad]:
    """For the working days after ``today``, by the arrivals from ``first`` to ``today``; a day without an
    entry had none. Empty where fewer than ``LEAST_DAYS`` working days are known."""
    known = _working_days(calendar, first, today)
    if len(known) < LEAST_DAYS:
        return []
    counts = [arrivals.get(day, 0) for day in known]
    weekdays = _weekdays(known, counts)
    recent = list(zip(known, counts, strict=True))[-LEVEL_DAYS:]
    level = fmean(count / weekdays[day.weekday()] for day, count in recent)
    spread = _spread([(level * weekdays[day.weekday()], count) for day, count in recent])
    unsure = (spread + 1 / max(level, 1.0)) / len(recent)  # of the level itself
    season = _season(arrivals, calendar, first, today)
    found = []
    for day in next_days(calendar, today):
        mean = level * weekdays.get(day.weekday(), 1.0) * season
        found.append(DayLoad(day, mean, *_interval(mean, spread + unsure)))
    return found


def cover(arrivals: Mapping[date, int], calendar: Calendar, first: date, today: date) -> Coverage:
    """The same forecast made at earlier days, against what then came."""
    judged = inside = 0
    origin = today
    for _ in range(ORIGINS):
        for _ in range(AHEAD):
            origin = calendar.previous_working(origin)
        for each in expect(arrivals, calendar, first, origin):
            judged += 1
            inside += each.low <= arrivals.get(each.day, 0) <= each.high
    return Coverage(judged, inside)


def _working_days(calendar: Calendar, first: date, last: date) -> list[date]:
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return [day for day in days if calendar.is_working(day)]


def _weekdays(days: Sequence[date], counts: Sequence[int]) -> dict[int, float]:
    """What a weekday has against the mean of all; few days are pulled to 1."""
    mean = fmean(counts) or 1.0
    found = {}
    for weekday in range(7):
        own = [count for day, count in zip(days, counts, strict=True) if day.weekday() == weekday]
        found[weekday] = max(0.05, (sum(own) / mean + 4) / (len(own) + 4))
    return found


def _season(arrivals: Mapping[date, int], calendar: Calendar, first: date, today: date) -> float:
    """Half of what the coming fortnight of last year had against the weeks before it; 1 without that year."""
    then = today - timedelta(days=364)
    before = _working_days(calendar, then - timedelta(days=41), then)
    if then - timedelta(days=41) < first:
        return 1.0
    after = next_days(calendar, then)
    usual = fmean(arrivals.get(day, 0) for day in before)
    if usual < 1:
        return 1.0
    ratio = fmean(arrivals.get(day, 0) for day in after) / usual
    return (1 + min(2.0, max(0.5, ratio))) / 2


def _spread(pairs: Sequence[tuple[float, int]]) -> float:
    """How much more than chance the days differ: variance is mean + spread * mean squared."""
    squares = sum((count - mean) ** 2 - mean for mean, count in pairs)
    weights = sum(mean**2 for mean, _ in pairs)
    return max(0.0, squares / weights) if weights else 0.0


def _interval(mean: float, spread: float) -> tuple[int, int]:
    """The shortest middle that holds at least ``COVER``: both tails have at most half of the rest."""
    tail = (1 - COVER) / 2
    passed, number, low = 0.0, 0, None
    most = int(mean * 20 + 200)
    while number < most:
        passed += _probability(number, mean, spread)
        if low is None and passed > tail:
            low = number
        if passed >= 1 - tail:
            break
        number += 1
    return low or 0, number


def _probability(number: int, mean: float, spread: float) -> float:
    """Negative binomial with that mean and spread."""
    if mean <= 0:
        return float(number == 0)
    size = 1 / max(spread, 1e-6)
    ways = lgamma(number + size) - lgamma(size) - lgamma(number + 1)
    return exp(ways + size * log(size / (size + mean)) + number * log(mean / (size + mean)))
