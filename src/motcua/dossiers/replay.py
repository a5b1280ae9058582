"""What the system knew of a dossier at a moment: the fold of its events recorded by then.

The columns of a dossier are the fold of its whole history, and tests hold that they are. Hence the fold of a
part of it is what the columns were; nothing else keeps the past.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from motcua.dossiers.models import Dossier, Status
from motcua.journal.models import Event
from motcua.terms import Change, Entry, clock, from_json
from motcua.terms.fold import is_waiting

INTAKE = frozenset({"receive", "submit"})
RECEIVING = frozenset({"receive", "accept"})
CORRECTABLE = ("channel", "typed_by", "fee")
"""What is typed at intake, may be put right later, and is kept here."""
STATED = ("payment", "payment_failed", "digitised", "result_form")
"""What stands in the payload of each event that changes it."""
ENDED = frozenset({Status.RESOLVED, Status.WITHDRAWN, Status.STOPPED})
CHUNK = 2000


class Happening(NamedTuple):
    """What the fold reads of an event."""

    chain: UUID
    verb: str
    occurred_at: datetime
    payload: Mapping[str, Any]


@dataclass
class Told:
    """The columns that change, under their own names; ``changes`` are the rows of ``Standing``, in order."""

    status: int = 0
    outcome: str = ""
    received_at: datetime | None = None
    resolved_at: datetime | None = None
    returned_at: datetime | None = None
    first_due_at: datetime | None = None
    due_at: datetime | None = None
    waiting: bool = False
    channel: str = ""
    typed_by: str = ""
    fee: int = 0
    payment: str = ""
    paid_at: datetime | None = None
    payment_failed: bool = False
    digitised: str = ""
    digitised_at: datetime | None = None
    result_form: str = ""
    changes: list[Change] = field(default_factory=list)
    ledger: list[Entry] = field(default_factory=list)

    @property
    def due_on(self) -> date | None:
        return _day(self.due_at)

    @property
    def resolved_on(self) -> date | None:
        return _day(self.resolved_at)

    def hear(self, event: Happening) -> None:
        """Take in the next event of the chain."""
        before = self.status
        self._take_values(event.verb, event.payload)
        if self._received_by(event.verb, before):
            self.received_at = event.occurred_at
        if self.status != before and self.status in ENDED and self.received_at:
            self.resolved_at = event.occurred_at
        if event.verb == "return_result":
            self.returned_at = event.occurred_at
        if "due_at" in event.payload:
            self._take_due(event)
        self._take_states(event)

    def _take_values(self, verb: str, payload: Mapping[str, Any]) -> None:
        given: dict[str, Any] = {}
        if verb in INTAKE:
            given = {name: payload[name] for name in CORRECTABLE}
        elif verb == "correct":
            changed = payload["changed"]
            given = {name: changed[name]["after"] for name in CORRECTABLE if name in changed}
        if "status" in payload:
            given |= {"status": payload["status"], "outcome": payload.get("outcome", self.outcome)}
        for name, value in given.items():
            setattr(self, name, value)

    def _take_states(self, event: Happening) -> None:
        """What an event says of payment, of the papers and of the result's form, and since when."""
        payload = event.payload
        for name in STATED:
            if name in payload:
                setattr(self, name, payload[name])
        if "payment" in payload:
            self.paid_at = event.occurred_at if self.payment in ("counter", "online") else None
        if "digitised" in payload:
            self.digitised_at = event.occurred_at if self.digitised not in ("", "none") else None

    def _received_by(self, verb: str, before: int) -> bool:
        """Accepted, or the supplement came that intake had asked for before accepting."""
        supplemented = before == Status.SUPPLEMENT and self.status == Status.IN_PROGRESS
        return verb in RECEIVING or (supplemented and self.received_at is None)

    def _take_due(self, event: Happening) -> None:
        """The due date as ``Case.refold`` left it; whether it waits is read off the ledger."""
        text = event.payload["due_at"]
        self.ledger += [from_json(entry) for entry in event.payload.get("ledger", ())]
        due_at, waiting = clock.from_text(text) if text else None, is_waiting(self.ledger)
        if self.first_due_at is None:
            self.first_due_at = due_at
        elif (due_at, waiting) != (self.due_at, self.waiting):
            self.changes.append(Change(event.occurred_at, due_at, waiting))
        self.due_at, self.waiting = due_at, waiting


def _day(at: datetime | None) -> date | None:
    return clock.local(at).date() if at else None


def tell(events: Iterable[Happening]) -> Told:
    """The fold of a chain's first events, in their order."""
    told = Told()
    for event in events:
        told.hear(event)
    return told


def known(dossiers: QuerySet[Dossier], at: datetime) -> Iterator[tuple[Dossier, Told]]:
    """Each of the dossiers with what was recorded of it by ``at``, that instant included.

    What was first recorded later is left out. Two queries however many there are; a few thousand rows are in
    memory at a time. The rows themselves come with what their columns hold now.
    """
    stories = groupby(_happenings(dossiers, at), key=itemgetter(0))
    chain, events = next(stories, (None, iter(())))
    for dossier in dossiers.order_by("pk").iterator(chunk_size=CHUNK):
        while chain is not None and chain < dossier.pk:
            chain, events = next(stories, (None, iter(())))
        if chain == dossier.pk:
            yield dossier, tell(events)


def _happenings(dossiers: QuerySet[Dossier], at: datetime) -> Iterator[Happening]:
    chains = dossiers.order_by().values("pk")
    events = Event.objects.filter(chain__in=chains, recorded_at__lte=at).order_by("chain", "seq")
    rows = events.values_list("chain", "verb", "occurred_at", "payload")
    return (Happening(*row) for row in rows.iterator(chunk_size=CHUNK))
