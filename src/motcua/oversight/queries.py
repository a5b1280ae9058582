"""What the faces ask of inspections. All start from ``visible_to``; a unit reads only what it was sent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet

from motcua.attachments.models import Attachment
from motcua.attachments.queries import files_of_many
from motcua.journal.models import Event
from motcua.journal.queries import events_of, sentence_of
from motcua.organisation.models import Agency, User
from motcua.oversight import criteria
from motcua.oversight.actions.shared import Who, answers_for, parts_of
from motcua.oversight.criteria import Criterion
from motcua.oversight.models import (
    CriterionAnswer,
    Finding,
    Inspection,
    InspectionUnit,
    Member,
    Recommendation,
    Stage,
    StageRecord,
)
from motcua.oversight.stages import PER_UNIT, SEQUENCES
from motcua.oversight.visibility import inside, visible_to
from motcua.terms import clock

FILES = {"stage": "inspection_stage", "answer": "criterion_answer", "finding": "finding",
         "explanation": "finding_explanation"}  # fmt: skip
SENT = frozenset(
    {Stage.ANNOUNCE, Stage.OWN_REPORT, Stage.DRAFT, Stage.EXPLANATION, Stage.CONCLUSION, Stage.PUBLICATION}
)
"""Stages whose papers the unit has in its hands anyway."""


@dataclass(frozen=True)
class Listing:
    """How the list is narrowed; blank: not at all."""

    state: str = ""
    kind: str = ""
    year: str = ""


@dataclass(frozen=True)
class Sight:
    """What somebody is in an inspection. ``whole``: reads the working papers; else only ``units``."""

    item: Inspection
    parts: frozenset[Who]
    whole: bool
    units: tuple[Agency, ...]

    @property
    def findings_open(self) -> bool:
        return self.whole or bool(self.item.drafted_at or self.item.concluded_at)


class Step(NamedTuple):
    """A stage with what was recorded of it; ``unit`` None where it is of the whole inspection."""

    stage: Stage
    unit: Agency | None
    records: list[StageRecord]
    files: list[Attachment]


class Line(NamedTuple):
    """A criterion at a unit with the answer that counts."""

    criterion: Criterion
    answer: CriterionAnswer | None


class Moment(NamedTuple):
    occurred_at: datetime
    sentence: str
    actor: str


@dataclass(frozen=True)
class Remark:
    """A finding with its files and recommendations."""

    finding: Finding
    files: list[Attachment] = field(default_factory=list)
    recommendations: list[Recommendation] = field(default_factory=list)


def states() -> dict[str, Q]:
    """By name: every inspection is in exactly one, of today."""
    today = clock.today()
    live = Q(cancelled_at__isnull=True)
    opened = live & Q(concluded_at__isnull=True)
    return {
        "prepared": opened & Q(starts_on__gt=today),
        "running": opened & Q(starts_on__lte=today, ends_on__gte=today),
        "writing": opened & Q(ends_on__lt=today),
        "concluded": live & Q(concluded_at__isnull=False),
        "cancelled": ~live,
    }


def state_of(item: Inspection) -> str:
    today = clock.today()
    if item.cancelled_at:
        return "cancelled"
    if item.concluded_at:
        return "concluded"
    if item.starts_on > today:
        return "prepared"
    return "running" if item.ends_on >= today else "writing"


def listed(user: User, listing: Listing) -> QuerySet[Inspection]:
    rows = visible_to(user)
    if listing.state:
        rows = rows.filter(states()[listing.state])
    if listing.kind:
        rows = rows.filter(kind=listing.kind)
    if listing.year:
        rows = rows.filter(decided_on__year=int(listing.year))
    units = InspectionUnit.objects.select_related("unit")
    return rows.select_related("agency").prefetch_related(Prefetch("units", units))


def counts(user: User) -> dict[str, int]:
    """How many of each state the user sees, in one query."""
    return visible_to(user).aggregate(
        **{name: Count("pk", filter=condition) for name, condition in states().items()}
    )


def years(user: User) -> list[int]:
    found = visible_to(user).order_by().values_list("decided_on__year", flat=True).distinct()
    return sorted(found, reverse=True)


def sight(user: User, id: UUID) -> Sight | None:
    """None: not there, or out of scope. A constant number of queries."""
    rows = visible_to(user).select_related("agency", "plan_line")
    item = rows.filter(pk=id).first()
    if item is None:
        return None
    whole = inside(user).filter(pk=id).exists()
    units = [each.unit for each in item.units.select_related("unit")]
    if not whole:
        mine = answers_for(user, item)
        units = [unit for unit in units if unit.pk in mine] or units
    return Sight(item, parts_of(user, item), whole, tuple(units))


def team(item: Inspection) -> list[Member]:
    return list(item.members.select_related("user").order_by("left_at", "joined_at", "pk"))


def steps(seen: Sight) -> list[Step]:
    """The stages of its kind in order, those of single units once for each; two queries."""
    rows = list(StageRecord.objects.filter(inspection=seen.item).select_related("unit"))
    files = files_of_many(FILES["stage"], [row.pk for row in rows])
    return [
        _step(seen, stage, unit, rows, files)
        for stage in SEQUENCES[seen.item.kind]
        for unit in (seen.units if stage in PER_UNIT else (None,))
    ]


def _step(
    seen: Sight,
    stage: Stage,
    unit: Agency | None,
    rows: Sequence[StageRecord],
    files: Mapping[UUID, list[Attachment]],
) -> Step:
    mine = [row for row in rows if row.stage == stage and row.unit_id == (unit.pk if unit else None)]
    readable = seen.whole or stage in SENT
    shown = [file for row in mine for file in files.get(row.pk, [])] if readable else []
    return Step(stage, unit, mine, shown)


def lines(item: Inspection, unit: Agency) -> list[Line]:
    """Every criterion of the inspection with its last answer at the unit; one query."""
    answers = {each.criterion: each for each in item.answers.filter(unit=unit).order_by("version")}
    return [Line(each, answers.get(each.code)) for each in criteria.chosen(item.criteria)]


def answers(item: Inspection, unit: Agency, criterion: str) -> list[tuple[CriterionAnswer, list[Attachment]]]:
    """Newest first, with files; two queries."""
    rows = list(item.answers.filter(unit=unit, criterion=criterion).order_by("-version"))
    files = files_of_many(FILES["answer"], [row.pk for row in rows])
    return [(row, files.get(row.pk, [])) for row in rows]


def remarks(seen: Sight, recommended: Sequence[Recommendation]) -> list[Remark]:
    """Findings with what is recommended for each; a unit sees its own, once they were sent. Four queries."""
    if not seen.findings_open:
        return []
    rows = list(
        seen.item.findings.filter(unit__in=seen.units).select_related("unit").prefetch_related("dossiers")
    )
    ids = [row.pk for row in rows]
    files = files_of_many(FILES["finding"], ids)
    for id, more in files_of_many(FILES["explanation"], ids).items():
        files.setdefault(id, []).extend(more)
    found = {row.pk: Remark(row, files.get(row.pk, [])) for row in rows}
    for each in recommended:
        if each.finding_id in found:
            found[each.finding_id].recommendations.append(each)
    return list(found.values())


def recommendations(seen: Sight) -> list[Recommendation]:
    rows = seen.item.recommendations.filter(unit__in=seen.units).select_related("unit", "addressee")
    if not seen.findings_open:
        rows = rows.filter(direction="from_unit")
    return list(rows.order_by("number"))


def file_of(user: User, seen: Sight, id: UUID) -> Attachment | None:
    """A file of this inspection that the user may open."""
    owners = {
        FILES["stage"]: seen.item.stages.all(),
        FILES["answer"]: seen.item.answers.all(),
        FILES["finding"]: seen.item.findings.all(),
        FILES["explanation"]: seen.item.findings.all(),
    }
    if not seen.whole:
        owners[FILES["stage"]] = seen.item.stages.filter(
            Q(unit__isnull=True) | Q(unit__in=seen.units), stage__in=SENT
        )
        owners[FILES["answer"]] = CriterionAnswer.objects.none()
        readable = seen.item.findings.filter(unit__in=seen.units)
        readable = readable if seen.findings_open else readable.none()
        owners[FILES["finding"]] = owners[FILES["explanation"]] = readable
    asked = Q(pk__in=[])
    for kind, rows in owners.items():
        asked |= Q(owner_kind=kind, owner_id__in=rows.order_by().values("pk"))
    return Attachment.objects.filter(asked, pk=id).first()


def timeline(item: Inspection, looks: bool) -> list[Moment]:
    """What happened, or what the team looked at; newest first, at most 500; two queries."""
    rows = events_of(item.pk)
    rows = rows.filter(verb="inspection_look") if looks else rows.exclude(verb="inspection_look")
    events: list[Event] = list(rows.order_by("-seq")[:500])
    people = User.objects.filter(username__in={event.actor for event in events})
    names = {user.username: user.get_full_name() for user in people}
    return [
        Moment(event.occurred_at, sentence_of(event), names.get(event.actor, event.actor)) for event in events
    ]


def days_left(item: Inspection, on: date) -> int:
    return (item.ends_on - on).days
