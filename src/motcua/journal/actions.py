"""Appending to the journal. The only writer of events; always inside the caller's transaction."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import Any
from uuid import UUID

from django.db import transaction

from motcua.database.inserting import insert
from motcua.database.rows import prepare
from motcua.database.sql import reserve_ids, write
from motcua.journal import hashing, verbs
from motcua.journal.models import Chain, Event, PersonalRecord
from motcua.terms import clock


class FutureEvent(ValueError):
    """An event that occurs after it is recorded, and whose payload does not say ``planned``."""


@dataclass(frozen=True)
class Entry:
    """What is to be recorded; ``personal`` stays outside the chain behind a salted digest.

    ``payload`` and ``personal`` hold null, booleans, 64-bit integers, text, lists and objects only.
    """

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
    """An empty chain. Its first event binds ``label`` (the dossier's code) and ``agency`` to it for ever."""
    return Chain(id=id, label=label, agency=agency)


def lock_chain(id: UUID) -> Chain:
    """The chain's head, locked until the transaction ends."""
    return Chain.objects.select_for_update().get(pk=id)


def build(chain: Chain, entries: Iterable[Entry], recorded_at: datetime | None = None) -> Recorded:
    """Extend ``chain`` in memory by ``entries``; a clock set back never goes behind the chain's last event.

    Raises UnknownVerb for a verb without a sentence, NotPlain for a value the journal cannot keep, and
    FutureEvent.
    """
    recorded = Recorded(chain)
    at = recorded_at or clock.now()
    if chain.recorded_at is not None and chain.recorded_at > at:
        at = chain.recorded_at
    if not chain.length:
        chain.head = hashing.chain_digest(str(chain.id), chain.label, chain.agency)
    for entry in entries:
        _build_one(recorded, entry, at)
    return recorded


def _build_one(recorded: Recorded, entry: Entry, recorded_at: datetime) -> None:
    _check(entry, recorded_at)
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
    chain.length, chain.head, chain.recorded_at = event.seq, event.digest, recorded_at
    recorded.events.append(event)
    if entry.personal:
        recorded.personal.append(PersonalRecord(event=event, salt=salt, data=dict(entry.personal)))


def _check(entry: Entry, recorded_at: datetime) -> None:
    verbs.get(entry.verb)
    hashing.check_plain(dict(entry.payload))
    hashing.check_plain(dict(entry.personal or {}))
    if entry.occurred_at > recorded_at and entry.payload.get(hashing.PLANNED) is not True:
        raise FutureEvent(
            f"{entry.verb} occurs at {entry.occurred_at}, after it is recorded at {recorded_at}"
        )


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
    """Write the rows of one chain in the caller's transaction: one statement a row."""
    with transaction.atomic(durable=False, savepoint=False):
        if new:
            insert(recorded.chain)
        else:
            recorded.chain.save(update_fields=_HEAD)
        for event in recorded.events:
            insert(event)
        for record in _with_event_ids(recorded.personal):
            insert(record)
    return recorded.events


def save_many(recordeds: Iterable[Recorded], batch: int = 2000) -> int:
    """Write the rows of many chains, ``batch`` chains at a time, in the caller's transaction.

    The same rows as ``save`` for each; chains not yet in the database are inserted. Returns how many events.
    """
    saved = 0
    with transaction.atomic(durable=False, savepoint=False):
        for some in _batches(iter(recordeds), batch):
            saved += _save_batch(some)
    return saved


def _save_batch(recordeds: Sequence[Recorded]) -> int:
    chains = list({id(recorded.chain): recorded.chain for recorded in recordeds}.values())
    known = [chain for chain in chains if not chain._state.adding]
    _insert_chains([chain for chain in chains if chain._state.adding])
    Chain.objects.bulk_update(known, _HEAD)
    events = [event for recorded in recordeds for event in recorded.events]
    for event, key in zip(events, reserve_ids(Event, len(events)), strict=True):
        event.pk = key
    write(prepare(Event, events))
    personal = [record for recorded in recordeds for record in recorded.personal]
    write(prepare(PersonalRecord, _with_event_ids(personal)))
    return len(events)


def _insert_chains(chains: Sequence[Chain]) -> None:
    write(prepare(Chain, chains))
    for chain in chains:
        chain._state.adding = False


_HEAD = ["length", "head", "recorded_at"]


def _batches(items: Iterator[Recorded], size: int) -> Iterator[list[Recorded]]:
    while some := list(islice(items, size)):
        yield some


def _with_event_ids(records: Sequence[PersonalRecord]) -> Sequence[PersonalRecord]:
    for record in records:
        record.event_id = record.event.pk
    return records
