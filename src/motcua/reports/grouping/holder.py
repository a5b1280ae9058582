from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.lookups import Exact, IsNull

from motcua.dossiers.models import Task, TaskKind, TaskState
from motcua.organisation.models import Agency
from motcua.reports.grouping.base import Asked, Grouping, Label, no_row


@dataclass(frozen=True)
class ByHolder(Grouping):
    """The unit whose step a dossier is in now. Not among the groupings of reports: of a past day it says
    nothing."""

    def prepared(self, records: QuerySet[Any], asked: Asked) -> QuerySet[Any]:
        return records.annotate(**{self.column: _holder()})

    def labels(self, values: Collection[Any], asked: Asked) -> Mapping[Any, Label]:
        found = Agency.objects.filter(pk__in=values).values_list("pk", "code", "name")
        return {pk: Label(code, name) for pk, code, name in found}

    def row(self, row_key: str, asked: Asked) -> Q:
        pk = Agency.objects.filter(code=row_key).values_list("pk", flat=True).first()
        if pk is None:
            raise no_row(row_key)
        return Q(Exact(_holder(), pk))

    def title(self, row_key: str, asked: Asked) -> str:
        return Agency.objects.filter(code=row_key).values_list("name", flat=True).first() or row_key

    def outside(self, asked: Asked) -> Q:
        return Q(IsNull(_holder(), True))


def _holder() -> Subquery:
    """The unit of the open step; an opinion asked of another office leaves the step where it is."""
    steps = Task.objects.filter(dossier=OuterRef("pk"), state=TaskState.OPEN).exclude(kind=TaskKind.CONSULT)
    return Subquery(steps.order_by("-pk").values("agency")[:1])
