"""How assignments stood at the end of a local day: one set of conditions for counts, lists and the past.

Done is what was verified. Whether it was done in time is decided by the day of the report that was verified,
not by the day somebody found time to verify it; what was reported in time and waits for a verdict is not
overdue. The term is that of the day asked about; ``first_term`` asks the term first given instead.
"""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import (
    Case,
    DateField,
    DateTimeField,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, TruncDate

from motcua.assignments.models import Assignment, AssignmentReport, TermChange
from motcua.terms import clock

_NO_MOMENT = Value(None, output_field=DateTimeField())


def as_of(rows: QuerySet[Assignment], on: date | None = None) -> QuerySet[Assignment]:
    """Annotated with what ``conditions`` ask for. Today (and None) reads the rows' own columns, any other
    day the moments of reports and extensions up to its end; given later than that day: left out."""
    day = on or clock.today()
    known = _now() if day == clock.today() else _then(_end_of(day))
    rows = rows.filter(given_on__lte=day).annotate(**known)
    return rows.annotate(reported_day=TruncDate("reported_then", tzinfo=clock.VN))


def conditions(on: date | None = None) -> dict[str, Q]:
    """Every assignment of ``as_of`` falls under exactly one of the first five."""
    day = on or clock.today()
    done = Q(verified_then__isnull=False, cancelled_then__isnull=True)
    pending = Q(verified_then__isnull=True, cancelled_then__isnull=True)
    unreported = Q(reported_then__isnull=True) | Q(reported_day__gt=F("due_then"))
    return {
        "in_time": done & Q(reported_day__lte=F("due_then")),
        "late": done & Q(reported_day__gt=F("due_then")),
        "open": pending & (Q(due_then__gte=day) | Q(reported_day__lte=F("due_then"))),
        "overdue": pending & Q(due_then__lt=day) & unreported,
        "cancelled": Q(cancelled_then__isnull=False),
        "owed": Q(cancelled_then__isnull=True),
        "done": done,
        "first_term": done & Q(reported_day__lte=F("first_due_on")),
    }


def _now() -> dict[str, Any]:
    return {
        "due_then": F("due_on"),
        "reported_then": F("reported_at"),
        "verified_then": F("verified_at"),
        "cancelled_then": F("cancelled_at"),
    }


def _then(end: datetime) -> dict[str, Any]:
    """By what had happened before ``end``."""
    last = AssignmentReport.objects.filter(assignment=OuterRef("pk"), reported_at__lt=end)
    last = last.order_by("-reported_at", "-pk")
    taken_back = When(Q(returned_at__lt=end) | Q(reopened_at__lt=end), then=_NO_MOMENT)
    verified = When(verified_at__lt=end, then=F("verified_at"))
    changed = TermChange.objects.filter(assignment=OuterRef("pk"), changed_at__lt=end)
    newest = changed.order_by("-changed_at", "-pk").values("new_due_on")[:1]
    return {
        "due_then": Coalesce(Subquery(newest), F("first_due_on"), output_field=DateField()),
        "reported_then": _of(last, Case(taken_back, default=F("reported_at"))),
        "verified_then": _of(last, Case(taken_back, verified, default=_NO_MOMENT)),
        "cancelled_then": Case(When(cancelled_at__lt=end, then=F("cancelled_at")), default=_NO_MOMENT),
    }


def _of(reports: QuerySet[AssignmentReport], moment: Case) -> Subquery:
    return Subquery(reports.annotate(moment=moment).values("moment")[:1], output_field=DateTimeField())


def _end_of(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time(), clock.VN)
