"""How far a saving moves when what was assumed is off. Pure.

Each factor is moved alone from its low to its high end, the others as assumed (tornado, widest swing first);
then all together. The saving is linear in each factor alone, so over the box of all ranges it is least and
greatest at corners: sixteen of them are reckoned. What lies between may pass them by the rounding to đồng.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from itertools import product
from typing import NamedTuple

from motcua.simplification.cost import Activity, saving


class Factor(StrEnum):
    HOURS = "hours"
    WAGE = "wage"
    FREQUENCY = "frequency"
    PEOPLE = "people"


class Range(NamedTuple):
    """Per cent of what was assumed: ``low`` at most 100, ``high`` at least 100."""

    low: int
    high: int


Ranges = Mapping[Factor, Range]
Scale = Mapping[Factor, int]
AS_ASSUMED = 100
HOUSE = Range(80, 120)
"""What is taken where nobody gave a range: the house's own choice, no rule of law."""


@dataclass(frozen=True, slots=True)
class Swing:
    """The saving in đồng a year with one factor at its low and at its high end."""

    factor: Factor
    range: Range
    low: int
    high: int

    @property
    def width(self) -> int:
        return abs(self.high - self.low)


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """``least`` and ``greatest``: the saving with all factors anywhere in their ranges."""

    base: int
    swings: tuple[Swing, ...]
    least: int
    greatest: int


def sensitivity(before: Sequence[Activity], after: Sequence[Activity], ranges: Ranges) -> Sensitivity:
    """``ranges`` names every factor."""
    swings = [_swing(before, after, factor, ranges[factor]) for factor in Factor]
    corners = [
        saved_at(before, after, dict(zip(Factor, ends, strict=True)))
        for ends in product(*(ranges[factor] for factor in Factor))
    ]
    base = saved_at(before, after, {})
    order = {factor: place for place, factor in enumerate(Factor)}
    ordered = sorted(swings, key=lambda swing: (-swing.width, order[swing.factor]))
    return Sensitivity(base, tuple(ordered), min(base, *corners), max(base, *corners))


def saved_at(before: Iterable[Activity], after: Iterable[Activity], scale: Scale) -> int:
    """The saving in đồng a year with factors at so many per cent of what was assumed."""
    return saving([scaled(each, scale) for each in before], [scaled(each, scale) for each in after]).amount


def scaled(activity: Activity, scale: Scale) -> Activity:
    """Wage and people need not stay whole: they are factors, and only costs are rounded."""

    def at(factor: Factor, value: Decimal | int) -> Decimal:
        return value * Decimal(scale.get(factor, AS_ASSUMED)) / 100

    wage = at(Factor.WAGE, activity.wage)
    people = at(Factor.PEOPLE, activity.people)
    # hours x wage and frequency x people enter as products, so the fractions may stand on the decimal side
    return replace(
        activity,
        hours=at(Factor.HOURS, activity.hours) * wage,
        wage=1,
        frequency=at(Factor.FREQUENCY, activity.frequency) * people,
        people=1,
    )


def _swing(before: Sequence[Activity], after: Sequence[Activity], factor: Factor, ends: Range) -> Swing:
    low, high = (saved_at(before, after, {factor: end}) for end in ends)
    return Swing(factor, ends, low, high)
