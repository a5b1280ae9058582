"""What was known of dossiers at an instant: most rows say it still, the others are told from the journal."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet

from motcua.dossiers import replay
from motcua.dossiers.models import Dossier
from motcua.figures.facts import Change, Facts
from motcua.journal.models import Chain

LASTING = ("source", "service_level", "linked")
"""Facts that no verb changes after intake; so is ``level``, the agency's."""
CHANGING = (
    "received_at",
    "resolved_at",
    "resolved_on",
    "returned_at",
    "first_due_at",
    "due_at",
    "due_on",
    "channel",
    "status",
    "typed_by",
    "payment",
    "paid_at",
    "payment_failed",
    "digitised",
    "digitised_at",
    "result_form",
)
"""Facts that are told by the journal; with ``changes``, these are all."""


def untouched(dossiers: QuerySet[Dossier], at: datetime) -> QuerySet[Dossier]:
    """Those of which nothing was recorded after ``at``."""
    return dossiers.filter(~_recorded_after(at), recorded_at__lte=at)


def touched(dossiers: QuerySet[Dossier], at: datetime) -> Iterator[tuple[Dossier, Facts]]:
    """The others that were known at all, by id; two queries."""
    rows = dossiers.filter(_recorded_after(at)).select_related("agency").only(*_COLUMNS)
    return ((dossier, facts_of(dossier, told)) for dossier, told in replay.known(rows, at))


_COLUMNS = ("id", "agency__level", "sector_id", "procedure_id", "received_by", *LASTING)


def _recorded_after(at: datetime) -> Exists:
    return Exists(Chain.objects.filter(pk=OuterRef("pk"), recorded_at__gt=at))


def facts_of(dossier: Dossier, told: replay.Told) -> Facts:
    lasting = {name: getattr(dossier, name) for name in LASTING}
    changes = tuple(Change(each.at, each.due_at, each.waiting) for each in told.changes)
    level = dossier.agency.level
    return Facts(level=level, **lasting, **{name: getattr(told, name) for name in CHANGING}, changes=changes)


def as_known(dossiers: Sequence[Dossier], at: datetime) -> list[Dossier]:
    """The same rows, their columns set back in memory to what was known, for showing; two queries."""
    stories = {row.pk: told for row, told in replay.known(_those(dossiers), at)}
    for dossier in dossiers:
        if told := stories.get(dossier.pk):
            for name in CHANGING:
                setattr(dossier, name, getattr(told, name))
            dossier.waiting, dossier.outcome = told.waiting, told.outcome
    return list(dossiers)


def _those(dossiers: Iterable[Dossier]) -> QuerySet[Dossier]:
    return Dossier.objects.filter(pk__in=[dossier.pk for dossier in dossiers]).only("id")
