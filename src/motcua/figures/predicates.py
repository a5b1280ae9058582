"""Conditions as typed, frozen expression trees. One tree is counted, listed and explained.

A comparison in which either side is missing is false: every condition is true or false, never unknown.
"""

from dataclasses import dataclass
from typing import TypeAlias

from motcua.figures.facts.base import Coded, Day, Fact, Flag, Instant, Value
from motcua.figures.period import Moment


@dataclass(frozen=True)
class Before:
    left: Instant
    right: Instant | Moment


@dataclass(frozen=True)
class AtOrAfter:
    left: Instant
    right: Instant | Moment


@dataclass(frozen=True)
class DayBefore:
    """``right`` as a moment: the local day that begins at the period's start, or at its end."""

    left: Day
    right: Day | Moment


@dataclass(frozen=True)
class OnWeekday:
    """``weekday`` as ISO counts: Monday 1, Sunday 7; the local day of the instant."""

    left: Instant
    weekday: int


@dataclass(frozen=True)
class Missing:
    left: Instant | Day


@dataclass(frozen=True)
class Marked:
    left: Flag


@dataclass(frozen=True)
class OneOf:
    left: Coded
    values: tuple[Value, ...]


@dataclass(frozen=True)
class AllOf:
    parts: tuple["Predicate", ...]


@dataclass(frozen=True)
class AnyOf:
    parts: tuple["Predicate", ...]


@dataclass(frozen=True)
class Not:
    part: "Predicate"


Atom: TypeAlias = Before | AtOrAfter | DayBefore | OnWeekday | Missing | Marked | OneOf
Predicate: TypeAlias = Atom | AllOf | AnyOf | Not


def equals(left: Coded, value: Value) -> OneOf:
    return OneOf(left, (value,))


def all_of(*parts: Predicate) -> AllOf:
    return AllOf(parts)


def any_of(*parts: Predicate) -> AnyOf:
    return AnyOf(parts)


def facts_of(predicate: Predicate) -> frozenset[Fact]:
    """Every fact that a predicate asks for."""
    match predicate:
        case AllOf(parts) | AnyOf(parts):
            return frozenset().union(*(facts_of(part) for part in parts))
        case Not(part):
            return facts_of(part)
        case _:
            sides = (predicate.left, getattr(predicate, "right", None))
            return frozenset(side for side in sides if isinstance(side, Fact))
