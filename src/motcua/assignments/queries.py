"""What the faces and the rooms above ask of assignments. Lists start from ``visible_to``."""

from collections.abc import Iterable
from dataclasses import astuple, dataclass, fields
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet

from motcua.assignments.models import Assignment, AssignmentReport, Reminder, Source
from motcua.assignments.models.report import FILES
from motcua.assignments.standing import as_of, conditions
from motcua.assignments.visibility import visible_to
from motcua.attachments.models import Attachment
from motcua.attachments.queries import files_of_many
from motcua.journal.models import Event
from motcua.journal.queries import events_of, sentence_of
from motcua.organisation.models import User
from motcua.texts.numbers import ratio_text

__all__ = [
    "Completion",
    "as_of",
    "by_id",
    "completion",
    "completion_by",
    "of_source",
    "together",
    "visible_to",
]


@dataclass(frozen=True)
class Completion:
    """Counts of assignments; ``given`` is the sum of the five kinds below it, cancelled ones included.

    ``first_term``: those done by the term first given, extensions left out of sight; part of ``done``.
    """

    given: int = 0
    in_time: int = 0
    late: int = 0
    open: int = 0
    overdue: int = 0
    cancelled: int = 0
    first_term: int = 0

    @property
    def done(self) -> int:
        return self.in_time + self.late

    @property
    def owed(self) -> int:
        """What a percentage is taken of: cancelled ones are owed no more."""
        return self.given - self.cancelled

    @property
    def ratio(self) -> str:
        return ratio_text(self.done, self.owed)

    @property
    def ratio_in_time(self) -> str:
        return ratio_text(self.in_time, self.owed)

    @property
    def ratio_first_term(self) -> str:
        return ratio_text(self.first_term, self.owed)


def of_source(source: Source, source_id: UUID | Iterable[UUID]) -> QuerySet[Assignment]:
    """The assignments that follow from something, or from any of several things, in the order given.

    Not narrowed to what somebody may see: for the room that owns the source, which has decided that.
    """
    ids = [source_id] if isinstance(source_id, UUID) else list(source_id)
    rows = Assignment.objects.filter(source=source, source_id__in=ids)
    return rows.select_related("agency", "giver", "owner").order_by("pk")


def completion(rows: QuerySet[Assignment], on: date | None = None) -> Completion:
    """How the assignments stood at the end of a local day (today), in one query."""
    return Completion(**as_of(rows.order_by(), on).aggregate(**_counted(on)))


def completion_by(rows: QuerySet[Assignment], name: str, on: date | None = None) -> dict[Any, Completion]:
    """The same for each value of a column ("kind", "agency", "source_id"), in one grouped query."""
    grouped = as_of(rows.order_by(), on).values_list(name).annotate(**_counted(on))
    names = [each.name for each in fields(Completion)]
    return {key: Completion(**dict(zip(names, counts, strict=True))) for key, *counts in grouped}


def together(parts: Iterable[Completion]) -> Completion:
    """The sum of counts of assignments that have none in common."""
    each = [astuple(part) for part in parts]
    return Completion(*(sum(column) for column in zip(*each, strict=True)))


def _counted(on: date | None) -> dict[str, Count]:
    return {each.name: Count("pk", filter=conditions(on).get(each.name, Q())) for each in fields(Completion)}


def by_id(user: User, id: UUID) -> Assignment | None:
    rows = visible_to(user).select_related("agency", "giver", "owner", "given_by")
    return rows.filter(pk=id).first()


class Told(NamedTuple):
    """A report with its files."""

    report: AssignmentReport
    files: list[Attachment]


class Moment(NamedTuple):
    occurred_at: datetime
    sentence: str
    actor: str


def reports_of(item: Assignment) -> list[Told]:
    """Newest first; two queries."""
    rows = item.reports.select_related("reported_by", "judged_by").order_by("-reported_at", "-pk")
    files = files_of_many(FILES, [report.pk for report in rows])
    return [Told(report, files.get(report.pk, [])) for report in rows]


def reminders_of(item: Assignment) -> list[Reminder]:
    """The rungs that were reached, newest first, with who was told; two queries."""
    rows = item.reminders.select_related("rung").prefetch_related("told")
    return list(rows.order_by("-reminded_at", "-pk"))


def file_of(user: User, id: UUID, file: UUID) -> Attachment | None:
    """A file of a report of an assignment that the user may see."""
    item = visible_to(user).filter(pk=id).first()
    if item is None:
        return None
    rows = Attachment.objects.filter(pk=file, owner_kind=FILES, owner_id__in=item.reports.values("pk"))
    return rows.first()


def timeline(item: Assignment) -> list[Moment]:
    """What happened, first to last, with the names of those who did it; two queries."""
    events = list(events_of(item.pk))
    names = _names(events)
    return [
        Moment(event.occurred_at, sentence_of(event), names.get(event.actor, event.actor)) for event in events
    ]


def _names(events: list[Event]) -> dict[str, str]:
    users = User.objects.filter(username__in={event.actor for event in events})
    return {user.username: user.get_full_name() for user in users} | {"system": "hệ thống"}


def named_publicly(rows: QuerySet[Assignment]) -> QuerySet[Assignment]:
    """Those still owed that reached a rung from which they are named in the page of recommendations."""
    reached = Reminder.objects.filter(rung__public=True)
    pending = Q(verified_at__isnull=True, cancelled_at__isnull=True)
    still = reached.filter(assignment__due_on=F("due_on"))
    return rows.filter(pending, pk__in=still.values("assignment"))
