"""Predicates of ``motcua.figures`` as Django conditions; the naive evaluator is what they are tested against.

A comparison with a missing side is false in both, and NOT of it is true.
"""

from datetime import datetime
from typing import assert_never

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, ExtractIsoWeekDay
from django.db.models.lookups import Exact

from motcua.dossiers.models import Dossier, Standing
from motcua.figures.facts import At, Mark, On
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


def with_state_then(dossiers: QuerySet[Dossier], period: Period) -> QuerySet[Dossier]:
    """Adds what ``to_q`` may refer to: due date and waiting as they stood when the period ended.

    The due date of a past day is the last change before the period's end, else the first appointment;
    never today's. The subqueries cost only where a condition reaches them: the dossiers then open.
    """
    changes = Standing.objects.filter(dossier=OuterRef("pk"), at__lt=period.end).order_by("-at", "-pk")
    due_then = Case(
        When(Exists(changes), then=Subquery(changes.values("due_at")[:1])), default=F("first_due_at")
    )
    waiting_then = Coalesce(Subquery(changes.values("waiting")[:1]), Value(False))
    return dossiers.alias(**{At.DUE_THEN.value: due_then, Mark.WAITING_THEN.value: waiting_then})


def to_q(predicate: Predicate, period: Period) -> Q:
    """The condition on a queryset that went through ``with_state_then`` for the same period.

    In SQL a comparison with NULL is neither true nor false, and NOT keeps it so. Hence NOT is carried
    down to the atoms, whose negation also takes the rows where a side is missing.
    """
    match predicate:
        case AllOf(parts):
            return Q(*(to_q(part, period) for part in parts))
        case AnyOf(parts):
            return Q(*(to_q(part, period) for part in parts), _connector=Q.OR)
        case Not(part):
            return _negated(part, period)
        case _:
            return _atom(predicate, period)


def _negated(predicate: Predicate, period: Period) -> Q:
    match predicate:
        case AllOf(parts):
            return Q(*(_negated(part, period) for part in parts), _connector=Q.OR)
        case AnyOf(parts):
            return Q(*(_negated(part, period) for part in parts))
        case Not(part):
            return to_q(part, period)
        case _:
            return _negated_atom(predicate, period)


def _atom(atom: Atom, period: Period) -> Q:
    match atom:
        case Before(left, right):
            return Q(**{f"{left.value}__lt": _right(right, period)})
        case AtOrAfter(left, right):
            return Q(**{f"{left.value}__gte": _right(right, period)})
        case DayBefore(day, other):
            return Q(**{f"{day.value}__lt": F(other.value)})
        case OnWeekday(at, weekday):
            return Q(Exact(ExtractIsoWeekDay(at.value, tzinfo=ZONE), weekday))
        case Missing(at):
            return _missing(at)
        case Marked(mark):
            return Q(**{mark.value: True})
        case OneOf(code, values):
            return Q(**{f"{code.value}__in": values})
        case _:
            assert_never(atom)


def _negated_atom(atom: Atom, period: Period) -> Q:
    match atom:
        case Before(left, right):
            return Q(**{f"{left.value}__gte": _right(right, period)}) | _any_missing(left, right)
        case AtOrAfter(left, right):
            return Q(**{f"{left.value}__lt": _right(right, period)}) | _any_missing(left, right)
        case DayBefore(day, other):
            return Q(**{f"{day.value}__gte": F(other.value)}) | _any_missing(day, other)
        case OnWeekday(at, weekday):
            return ~Q(Exact(ExtractIsoWeekDay(at.value, tzinfo=ZONE), weekday)) | _missing(at)
        case Missing(at):
            return Q(**{f"{at.value}__isnull": False})
        case Marked(mark):
            return Q(**{mark.value: False})
        case OneOf(code, values):
            return ~Q(**{f"{code.value}__in": values})
        case _:
            assert_never(atom)


def _right(right: At | Moment, period: Period) -> F | datetime:
    return period.at(right) if isinstance(right, Moment) else F(right.value)


def _missing(name: At | On) -> Q:
    return Q(**{f"{name.value}__isnull": True})


def _any_missing(*sides: At | On | Moment) -> Q:
    return Q(*(_missing(side) for side in sides if not isinstance(side, Moment)), _connector=Q.OR)
