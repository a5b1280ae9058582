"""Reading the journal. Whoever calls ``personal_of`` journals that access."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from motcua.journal import verbs
from motcua.journal.models import Event, PersonalRecord


def events_of(chain: UUID) -> QuerySet[Event]:
    """The chain's events in order."""
    return Event.objects.filter(chain=chain).order_by("seq")


def personal_of(chain: UUID) -> dict[int, Mapping[str, Any] | None]:
    """Personal data by event number, in one query; None where it was erased."""
    records = PersonalRecord.objects.filter(event__chain=chain).order_by("event__seq")
    return dict(records.values_list("event__seq", "data"))


def sentence_of(event: Event) -> str:
    """What happened, in Vietnamese. Raises UnknownVerb when no installed app knows the verb."""
    return verbs.sentence(event.verb, event.payload)
