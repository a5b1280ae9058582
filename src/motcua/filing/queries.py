"""What faces read of stored reports, each in a constant number of queries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from motcua.database.among import AmongIds
from motcua.figures import forms
from motcua.filing import keptlist
from motcua.filing.access import visible_to
from motcua.filing.asked import question_of, tells_its_past
from motcua.filing.models import Report
from motcua.journal import verbs
from motcua.journal.models import Chain, Event
from motcua.organisation.models import User
from motcua.reports.subjects import Source, source_of

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
    return rows.defer("kept", "corrects__canonical", "corrects__kept").filter(pk=key).first()


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


def source_of_report(report: Report, column: int | None = None) -> Source:
    """Where the things stand that the report counted, or those that a column of it does."""
    form = forms.get(report.form)
    return source_of(form.subject if column is None else form.column(column).figure.subject)


def things_of(report: Report, ids: Sequence[UUID]) -> QuerySet[Any] | list[Any]:
    """For a page to be cut from, with what a list shows; rows as they are now, as far as there are still
    such rows."""
    question = question_of(report)
    if not tells_its_past(report.form):
        return keptlist.found(question, ids)
    found = question.everything().filter(AmongIds("pk", ids))
    return question.source.listed(found.order_by(*question.source.order))


@dataclass(frozen=True)
class Listed:
    """``thing`` as it was known when frozen; ``touched``: something was recorded of it since."""

    thing: Any
    touched: bool


def as_frozen(report: Report, things: Sequence[Any]) -> list[Listed]:
    """Three queries, however many."""
    assert report.known_at is not None
    if not tells_its_past(report.form):
        return [Listed(thing, False) for thing in things]
    keys = [thing.pk for thing in things]
    later = Chain.objects.filter(pk__in=keys, recorded_at__gt=report.known_at)
    touched = set(later.values_list("pk", flat=True))
    shown = source_of_report(report).past().shown(things, report.known_at)
    return [Listed(thing, thing.pk in touched) for thing in shown]


@dataclass(frozen=True)
class Moved:
    """A thing that a correction moved: the cells it came into and went out of, and what had happened.

    ``changed``: what became different of its kept facts, where its past cannot be told.
    """

    thing: Any
    came: Sequence[Mapping[str, Any]]
    went: Sequence[Mapping[str, Any]]
    happened: Sequence[Happened]
    changed: Sequence[str] = ()


def moved_ids(correction: Mapping[str, Any]) -> list[UUID]:
    return sorted(UUID(id) for id in correction["reasons"])


def moved(report: Report, things: Sequence[Any]) -> list[Moved]:
    """Of a page of a correction's; one query for the events."""
    correction = report.document["correction"]
    keys = {str(getattr(thing, "kept_id", thing.pk)): thing for thing in things}
    digests = {each["digest"] for key in keys for each in correction["reasons"][key]}
    chains = [UUID(key) for key in keys]
    events = Event.objects.filter(AmongIds("chain", chains), digest__in=digests).order_by("chain", "seq")
    happened: dict[UUID, list[Happened]] = {}
    for event in events:
        happened.setdefault(event.chain, []).append(_happened(event, event.actor))
    changed = keptlist.changes(report, chains) if report.kept else {}
    return [
        Moved(
            thing,
            [cell for cell in correction["cells"] if key in cell["in"]],
            [cell for cell in correction["cells"] if key in cell["out"]],
            happened.get(UUID(key), []),
            changed.get(UUID(key), ()),
        )
        for key, thing in keys.items()
    ]
