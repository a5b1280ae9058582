"""What faces read of stored reports, each in a constant number of queries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from motcua.database.among import AmongIds
from motcua.dossiers.models import Dossier
from motcua.filing.access import visible_to
from motcua.filing.models import Report
from motcua.journal import verbs
from motcua.journal.models import Chain, Event
from motcua.organisation.models import User
from motcua.reports.retold import as_known

TOTAL = ""


@dataclass(frozen=True)
class Happened:
    """A line of a report's history."""

    sentence: str
    at: datetime
    actor: str


def find(user: User | AnonymousUser, key: UUID) -> Report | None:
    """With its agency and what it corrects; None out of scope."""
    rows = visible_to(user).select_related("agency__area", "corrects")
    return rows.defer("corrects__canonical").filter(pk=key).first()


def history(report: Report) -> list[Happened]:
    """The report's chain in words, with the full names of those who acted; two queries."""
    events = list(Event.objects.filter(chain=report.pk).order_by("seq"))
    users = User.objects.filter(username__in={event.actor for event in events})
    names = {user.username: user.get_full_name() for user in users}
    return [_happened(event, names.get(event.actor) or event.actor) for event in events]


def _happened(event: Event, actor: str) -> Happened:
    return Happened(verbs.sentence(event.verb, event.payload), event.recorded_at, actor)


def cell_ids(report: Report, row_key: str, column: int) -> list[UUID]:
    """What a cell of a frozen report counted; ``row_key`` "" is the total.

    Raises LookupError for a row or column that it has not.
    """
    rows = report.rows.order_by("key")
    if row_key != TOTAL:
        rows = rows.filter(key=row_key)
    members = [row.members() for row in rows]
    if not members and row_key != TOTAL:
        raise LookupError(row_key)
    if str(column) not in report.document["total"]:
        raise LookupError(column)
    return [id for some in members for id in some.of(column)]


def dossiers_of(ids: Sequence[UUID]) -> QuerySet[Dossier]:
    """For a page to be cut from, with what a list shows."""
    found = Dossier.objects.filter(AmongIds("pk", ids)).order_by("code")
    related = found.select_related("applicant", "procedure", "agency")
    return related.defer("components", "applicant__form")


@dataclass(frozen=True)
class Listed:
    """``dossier`` as it was known when frozen; ``touched``: something was recorded of it since."""

    dossier: Dossier
    touched: bool


def as_frozen(report: Report, dossiers: Sequence[Dossier]) -> list[Listed]:
    """Three queries, however many."""
    assert report.known_at is not None
    keys = [dossier.pk for dossier in dossiers]
    later = Chain.objects.filter(pk__in=keys, recorded_at__gt=report.known_at)
    touched = set(later.values_list("pk", flat=True))
    return [Listed(dossier, dossier.pk in touched) for dossier in as_known(dossiers, report.known_at)]


@dataclass(frozen=True)
class Moved:
    """A dossier that a correction moved: the cells it came into and went out of, and what had happened."""

    dossier: Dossier
    came: Sequence[Mapping[str, Any]]
    went: Sequence[Mapping[str, Any]]
    happened: Sequence[Happened]


def moved_ids(correction: Mapping[str, Any]) -> list[UUID]:
    return sorted(UUID(id) for id in correction["reasons"])


def moved(correction: Mapping[str, Any], dossiers: Sequence[Dossier]) -> list[Moved]:
    """One query for the events of a page."""
    told = {str(dossier.pk): correction["reasons"][str(dossier.pk)] for dossier in dossiers}
    digests = {each["digest"] for events in told.values() for each in events}
    chains = [dossier.pk for dossier in dossiers]
    events = Event.objects.filter(AmongIds("chain", chains), digest__in=digests).order_by("chain", "seq")
    happened: dict[UUID, list[Happened]] = {}
    for event in events:
        happened.setdefault(event.chain, []).append(_happened(event, event.actor))
    return [
        Moved(
            dossier,
            [cell for cell in correction["cells"] if str(dossier.pk) in cell["in"]],
            [cell for cell in correction["cells"] if str(dossier.pk) in cell["out"]],
            happened.get(dossier.pk, []),
        )
        for dossier in dossiers
    ]
