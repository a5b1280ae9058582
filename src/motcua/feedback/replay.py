"""What the system knew of a reflection at a moment: the fold of its events recorded by then.

The columns of a reflection are the fold of its whole history, so the fold of a part of it is what they were.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import attrgetter
from uuid import UUID

from django.db.models import QuerySet

from motcua.feedback.models import Feedback
from motcua.journal.models import Event
from motcua.terms import clock

CHUNK = 2000


@dataclass
class Told:
    """The columns that figures ask for, under their own names."""

    received_at: datetime | None = None
    transferred_at: datetime | None = None
    due_at: datetime | None = None
    resolved_at: datetime | None = None
    published_at: datetime | None = None
    kind: str = ""
    channel: str = ""

    def hear(self, event: Event) -> None:
        """Take in the next event of the chain."""
        if event.verb == "feedback_registered":
            self.received_at, self.due_at = event.occurred_at, clock.from_text(event.payload["due_at"])
            self.kind, self.channel = event.payload["kind"], event.payload["channel"]
        elif event.verb == "feedback_transferred":
            self.transferred_at = self.transferred_at or event.occurred_at
        elif event.verb == "feedback_resolved":
            self.resolved_at = event.occurred_at
        elif event.verb == "feedback_published":
            self.published_at = event.occurred_at


def known(rows: QuerySet[Feedback], at: datetime) -> Iterator[tuple[Feedback, Told]]:
    """Each of the rows of which anything was recorded by ``at``, by id; two queries."""
    found = {row.pk: row for row in rows.order_by("pk")}
    told = _told(list(found), at)
    return ((row, told[pk]) for pk, row in found.items() if pk in told)


def _told(ids: list[UUID], at: datetime) -> dict[UUID, Told]:
    stories: dict[UUID, Told] = {}
    for start in range(0, len(ids), CHUNK):
        events = Event.objects.filter(chain__in=ids[start : start + CHUNK], recorded_at__lte=at)
        for chain, heard in groupby(events.order_by("chain", "seq"), key=attrgetter("chain")):
            story = stories[chain] = Told()
            for event in heard:
                story.hear(event)
    return stories
