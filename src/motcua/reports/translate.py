"""Predicates of ``motcua.figures`` as Django conditions; the naive evaluator is what they are tested against.

A comparison with a missing side is false in both, and NOT of it is true.
"""

from collections.abc import Callable
from datetime import date, datetime
from typing import assert_never

from django.db.models import F, Q
from django.db.models.functions import ExtractIsoWeekDay
from django.db.models.lookups import Exact

from motcua.figures.facts import Day, Fact, Instant
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

Path = Callable[[Fact], str]


def own_name(fact: Fact) -> str:
    """The ORM path of a fact that is a field or alias of the same name."""
    return fact.value


def to_q(predicate: Predicate, period: Period, path: Path = own_name) -> Q:
    """The condition on the records of a subject for the same period, whose facts stand at ``path``.

    In SQL a comparison with NULL is neither true nor false, and NOT keeps it so. Hence NOT is carried
    down to the atoms, whose negation also takes the rows where a side is missing.
    """
    match predicate:
        case AllOf(parts):
            return Q(*(to_q(part, period, path) for part in parts))
        case AnyOf(parts):
            return Q(*(to_q(part, period, path) for part in parts), _connector=Q.OR)
        case Not(part):
            return _negated(part, period, path)
        case _:
            return _atom(predicate, period, path)


def _negated(predicate: Predicate, period: Period, path: Path) -> Q:
    match predicate:
        case AllOf(parts):
            return Q(*(_negated(part, period, path) for part in parts), _connector=Q.OR)
        case AnyOf(parts):
            return Q(*(_negated(part, period, path) for part in parts))
        case Not(part):
            return to_q(part, period, path)
        case _:
            return _negated_atom(predicate, period, path)


def _atom(atom: Atom, period: Period, path: Path) -> Q:
    match atom:
        case Before(left, right):
            return Q(**{f"{path(left)}__lt": _instant(right, period, path)})
        case AtOrAfter(left, right):
            return Q(**{f"{path(left)}__gte": _instant(right, period, path)})
        case DayBefore(day, other):
            return Q(**{f"{path(day)}__lt": _day(other, period, path)})
        case OnWeekday(at, weekday):
            return Q(Exact(ExtractIsoWeekDay(path(at), tzinfo=ZONE), weekday))
        case Missing(at):
            return _missing(path, at)
        case Marked(mark):
            return Q(**{path(mark): True})
        case OneOf(code, values):
            return Q(**{f"{path(code)}__in": values})
        case _:
            assert_never(atom)


def _negated_atom(atom: Atom, period: Period, path: Path) -> Q:
    match atom:
        case Before(left, right):
            return Q(**{f"{path(left)}__gte": _instant(right, period, path)}) | _missing(path, left, right)
        case AtOrAfter(left, right):
            return Q(**{f"{path(left)}__lt": _instant(right, period, path)}) | _missing(path, left, right)
        case DayBefore(day, other):
            return Q(**{f"{path(day)}__gte": _day(other, period, path)}) | _missing(path, day, other)
        case OnWeekday(at, weekday):
            return ~Q(Exact(ExtractIsoWeekDay(path(at), tzinfo=ZONE), weekday)) | _missing(path, at)
        case Missing(at):
            return Q(**{f"{path(at)}__isnull": False})
        case Marked(mark):
            return Q(**{path(mark): False})
        case OneOf(code, values):
            return ~Q(**{f"{path(code)}__in": values})
        case _:
            assert_never(atom)


def _instant(side: Instant | Moment, period: Period, path: Path) -> F | datetime:
    return period.at(side) if isinstance(side, Moment) else F(path(side))


def _day(side: Day | Moment, period: Period, path: Path) -> F | date:
    return period.day(side) if isinstance(side, Moment) else F(path(side))


def _missing(path: Path, *sides: Fact | Moment) -> Q:
    """Whether one of the sides is missing; a moment never is."""
    return Q(
        *(Q(**{f"{path(side)}__isnull": True}) for side in sides if not isinstance(side, Moment)),
        _connector=Q.OR,
    )
