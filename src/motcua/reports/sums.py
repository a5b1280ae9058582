"""Forms read off sums instead of counted: the same cells, in a time that does not grow with the dossiers.

Sums answer where they are built, for forms whose every column is a combination of them (``figures.tally``),
by sector, procedure or agency. Whatever else is asked is counted.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, Count, Q, QuerySet, Sum, Value, When

from motcua.dossiers import sums
from motcua.dossiers.models import Tally, TallyChange
from motcua.figures import dossiers as d
from motcua.figures import tally
from motcua.figures.buckets import Range, cover
from motcua.figures.facts import DOSSIER
from motcua.figures.tally import MEASURES, Terms
from motcua.reports.question import Question

ROWS = frozenset({"sector_id", "procedure_id", "agency"})
BEFORE, INSIDE, NOW = 0, 1, 2
MOST = 200  # agencies
Key = tuple[int | None, ...]
Sides = dict[int, dict[str, int]]
Keys = Sequence[int] | QuerySet[Any, Any]
NOTHING = dict.fromkeys(MEASURES, 0)


@dataclass(frozen=True)
class Reading:
    """``groups`` as the grouped count gives them; ``unusable``: how many dossiers no column counts."""

    groups: Sequence[Mapping[str, Any]]
    unusable: int


def read(question: Question) -> Reading | None:
    """None where the dossiers have to be counted."""
    terms = terms_of(question)
    if terms is None:
        return None
    groups, unusable = [], 0
    for key, sides in _sides(question, keys(question), Q()).items():
        before, inside = sides[BEFORE], sides[INSIDE]
        unusable += tally.value(tally.UNUSABLE, before, inside)
        if tally.value(tally.KNOWN[question.form.universe], before, inside):
            cells = {f"column_{number}": tally.value(one, before, inside) for number, one in terms.items()}
            groups.append({**dict(zip(question.grouping.columns, key, strict=True)), **cells})
    return Reading(groups, unusable)


def terms_of(question: Question) -> Mapping[int, Terms] | None:
    """Column number -> its sums; None where there are none that answer."""
    form = question.form
    if question.known_at or form.subject is not DOSSIER or form.others:
        return None
    terms = tally.terms_of(form) if ROWS.issuperset(question.grouping.columns) else None
    return terms if terms is not None and sums.are_built() else None


def of_row(question: Question, agencies: Keys, row: Q, terms: Terms) -> Sides:
    """The sums of one row, or of all; those of ``terms`` are right."""
    found: Sides = defaultdict(NOTHING.copy)
    overdue = any(term.measure == "overdue" for term in terms)
    for sides in _sides(question, agencies, row, overdue).values():
        for side, values in sides.items():
            for measure, value in values.items():
                found[side][measure] += value
    return found


def _sides(question: Question, agencies: Keys, row: Q, overdue: bool = True) -> dict[Key, Sides]:
    """Row -> the sums of the days before the period and of those inside, from one statement."""
    period, only = question.period, Q(row, agency__in=agencies)
    tables: list[QuerySet[Any, Any]] = [
        _summed(Tally.objects.filter(within(cover(period), agencies), row), question),
        _summed(TallyChange.objects.filter(only, day__lte=period.last), question),
    ]
    if period.running and overdue:
        tables.append(_overdue_now(question, only))
    found: dict[Key, Sides] = defaultdict(lambda: defaultdict(NOTHING.copy))
    width = len(question.grouping.columns)
    for line in tables[0].union(*tables[1:], all=True):
        key, side, values = line[:width], line[width], line[width + 1 :]
        known = found[key][side]
        for measure, value in zip(MEASURES, values, strict=True):
            known[measure] += value
    if period.running:
        for sides in found.values():
            sides[BEFORE]["overdue"], sides[INSIDE]["overdue"] = 0, sides[NOW]["overdue"]
    return found


def keys(question: Question) -> Keys:
    """Spelled out, so that each range of buckets is found by its index in any plan; unless there are many."""
    every = question.agencies().order_by().values_list("pk", flat=True)
    found = list(every[: MOST + 1])
    return found if len(found) <= MOST else every


def within(ranges: Iterable[Range], agencies: Keys) -> Q:
    return Q(*(Q(_in_range(one), agency__in=agencies) for one in ranges), _connector=Q.OR)


def _in_range(one: Range) -> Q:
    return Q(grain=one.grain.value, day__lt=one.end) & (Q(day__gte=one.first) if one.first else Q())


def _summed(rows: QuerySet[Any], question: Question) -> QuerySet[Any, Any]:
    grouped = (
        rows.order_by().annotate(side=_side(question.period.first)).values(*question.grouping.columns, "side")
    )
    totals = {f"sum_{measure}": Sum(measure) for measure in MEASURES}
    return grouped.annotate(**totals).values_list(*question.grouping.columns, "side", *totals)


def _side(first: date) -> Case:
    return Case(When(day__gte=first, then=Value(INSIDE)), default=Value(BEFORE))


def _overdue_now(question: Question, row: Q) -> QuerySet[Any, Any]:
    """In a running period overdue is judged now, and of open dossiers: there are few, and no sum knows.

    Their date is then the one they have: those for which it has not passed are left out before their history
    is looked at.
    """
    candidates = question.universe().filter(row, due_at__lt=question.period.then)
    overdue = candidates.filter(question.condition(d.open_overdue("")))
    grouped = overdue.order_by().annotate(side=Value(NOW)).values(*question.grouping.columns, "side")
    counts = {f"sum_{measure}": Count("pk") if measure == "overdue" else Value(0) for measure in MEASURES}
    return grouped.annotate(**counts).values_list(*question.grouping.columns, "side", *counts)
