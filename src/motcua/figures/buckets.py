"""Days in buckets: half months and years, so that a period of whole days is a few buckets and few days.

Half months begin on the 1st and the 15th: calendar months and statutory ones (15th to 14th) are made of them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from motcua.figures.cutoffs import FIRST_DAY
from motcua.figures.period import Period

DAY = timedelta(days=1)


class Grain(StrEnum):
    DAY = "d"
    HALF = "h"
    YEAR = "y"


@dataclass(frozen=True)
class Range:
    """Buckets of one grain that begin from ``first`` on (None: all earlier ones too) and before ``end``."""

    grain: Grain
    first: date | None
    end: date


def bucket(grain: Grain, day: date) -> date:
    """The first day of the bucket that holds ``day``."""
    match grain:
        case Grain.DAY:
            return day
        case Grain.HALF:
            return day.replace(day=1 if day.day < FIRST_DAY else FIRST_DAY)
        case Grain.YEAR:
            return day.replace(month=1, day=1)


def cover(period: Period) -> tuple[Range, ...]:
    """All days up to the period's last, each once, in few buckets; none spans its first day."""
    start, end = period.first, period.last + DAY
    return tuple(
        one for one in (*_before(start), *_inside(start, end)) if not one.first or one.first < one.end
    )


def _before(start: date) -> Iterator[Range]:
    year, half = bucket(Grain.YEAR, start), bucket(Grain.HALF, start)
    yield Range(Grain.YEAR, None, year)
    yield Range(Grain.HALF, year, half)
    yield Range(Grain.DAY, half, start)


def _inside(start: date, end: date) -> Iterator[Range]:
    first, last = _next(Grain.HALF, start), bucket(Grain.HALF, end)
    if first > last:
        yield Range(Grain.DAY, start, end)
        return
    yield Range(Grain.DAY, start, first)
    early, late = _next(Grain.YEAR, first), bucket(Grain.YEAR, last)
    if early < late:
        yield from (
            Range(Grain.HALF, first, early),
            Range(Grain.YEAR, early, late),
            Range(Grain.HALF, late, last),
        )
    else:
        yield Range(Grain.HALF, first, last)
    yield Range(Grain.DAY, last, end)


def _next(grain: Grain, day: date) -> date:
    """The first bucket that begins on ``day`` or later."""
    begun = bucket(grain, day)
    if begun == day:
        return day
    ahead = 366 if grain is Grain.YEAR else 18  # days that reach the next bucket, and never the one after it
    return bucket(grain, begun + timedelta(days=ahead))
