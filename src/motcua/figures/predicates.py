"""Conditions as typed, frozen expression trees. One tree is counted, listed and explained.

A comparison in which either side is missing is false: every condition is true or false, never unknown.
"""

from dataclasses import dataclass
from typing import TypeAlias

from motcua.figures.facts import At, Code, Mark, On
from motcua.figures.period import Moment


@dataclass(frozen=True)
class Before:
    left: At
    right: At | Moment


@dataclass(frozen=True)
class AtOrAfter:
    left: At
    right: At | Moment


@dataclass(frozen=True)
class DayBefore:
    left: On
    right: On


@dataclass(frozen=True)
class OnWeekday:
    """``weekday`` as ISO counts: Monday 1, Sunday 7; the local day of the instant."""

    left: At
    weekday: int


@dataclass(frozen=True)
class Missing:
    left: At


@dataclass(frozen=True)
class Marked:
    left: Mark


@dataclass(frozen=True)
class OneOf:
    left: Code
    values: tuple[str | int, ...]


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


def equals(left: Code, value: str | int) -> OneOf:
    return OneOf(left, (value,))


def all_of(*parts: Predicate) -> AllOf:
    return AllOf(parts)


def any_of(*parts: Predicate) -> AnyOf:
    return AnyOf(parts)
