from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from motcua.dossiers.visibility import WHOLE_AUTHORITY
from motcua.figures.facts import Fact, Subject
from motcua.figures.form import Figure
from motcua.figures.period import Period
from motcua.organisation.models import Agency, Role
from motcua.reports.errors import ReportError
from motcua.reports.grouping import Grouping

Shape = str | int | date | datetime | None


@dataclass(frozen=True)
class Shown:
    """A column of the list behind a cell, on the page and in exports. Personal identifiers come masked."""

    heading: str
    value: Callable[[Any], Shape]


@dataclass(frozen=True)
class Source:
    """Where the things of a subject stand.

    ``records``: those of some agencies, of all times, as the figures of a period see them; every fact is a
    field, an alias, or has its ORM path in ``paths`` (by the fact's value). ``unusable``: a figure for what
    cannot be counted because its dates contradict each other. ``roles``: who may ask, for the authority of
    his post and all below. ``related``: what a page of the list reads beside the rows (``select_related``).
    """

    subject: Subject
    records: Callable[[QuerySet[Agency], Period], QuerySet[Any]]
    groupings: Mapping[str, Grouping]
    columns: tuple[Shown, ...]
    order: tuple[str, ...]
    paths: Mapping[str, str] = field(default_factory=dict)
    unusable: Figure | None = None
    roles: tuple[Role, ...] = WHOLE_AUTHORITY
    related: tuple[str, ...] = ()
    deferred: tuple[str, ...] = ()

    def path(self, fact: Fact) -> str:
        return self.paths.get(fact.value, fact.value)

    def grouping(self, key: str) -> Grouping:
        """Raises ReportError for a grouping that the subject has not."""
        try:
            return self.groupings[key]
        except KeyError:
            known = ", ".join(self.groupings)
            message = _("Không phân nhóm được theo “%(key)s”. Chọn một trong: %(known)s.")
            raise ReportError(message % {"key": key, "known": known}) from None

    def listed(self, records: QuerySet[Any]) -> QuerySet[Any]:
        """With what a page of the list shows; nothing that it does not."""
        return records.select_related(*self.related).defer(*self.deferred) if self.related else records
