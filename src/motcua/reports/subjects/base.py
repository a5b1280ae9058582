import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from motcua.dossiers.visibility import WHOLE_AUTHORITY
from motcua.figures.facts import Fact, Known, Subject
from motcua.figures.form import Figure
from motcua.figures.period import Period
from motcua.organisation.models import Agency, Role
from motcua.reports.errors import ReportError
from motcua.reports.grouping import Grouping
from motcua.texts.fold import fold

Shape = str | int | date | datetime | None


@dataclass(frozen=True)
class Shown:
    """A column of the list behind a cell, on the page and in exports. Personal identifiers come masked."""

    heading: str
    value: Callable[[Any], Shape]

    @property
    def key(self) -> str:
        """The heading as a name for programs: "ma_ho_so"."""
        return "_".join(re.findall(r"[a-z0-9]+", fold(self.heading)))


@dataclass(frozen=True)
class Past:
    """How a subject says what was known at an instant, by recorded time.

    ``untouched``: the records that say it themselves, for nothing was recorded of them since; ``retold``:
    the others, each with the facts as known then, by id and without those first recorded later; ``shown``:
    records of a page set back to what was known.
    """

    untouched: Callable[[QuerySet[Any], datetime], QuerySet[Any]]
    retold: Callable[[QuerySet[Any], datetime], Iterator[tuple[Any, Known]]]
    shown: Callable[[Sequence[Any], datetime], list[Any]]


@dataclass(frozen=True)
class Source:
    """Where the things of a subject stand.

    ``records``: those of some agencies, of all times, as the figures of a period see them; every fact is a
    field, an alias, or has its ORM path in ``paths`` (by the fact's value). ``unusable``: a figure for what
    cannot be counted because its dates contradict each other. ``roles``: who may ask, for the authority of
    his post and all below. ``related``: what a page of the list reads beside the rows (``select_related``).
    ``remembers``: how it says what was known at a past instant, where it can.
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
    remembers: Past | None = None

    def past(self) -> Past:
        """Raises ReportError for a subject whose past is not kept."""
        if self.remembers is None:
            message = _("Số liệu về %(unit)s chưa tính được theo dữ liệu biết đến một thời điểm đã qua.")
            raise ReportError(message % {"unit": self.subject.unit})
        return self.remembers

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
