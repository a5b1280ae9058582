"""What answered dossiers really were, by procedure: how many, how they came, how long they took.

Which dossiers: what the form "nhip-do" counts in its column 3, so that every number here is the count of a
list, or is read off the dossiers of that list. Working time by the calendar of the agency that answered;
waiting for the applicant is not taken out, so that what seems savable is never more than there is.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db.models import Count, Q, QuerySet, Sum

from motcua.catalogue.models import Channel, Procedure
from motcua.dossiers.models import Delivery, Dossier
from motcua.figures.forms import pace as form
from motcua.figures.period import Period
from motcua.figures.quantiles import MEDIAN, P90, nearest_rank
from motcua.organisation.models import Agency, User
from motcua.reports.hours import Clocks
from motcua.reports.question import Question, ask
from motcua.simplification.potential import Real
from motcua.terms import thousandths

ANSWERED, IN_TIME = 3, 4


class Counted(NamedTuple):
    """Of one procedure; ``in_time``: how many were answered in time."""

    real: Real
    in_time: int


def question_of(agency: Agency, period: Period, user: User | None = None) -> Question:
    """Raises ReportError."""
    return ask(form.FORM, agency, period.first, period.last, "procedure", user=user)


def counted(question: Question, only: Procedure | None = None) -> dict[int, Counted]:
    """By procedure id, of all procedures or one. Two queries: one grouped, one of the lengths."""
    dossiers = question.universe().filter(question.condition(question.form.column(ANSWERED).figure))
    if only is not None:
        dossiers = dossiers.filter(procedure=only)
    lengths, terms = _lengths(dossiers, Clocks(question.agency))
    return {
        row["procedure_id"]: Counted(
            _real(row, lengths[row["procedure_id"]], terms[row["procedure_id"]]), row["in_time"]
        )
        for row in _grouped(dossiers, question)
    }


def _grouped(dossiers: QuerySet[Dossier], question: Question) -> Iterable[Any]:
    in_time = question.condition(question.form.column(IN_TIME).figure)
    at_counter = Q(channel=Channel.COUNTER)
    rows = dossiers.order_by().values("procedure_id")
    return rows.annotate(
        dossiers=Count("pk"),
        in_time=Count("pk", filter=in_time),
        at_counter=Count("pk", filter=at_counter),
        collected=Count("pk", filter=Q(delivery=Delivery.COUNTER)),
        asked=Sum("intake_supplements"),
    )


def _real(row: dict[str, Any], lengths: list[int], terms: list[int]) -> Real:
    return Real(
        dossiers=row["dossiers"],
        at_counter=row["at_counter"],
        visits=row["at_counter"] + row["collected"] + row["asked"],
        term=nearest_rank(sorted(terms), MEDIAN) if terms else 0,
        median=nearest_rank(sorted(lengths), MEDIAN),
        p90=nearest_rank(sorted(lengths), P90),
    )


def _lengths(
    dossiers: QuerySet[Dossier], clocks: Clocks
) -> tuple[defaultdict[int, list[int]], defaultdict[int, list[int]]]:
    """What they took and what was first promised, by procedure, in thousandths of a working day."""
    took: defaultdict[int, list[int]] = defaultdict(list)
    promised: defaultdict[int, list[int]] = defaultdict(list)
    fields = ("procedure_id", "agency_id", "received_at", "resolved_at", "first_due_at")
    for procedure, agency, received, resolved, due in dossiers.order_by().values_list(*fields).iterator(5000):
        clock = clocks[agency]
        start = clock.at(received)
        took[procedure].append(thousandths(max(0, clock.at(resolved) - start), clock.day))
        if due is not None:
            promised[procedure].append(thousandths(max(0, clock.at(due) - start), clock.day))
    return took, promised
