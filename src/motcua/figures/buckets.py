"""Days in buckets: half months, quarters, years, so that a period of whole days is few buckets and few days.

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
    QUARTER = "q"
    YEAR = "y"


COARSE = (Grain.YEAR, Grain.QUARTER, Grain.HALF)
REACH = {Grain.DAY: 1, Grain.HALF: 18, Grain.QUARTER: 93, Grain.YEAR: 366}
"""From a bucket's first day so many days reach the next bucket, and never the one after it."""


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
        case Grain.QUARTER:
            return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
        case Grain.YEAR:
            return day.replace(month=1, day=1)


def cover(period: Period) -> tuple[Range, ...]:
    """All days up to the period's last, each once, in few buckets; none spans its first day."""
    start, year = period.first, bucket(Grain.YEAR, period.first)
    before = Range(Grain.YEAR, None, year), *_span(year, start, COARSE)
    return (*before, *_span(start, period.last + DAY, COARSE))


def _span(first: date, end: date, coarse: tuple[Grain, ...]) -> Iterator[Range]:
    """The days from ``first`` on and before ``end``, the middle of them in the first of these grains."""
    if not coarse:
        if first < end:
            yield Range(Grain.DAY, first, end)
        return
    grain, finer = coarse[0], coarse[1:]
    inner, outer = after(grain, first), bucket(grain, end)
    if inner >= outer:
        yield from _span(first, end, finer)
        return
    yield from _span(first, inner, finer)
    yield Range(grain, inner, outer)
    yield from _span(outer, end, finer)


def after(grain: Grain, day: date) -> date:
    """The first bucket that begins on ``day`` or later."""
    begun = bucket(grain, day)
    return day if begun == day else bucket(grain, begun + timedelta(days=REACH[grain]))
