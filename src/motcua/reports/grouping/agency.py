from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from motcua.organisation.models import Agency, AgencyKind, AgencyPath
from motcua.reports.grouping.base import Asked, Grouping, Label, no_row


@dataclass(frozen=True)
class ByAgency(Grouping):
    """Each authority directly below, with all below it; what the agency asked about does itself or through
    its own offices is the first row. ``field`` of the agency is what ``column`` holds ("pk" or "code")."""

    field: str = "pk"

    def labels(self, values: Collection[Any], asked: Asked) -> Mapping[Any, Label]:
        path = f"paths_down__below__{self.field}"
        rows = _children(asked).filter(**{f"{path}__in": values}).values_list(path, "code", "name")
        found = {value: Label(code, name, 1) for value, code, name in rows}
        own = Label(asked.agency.code, self._own(asked))
        return {value: found.get(value, own) for value in values}

    def row(self, row_key: str, asked: Asked) -> Q:
        if row_key == asked.agency.code:
            return self._of(_below([asked.agency.pk])) & ~self._of(_below(_children(asked).values("pk")))
        child = _children(asked).filter(code=row_key).first()
        if child is None:
            raise no_row(row_key)
        return self._of(_below([child.pk]))

    def title(self, row_key: str, asked: Asked) -> str:
        if row_key == asked.agency.code:
            return self._own(asked)
        return _children(asked).filter(code=row_key).values_list("name", flat=True).first() or row_key

    def _of(self, agencies: QuerySet[AgencyPath]) -> Q:
        values = Agency.objects.filter(pk__in=agencies).values(self.field)
        return Q(**{f"{self.column}__in": values})

    @staticmethod
    def _own(asked: Asked) -> str:
        return _("%(agency)s (trực tiếp)") % {"agency": asked.agency.name}


def _children(asked: Asked) -> QuerySet[Agency]:
    return Agency.objects.filter(parent=asked.agency, kind=AgencyKind.COMMITTEE)


def _below(above: Any) -> QuerySet[Any, Any]:
    return AgencyPath.objects.filter(above__in=above).values("below")
