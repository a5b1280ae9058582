"""What the faces ask of reviews. All start from ``visible_to``."""

from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.db.models import Count, QuerySet

from motcua.organisation.models import User
from motcua.simplification.cost import Activity, Saving, saving
from motcua.simplification.models import CostActivity, Review, Side, State
from motcua.simplification.sensitivity import Sensitivity, sensitivity
from motcua.simplification.visibility import prepares_for, visible_to

__all__ = ["Costs", "by_id", "costs_of", "counts", "listed", "prepares_for", "visible_to"]


@dataclass(frozen=True)
class Costs:
    """Both cost tables of a review and what follows from them."""

    review: Review
    lines: dict[Side, list[CostActivity]]

    @cached_property
    def saving(self) -> Saving:
        return saving(self._of(Side.BEFORE), self._of(Side.AFTER))

    @cached_property
    def sensitivity(self) -> Sensitivity:
        return sensitivity(self._of(Side.BEFORE), self._of(Side.AFTER), self.review.all_ranges)

    def _of(self, side: Side) -> list[Activity]:
        return [line.activity for line in self.lines[side]]


def listed(user: User, state: str = "", year: int | None = None) -> QuerySet[Review]:
    """Newest year first, then by procedure."""
    rows = visible_to(user).select_related("agency", "procedure")
    if state:
        rows = rows.filter(state=state)
    if year is not None:
        rows = rows.filter(year=year)
    return rows.order_by("-year", "procedure__code", "agency__code")


def counts(user: User) -> dict[str, int]:
    """How many of each state the user sees, in one query."""
    rows = visible_to(user).order_by().values_list("state").annotate(count=Count("pk"))
    found = dict(rows)
    return {state: found.get(state, 0) for state in State.values}


def by_id(user: User, id: UUID) -> Review | None:
    rows = visible_to(user).select_related("agency", "procedure", "version", "proposal", "decision", "effect")
    return rows.filter(pk=id).first()


def costs_of(review: Review) -> Costs:
    """One query."""
    lines: dict[Side, list[CostActivity]] = {side: [] for side in Side}
    for line in CostActivity.objects.filter(review=review).order_by("side", "place"):
        lines[Side(line.side)].append(line)
    return Costs(review, lines)
