"""The lists of assignments that somebody sees: what each holds, how to narrow it, how long it gets."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Case, Count, F, Q, QuerySet, Value, When
from django.db.models.functions import ExtractYear

from motcua.assignments.models import Assignment, AssignmentReport, Reminder, Stage
from motcua.assignments.queries import Completion, completion_by
from motcua.assignments.standing import as_of, conditions
from motcua.assignments.visibility import givers_of, visible_to
from motcua.organisation.models import User

STANDINGS = ("open", "overdue", "in_time", "late", "cancelled")
"""Every assignment stands in exactly one of these."""
SUMS = ("owed", "done", "first_term")
"""Further figures of a ``Completion`` that have a list."""
OF_STAGE = {
    Stage.GIVEN: Q(accepted_at__isnull=True, sent_back_at__isnull=True, reported_at__isnull=True),
    Stage.ACCEPTED: Q(accepted_at__isnull=False, sent_back_at__isnull=True, reported_at__isnull=True),
    Stage.RETURNED: Q(sent_back_at__isnull=False, reported_at__isnull=True),
    Stage.REPORTED: Q(reported_at__isnull=False),
}


def stage_is(stage: Stage) -> Q:
    """The condition of ``Assignment.stage``."""
    if stage is Stage.CANCELLED:
        return Q(cancelled_at__isnull=False)
    if stage is Stage.VERIFIED:
        return Q(verified_at__isnull=False, cancelled_at__isnull=True)
    return OF_STAGE[stage] & Q(verified_at__isnull=True, cancelled_at__isnull=True)


@dataclass(frozen=True)
class Listing:
    """How a list is narrowed; blank: not at all. ``view``: one of ``views``; ``standing``: one of STANDINGS
    or SUMS; ``year``: of the day it was given. ``on``: how things stood at the end of that local day (today).
    """

    view: str = ""
    source: str = ""
    agency: str = ""
    stage: str = ""
    standing: str = ""
    kind: str = ""
    year: str = ""
    on: date | None = None

    def narrowed(self, name: str, value: str) -> "Listing":
        changed: dict[str, Any] = {name: value}
        return replace(self, **changed)


def views(user: User, on: date | None = None) -> dict[str, Q]:
    """The lists of the user, each a condition over ``as_of(visible_to(user), on)``. Of a past day only those
    that the past can tell."""
    ours = Q(giver__in=givers_of(user).values("pk"))
    whole = {"given": ours, "overdue": conditions(on)["overdue"]}
    return whole if on else _of_now(user, ours) | whole


def _of_now(user: User, ours: Q) -> dict[str, Q]:
    pending = Q(verified_at__isnull=True, cancelled_at__isnull=True)
    told = Reminder.objects.filter(told=user.pk).values("assignment")
    named = Assignment.verifiers.through.objects.filter(user=user.pk).values("assignment")
    waiting = AssignmentReport.objects.filter(returned_at__isnull=True, reopened_at__isnull=True)
    own = Q(owner=user.pk) | Q(pk__in=waiting.filter(reported_by=user.pk).values("assignment"))
    return {
        "mine": Q(owner=user.pk) & pending & Q(reported_at__isnull=True),
        "reminded": Q(pk__in=told) & pending & Q(reported_at__isnull=True),
        "verify": (ours | Q(pk__in=named)) & stage_is(Stage.REPORTED) & ~own,
    }


def listed(user: User, listing: Listing) -> QuerySet[Assignment]:
    """What is still owed first, the earliest term on top; each with its ``standing`` at the list's day."""
    ended = (F(name).asc(nulls_first=True) for name in ("cancelled_then", "verified_then"))
    asked = conditions(listing.on)
    standing = Case(*(When(asked[each], then=Value(each)) for each in STANDINGS))
    rows = _rows(user, listing).select_related("agency", "giver", "owner").annotate(standing=standing)
    return rows.order_by(*ended, F("due_then"), "code")


def _rows(user: User, listing: Listing) -> QuerySet[Assignment]:
    return as_of(visible_to(user), listing.on).filter(_narrowed(user, listing))


def _narrowed(user: User, listing: Listing) -> Q:
    asked = Q()
    if listing.view:
        asked &= views(user, listing.on)[listing.view]
    if listing.stage:
        asked &= stage_is(Stage(listing.stage))
    if listing.standing:
        asked &= conditions(listing.on)[listing.standing]
    for name, column in COLUMNS.items():
        if value := getattr(listing, name):
            asked &= Q(**{column: "" if value == UNMARKED else value})
    return asked


UNMARKED = "none"
"""Those of no kind."""


COLUMNS = {"source": "source", "agency": "agency__code", "kind": "kind", "year": "given_on__year"}
"""Ways to narrow that are a column's value."""
FACETS = ("stage", "source", "agency", "year")


def counts(user: User, on: date | None = None) -> dict[str, int]:
    """How many stand in each list of the user, ``all`` of them too; one query."""
    filters = {name: Count("pk", filter=condition) for name, condition in views(user, on).items()}
    return as_of(visible_to(user), on).aggregate(all=Count("pk"), **filters)


def progress(user: User, listing: Listing) -> dict[str, Completion]:
    """How far the list is done, by kind, whatever standing, stage and kind it is narrowed to; one query."""
    whole = replace(listing, standing="", stage="", kind="")
    return dict(sorted(completion_by(_rows(user, whole), "kind", listing.on).items()))


def facets(user: User, listing: Listing) -> dict[str, dict[str, int]]:
    """For each way to narrow the list further, how long it would become; values without any are left out.

    One query each, however many there are. Stages are those of now: a past day has none. Kinds are told by
    ``progress``.
    """
    names = [name for name in FACETS if name != "stage" or listing.on is None]
    return {name: _facet(_rows(user, listing.narrowed(name, "")), name) for name in names}


def _facet(rows: QuerySet[Assignment], name: str) -> dict[str, int]:
    if name == "stage":
        return _stages(rows)
    column = ExtractYear("given_on") if name == "year" else F(COLUMNS[name])
    grouped = rows.order_by().annotate(facet=column).values_list("facet").annotate(number=Count("pk"))
    return {str(value): number for value, number in sorted(grouped)}


def _stages(rows: QuerySet[Assignment]) -> dict[str, int]:
    filters = {f"n_{stage.value}": Count("pk", filter=stage_is(stage)) for stage in Stage}
    counted = rows.aggregate(**filters)
    return {stage.value: counted[f"n_{stage.value}"] for stage in Stage if counted[f"n_{stage.value}"]}
