"""Appending to the journal. The only writer of events; always inside the caller's transaction."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from motcua.journal import hashing, verbs
from motcua.journal.models import Chain, Event, PersonalRecord
from motcua.terms import clock


@dataclass(frozen=True)
class Entry:
    """What is to be recorded; ``personal`` stays outside the chain behind a salted digest."""

    verb: str
    agency: str
    actor: str
    occurred_at: datetime
    payload: Mapping[str, Any] = field(default_factory=dict)
    personal: Mapping[str, Any] | None = None


@dataclass
class Recorded:
    """Rows ready to be saved; the bulk path saves many of these at once."""

    chain: Chain
    events: list[Event] = field(default_factory=list)
    personal: list[PersonalRecord] = field(default_factory=list)


def new_chain(id: UUID, label: str, agency: str) -> Chain:
    return Chain(id=id, label=label, agency=agency)


def lock_chain(id: UUID) -> Chain:
    """The chain's head, locked until the transaction ends."""
    return Chain.objects.select_for_update().get(pk=id)


def build(chain: Chain, entries: Iterable[Entry], recorded_at: datetime | None = None) -> Recorded:
    """Extend ``chain`` in memory by ``entries``. Raises UnknownVerb for a verb without a sentence."""
    recorded = Recorded(chain)
    at = recorded_at or clock.now()
    for entry in entries:
        _build_one(recorded, entry, at)
    return recorded


def _build_one(recorded: Recorded, entry: Entry, recorded_at: datetime) -> None:
    verbs.get(entry.verb)
    chain = recorded.chain
    salt = hashing.new_salt() if entry.personal else ""
    event = Event(
        chain=chain.id,
        seq=chain.length + 1,
        agency=entry.agency,
        verb=entry.verb,
        occurred_at=entry.occurred_at,
        recorded_at=recorded_at,
        actor=entry.actor,
        payload=dict(entry.payload),
        personal_digest=hashing.personal_digest(salt, entry.personal) if entry.personal else "",
        previous=chain.head,
    )
    event.digest = hashing.event_digest(fields_of(event))
    chain.length, chain.head = event.seq, event.digest
    recorded.events.append(event)
    if entry.personal:
        recorded.personal.append(PersonalRecord(event=event, salt=salt, data=dict(entry.personal)))


def fields_of(event: Event) -> dict[str, Any]:
    """The fields under the digest, as they also stand in an export."""
    return {
        "chain": str(event.chain),
        "seq": event.seq,
        "agency": event.agency,
        "verb": event.verb,
        "occurred_at": hashing.instant(event.occurred_at),
        "recorded_at": hashing.instant(event.recorded_at),
        "actor": event.actor,
        "payload": event.payload,
        "personal_digest": event.personal_digest,
        "previous": event.previous,
    }


def save(recorded: Recorded, *, new: bool = False) -> list[Event]:
    """Write the rows of one chain in the caller's transaction: at most three statements."""
    with transaction.atomic(durable=False, savepoint=False):
        recorded.chain.save(force_insert=new, force_update=not new)
        Event.objects.bulk_create(recorded.events)
        if recorded.personal:
            PersonalRecord.objects.bulk_create(_with_event_ids(recorded.personal))
    return recorded.events


def _with_event_ids(records: Sequence[PersonalRecord]) -> Sequence[PersonalRecord]:
    for record in records:
        record.event_id = record.event.pk
    return records
