"""What happened to one thing, from its chain, with the names of those who did it."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from motcua.journal.queries import events_of, sentence_of
from motcua.organisation.models import User


class Moment(NamedTuple):
    occurred_at: datetime
    sentence: str
    actor: str


def timeline(chain: UUID) -> list[Moment]:
    """First to last; two queries."""
    events = list(events_of(chain))
    users = User.objects.filter(username__in={event.actor for event in events})
    names = {user.username: user.get_full_name() for user in users}
    return [
        Moment(event.occurred_at, sentence_of(event), names.get(event.actor, event.actor)) for event in events
    ]
