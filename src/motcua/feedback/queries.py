"""What the faces ask of reflections. All start from ``visible_to``."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from motcua.feedback.models import Feedback, Stage
from motcua.feedback.visibility import visible_to
from motcua.organisation import timelines
from motcua.organisation.models import User
from motcua.organisation.timelines import Moment
from motcua.terms import clock

__all__ = ["Listing", "Moment", "by_code", "counts", "listed", "timeline", "visible_to"]

OVERDUE = "overdue"
OPEN = Q(resolved_at__isnull=True)
OF_STAGE = {
    Stage.RECEIVED: OPEN & Q(transferred_at__isnull=True),
    Stage.TRANSFERRED: OPEN & Q(transferred_at__isnull=False),
    Stage.RESOLVED: Q(resolved_at__isnull=False, published_at__isnull=True),
    Stage.PUBLISHED: Q(published_at__isnull=False),
}


@dataclass(frozen=True)
class Listing:
    """How a list is narrowed; blank: not at all. ``state``: a stage, or ``OVERDUE``."""

    state: str = ""
    kind: str = ""
    channel: str = ""
    sector: str = ""


def listed(user: User, listing: Listing) -> QuerySet[Feedback]:
    """Open ones first, the earliest due on top; then what is done, newest first."""
    rows = visible_to(user)
    if listing.state:
        rows = rows.filter(_state(listing.state))
    for name, value in (("kind", listing.kind), ("channel", listing.channel)):
        if value:
            rows = rows.filter(**{name: value})
    if listing.sector:
        rows = rows.filter(sector__code=listing.sector)
    rows = rows.select_related("agency", "sector", "handler", "sender")
    return rows.defer("content", "answer").order_by(
        *(["due_at", "code"] if listing.state in _OPEN_STATES else ["-received_at", "code"])
    )


_OPEN_STATES = (OVERDUE, Stage.RECEIVED, Stage.TRANSFERRED)


def _state(state: str) -> Q:
    if state == OVERDUE:
        return OPEN & Q(due_at__lt=clock.now())
    return OF_STAGE[Stage(state)]


def counts(user: User) -> dict[str, int]:
    """How many of each state the user sees, in one query."""
    states = [*Stage.values, OVERDUE]
    return visible_to(user).aggregate(**{state: Count("pk", filter=_state(state)) for state in states})


def by_code(user: User, code: str) -> Feedback | None:
    if "\0" in code:
        return None
    rows = visible_to(user).select_related(
        "agency", "sector", "procedure", "officer", "handler", "sender", "rule"
    )
    return rows.filter(code=code).first()


def timeline(item: Feedback) -> list[Moment]:
    """What happened, first to last, with the names of those who did it; two queries."""
    return timelines.timeline(item.pk)
