"""What the rows of a table are: sectors or procedures."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from motcua.catalogue.models import Procedure, Sector
from motcua.reports.errors import ReportError

UNCLASSIFIED = "unclassified"


@dataclass(frozen=True)
class Grouping:
    """``column`` of the dossier holds the row; dossiers with none fall into the row ``UNCLASSIFIED``."""

    key: str
    name: str
    column: str
    model: type[Sector] | type[Procedure]
    without: str

    def names(self, ids: Collection[int]) -> dict[int, tuple[str, str]]:
        """Row id -> (key, name) in one query."""
        rows = self.model._default_manager.filter(pk__in=ids).values_list("pk", "code", "name")
        return {pk: (code, name) for pk, code, name in rows}

    def name_of(self, row_key: str) -> str:
        """The name of a row; its key where there is no such sector or procedure."""
        if row_key == UNCLASSIFIED:
            return _(self.without)
        names = self.model._default_manager.filter(code=row_key).values_list("name", flat=True)
        return names.first() or row_key

    def condition(self, row_key: str) -> Q:
        """The dossiers of one row. Raises ReportError when there is no such sector or procedure."""
        if row_key == UNCLASSIFIED:
            return Q(**{f"{self.column}__isnull": True})
        pk = self.model._default_manager.filter(code=row_key).values_list("pk", flat=True).first()
        if pk is None:
            raise ReportError(_("Không có dòng “%(key)s” trong bảng này.") % {"key": row_key})
        return Q(**{self.column: pk})


GROUPINGS: Mapping[str, Grouping] = {
    "sector": Grouping(
        "sector", gettext_noop("Lĩnh vực"), "sector_id", Sector, gettext_noop("Chưa phân lĩnh vực")
    ),
    "procedure": Grouping(
        "procedure", gettext_noop("Thủ tục"), "procedure_id", Procedure, gettext_noop("Chưa rõ thủ tục")
    ),
}


def get(key: str) -> Grouping:
    """Raises ReportError for an unknown grouping."""
    try:
        return GROUPINGS[key]
    except KeyError:
        known = ", ".join(GROUPINGS)
        message = _("Không phân nhóm được theo “%(key)s”. Chọn một trong: %(known)s.")
        raise ReportError(message % {"key": key, "known": known}) from None
