"""A slice of what happened in a period: the sums say on which days and at which agencies it lies."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import groupby
from typing import Any, NamedTuple

from django.db.models import Expression, F, Q, QuerySet, Sum, Value

from motcua.dossiers.models import Dossier, Tally, TallyChange
from motcua.figures.buckets import DAY, Grain, after, bucket, cover
from motcua.figures.period import Period, midnight
from motcua.figures.tally import Terms
from motcua.reports import sums
from motcua.reports.drill.order import kind_of

LONGEST = {Grain.HALF: timedelta(days=17), Grain.DAY: DAY}


class Heap(NamedTuple):
    """``size`` dossiers of an agency from ``first`` on and before ``end``."""

    first: date
    end: date
    agency: int
    size: int


class Asked(NamedTuple):
    """``agencies`` and ``row``: whose sums, of which row of the table."""

    period: Period
    agencies: sums.Keys
    row: Q
    terms: Terms


def ids(listed: QuerySet[Dossier], asked: Asked, wanted: tuple[int, int]) -> list[Any]:
    """The keys of places ``wanted`` (first, end) of the whole list."""
    order = kind_of(asked.terms).value
    many = wanted[1] - wanted[0]
    heaps, first = chosen(_buckets(asked), *wanted)
    for grain in (Grain.HALF, Grain.DAY):
        long = [heap for heap in heaps if heap.end - heap.first > LONGEST[grain]]
        if long:
            short = [heap for heap in heaps if heap.end - heap.first <= LONGEST[grain]]
            heaps, first = chosen([*short, *_finer(grain, long, asked)], first, first + many)
    found = listed.filter(on_days(order[0], heaps)).order_by(*order).values_list("pk", flat=True)
    return list(found[first : first + many])


def chosen(heaps: Iterable[Heap], first: int, end: int) -> tuple[list[Heap], int]:
    """The heaps in which the places from ``first`` to ``end`` lie, and which place of theirs is the first."""
    kept: list[Heap] = []
    passed = before = 0
    for _, group in groupby(sorted(heaps), key=lambda heap: heap.first):
        together = list(group)
        many = sum(heap.size for heap in together)
        if passed + many <= first:
            before += many
        elif passed < end:
            kept.extend(together)
        passed += many
    return kept, first - before


def on_days(instant: str, heaps: Iterable[Heap]) -> Q:
    """The instants of the heaps: one range for all agencies of the same days."""
    condition = Q(pk__in=[])
    for (first, end), group in groupby(sorted(heaps), key=lambda heap: (heap.first, heap.end)):
        within = {f"{instant}__gte": midnight(first), f"{instant}__lt": midnight(end)}
        condition |= Q(**within, agency__in=sorted({heap.agency for heap in group}))
    return condition


def _buckets(asked: Asked) -> Iterator[Heap]:
    """The period in as few buckets as there are."""
    period, terms = asked.period, asked.terms
    inside = [one for one in cover(period) if one.first and one.first >= period.first]
    rows = Tally.objects.filter(sums.within(inside, asked.agencies), asked.row)
    for agency, grain, day, count in _counted(rows, terms, "agency", "grain", "day"):
        yield Heap(day, _end(Grain(grain), day, period), agency, count)
    days = Q(agency__in=asked.agencies, day__gte=period.first, day__lte=period.last)
    notes = TallyChange.objects.filter(days, asked.row)
    for agency, day, count in _counted(notes, terms, "agency", "day"):
        grain = next(one.grain for one in inside if (one.first or day) <= bucket(one.grain, day) < one.end)
        yield Heap(bucket(grain, day), _end(grain, bucket(grain, day), period), agency, count)


def _finer(grain: Grain, heaps: Iterable[Heap], asked: Asked) -> Iterator[Heap]:
    """The same in buckets of this grain."""
    spans, noted = Q(pk__in=[]), Q(pk__in=[])
    for (first, end), group in groupby(sorted(heaps), key=lambda heap: (heap.first, heap.end)):
        days = Q(day__gte=first, day__lt=end, agency__in=sorted({heap.agency for heap in group}))
        spans |= days & Q(grain=grain.value)
        noted |= days
    for table in (Tally.objects.filter(spans, asked.row), TallyChange.objects.filter(noted, asked.row)):
        for agency, day, count in _counted(table, asked.terms, "agency", "day"):
            begun = bucket(grain, day)
            yield Heap(begun, _end(grain, begun, asked.period), agency, count)


def _counted(rows: QuerySet[Any], terms: Terms, *keys: str) -> Iterable[tuple[Any, ...]]:
    """Counts that are not 0, by the keys."""
    parts: list[Expression | F] = [F(term.measure) * Value(term.sign) for term in terms]
    added = Value(0) + parts[0]
    for part in parts[1:]:
        added = added + part
    grouped = rows.order_by().values(*keys).annotate(count=Sum(added)).exclude(count=0)
    return grouped.values_list(*keys, "count")


def _end(grain: Grain, begun: date, period: Period) -> date:
    return min(after(grain, begun + DAY), period.last + DAY)
