"""The naive reference: whether one thing satisfies a predicate, over plain Python values."""

from datetime import date, datetime
from typing import assert_never

from motcua.figures.facts.base import Day, Instant, Known
from motcua.figures.period import ZONE, Moment, Period
from motcua.figures.predicates import (
    AllOf,
    AnyOf,
    Atom,
    AtOrAfter,
    Before,
    DayBefore,
    Marked,
    Missing,
    Not,
    OneOf,
    OnWeekday,
    Predicate,
)


def holds(predicate: Predicate, facts: Known, period: Period) -> bool:
    match predicate:
        case AllOf(parts):
            return all(holds(part, facts, period) for part in parts)
        case AnyOf(parts):
            return any(holds(part, facts, period) for part in parts)
        case Not(part):
            return not holds(part, facts, period)
        case _:
            return _atom(predicate, facts, period)


def _atom(atom: Atom, facts: Known, period: Period) -> bool:
    match atom:
        case Before(left, right) | AtOrAfter(left, right):
            return _compare(atom, facts.instant(left, period), _right(right, facts, period))
        case DayBefore(day, other):
            first, second = facts.day(day), _day(other, facts, period)
            return first is not None and second is not None and first < second
        case OnWeekday(at, weekday):
            instant = facts.instant(at, period)
            return instant is not None and instant.astimezone(ZONE).isoweekday() == weekday
        case Missing(at):
            return (facts.day(at) if isinstance(at, Day) else facts.instant(at, period)) is None
        case Marked(mark):
            return facts.marked(mark, period)
        case OneOf(code, values):
            return facts.code(code) in values
        case _:
            assert_never(atom)


def _right(right: Instant | Moment, facts: Known, period: Period) -> datetime | None:
    return period.at(right) if isinstance(right, Moment) else facts.instant(right, period)


def _day(right: Day | Moment, facts: Known, period: Period) -> date | None:
    return period.day(right) if isinstance(right, Moment) else facts.day(right)


def _compare(atom: Before | AtOrAfter, left: datetime | None, right: datetime | None) -> bool:
    if left is None or right is None:
        return False
    return left < right if isinstance(atom, Before) else left >= right
