"""A slice of what was open at a moment, latest received first: looked for further and further back.

Most open dossiers were received lately; how many there are is known, so the search ends with the last one.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.db.models import F, Q, QuerySet

from motcua.database.among import AmongIds
from motcua.dossiers.models import Dossier
from motcua.figures.period import Period
from motcua.figures.tally import Span, Terms
from motcua.reports.drill.order import Kind
from motcua.reports.sums import Keys

BACK = (3, 10, 30, 90, 270)  # days
FEW, MANY = 2_000, 20_000


def ids(
    listed: QuerySet[Dossier],
    agencies: Keys,
    period: Period,
    terms: Terms,
    wanted: tuple[int, int],
    count: int,
) -> list[Any]:
    """The keys of places ``wanted`` (first, end) of the whole list of ``count``."""
    if {term.measure for term in terms} == {"overdue"} and count <= FEW:
        whole = _overdue(listed, agencies, period)
        if len(whole) == count:
            return whole[wanted[0] : wanted[1]]
    found: list[Any] = []
    ordered = listed.order_by(*Kind.OPEN.value).values_list("pk", flat=True)
    for window in windows(period, terms):
        found += ordered.filter(window)[: wanted[1] - len(found)]
        if len(found) >= wanted[1]:
            break
    return found[wanted[0] :]


def _overdue(listed: QuerySet[Dossier], agencies: Keys, period: Period) -> list[Any]:
    """Those whose due date passed and was not moved afterwards: nearly always all that were overdue.

    Asked for plainly first, without a limit: a planner that hopes to come upon a few soon reads the table.
    One parameter holds them all: planned for a thousand of unknown worth, the search reads the table too.
    """
    received = Dossier.objects.filter(agency__in=agencies, received_at__lt=period.end)
    late = received.filter(resolved_at__gt=F("due_at"), resolved_at__gte=period.end)
    still = received.filter(resolved_at__isnull=True, due_at__lt=period.then)
    likely = [pk for part in (late, still) for pk in part.values_list("pk", flat=True)]
    if len(likely) > MANY:
        return []
    return list(listed.filter(AmongIds("pk", likely)).order_by(*Kind.OPEN.value).values_list("pk", flat=True))


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
