"""A slice of what was open at a moment, latest received first: looked for further and further back.

Most open dossiers were received lately; how many there are is known, so the search ends with the last one.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.db.models import F, Q, QuerySet

from motcua.dossiers.models import Dossier
from motcua.figures.period import Period
from motcua.figures.tally import Span, Terms
from motcua.reports.drill.order import Kind
from motcua.reports.question import Question

BACK = (3, 10, 30, 90, 270)  # days
FEW = 2_000


def ids(
    listed: QuerySet[Dossier], question: Question, terms: Terms, wanted: tuple[int, int], count: int
) -> list[Any]:
    """The keys of places ``wanted`` (first, end) of the whole list of ``count``."""
    if {term.measure for term in terms} == {"overdue"} and count <= FEW:
        whole = _overdue(listed, question.period)
        if len(whole) == count:
            return whole[wanted[0] : wanted[1]]
    found: list[Any] = []
    ordered = listed.order_by(*Kind.OPEN.value).values_list("pk", flat=True)
    for window in windows(question.period, terms):
        found += ordered.filter(window)[: wanted[1] - len(found)]
        if len(found) >= wanted[1]:
            break
    return found[wanted[0] :]


def _overdue(listed: QuerySet[Dossier], period: Period) -> list[Any]:
    """Those whose due date passed and was not moved afterwards: nearly always all that were overdue."""
    late = listed.filter(resolved_at__gt=F("due_at"), resolved_at__gte=period.end)
    still = listed.filter(resolved_at__isnull=True, due_at__lt=period.then)
    found = [row for part in (late, still) for row in part.values_list("received_at", "pk")[: FEW + 1]]
    return [pk for _, pk in sorted(found, reverse=True)]


def windows(period: Period, terms: Terms) -> Iterator[Q]:
    """Days of receipt, from the moment backwards."""
    through = any(term.span is not Span.BEFORE for term in terms)
    end = period.then if through else period.start
    yield Q(received_at__gte=end)
    for days in BACK:
        first = end - timedelta(days=days)
        yield Q(received_at__gte=first, received_at__lt=end)
        end = first
    yield Q(received_at__lt=end)
