"""Evidence that is no figure of a form: tasks, and what became of earlier recommendations."""

from collections.abc import Callable, Iterator, Mapping

from django.db.models import QuerySet

from motcua.assignments.models import Assignment, Source
from motcua.assignments.queries import as_of, completion
from motcua.assignments.standing import conditions
from motcua.organisation.queries import below
from motcua.oversight.evidence.base import Item, Scope
from motcua.texts.numbers import group


def tasks(scope: Scope) -> QuerySet[Assignment]:
    """What the unit and all below it were given in the period."""
    return _owed(scope).filter(given_on__range=(scope.first, scope.last))


def recommendations(scope: Scope) -> QuerySet[Assignment]:
    """Those of inspections concluded before this one was decided."""
    return _owed(scope).filter(source=Source.RECOMMENDATION, given_on__lt=scope.inspection.decided_on)


ROWS: Mapping[str, tuple[str, Callable[[Scope], QuerySet[Assignment]]]] = {
    "tasks": ("Nhiệm vụ được giao trong thời kỳ", tasks),
    "recommendations": ("Kiến nghị của các lần trước", recommendations),
}


def items(name: str, scope: Scope) -> Iterator[Item]:
    """As they stood at the end of the period; one query."""
    label, rows = ROWS[name]
    counted = completion(rows(scope), scope.last)
    yield Item(label, group(counted.given), f"{name}:given")
    for part, words in (("in_time", "Hoàn thành đúng hạn"), ("late", "Hoàn thành quá hạn")):
        yield Item(words, group(getattr(counted, part)), f"{name}:{part}")
    yield Item("Quá hạn, chưa hoàn thành", group(counted.overdue), f"{name}:overdue", counted.overdue > 0)
    yield Item("Tỷ lệ hoàn thành", counted.ratio)


def listed(name: str, part: str, scope: Scope) -> QuerySet[Assignment]:
    """Raises KeyError for what is not counted."""
    rows = as_of(ROWS[name][1](scope), scope.last)
    wanted = rows if part == "given" else rows.filter(conditions(scope.last)[part])
    return wanted.select_related("agency").order_by("due_on", "code")


def _owed(scope: Scope) -> QuerySet[Assignment]:
    return Assignment.objects.filter(agency__in=below(scope.unit).values("pk"))
