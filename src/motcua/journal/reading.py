"""The journal's rows as records, for an export or for the verifier.

Columns are read as the text that is stored, never converted: a damaged row is a finding and not a crash.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import connection, models
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Cast

from motcua.journal import hashing
from motcua.journal.models import Chain, Event, Seal
from motcua.journal.verifier.run import FORMAT

Record = dict[str, Any]
_CHUNK = 5000


@dataclass(frozen=True)
class Scope:
    """An agency's code and every code below it ("H26.1" and "H26.1.…"); "" is everything."""

    agency: str = ""

    def events(self) -> QuerySet[Event]:
        """All events of every chain in which the scope takes part, so that the chains are whole."""
        if not self.agency:
            return Event.objects.all()
        return Event.objects.filter(chain__in=self._chains())

    def chains(self) -> QuerySet[Chain]:
        if not self.agency:
            return Chain.objects.all()
        return Chain.objects.filter(self._within() | Q(pk__in=self._touched()))

    def seals(self) -> QuerySet[Seal]:
        return Seal.objects.filter(self._within())

    def _chains(self) -> QuerySet[Any]:
        own = Chain.objects.filter(self._within()).order_by().values("pk")
        return own.union(self._touched())

    def _touched(self) -> QuerySet[Any]:
        return Event.objects.filter(self._within()).order_by().values("chain")

    def _within(self) -> Q:
        if not self.agency:
            return Q()
        return Q(agency=self.agency) | Q(agency__startswith=f"{self.agency}.")


@contextmanager
def _any_bytes() -> Iterator[None]:
    """SQLite text that is not UTF-8 is read with its stray bytes escaped; PostgreSQL never holds any."""
    if connection.vendor != "sqlite":
        yield
        return
    connection.ensure_connection()
    raw = connection.connection
    before = raw.text_factory
    raw.text_factory = lambda stored: stored.decode("utf-8", "surrogateescape")
    try:
        yield
    finally:
        raw.text_factory = before


def records(scope: Scope, *, personal: bool) -> Iterator[Record]:
    """Header, chains with their events, seals, end. ``personal``: with the personal data of events."""
    with _any_bytes():
        yield {"kind": "journal", "format": FORMAT, "agency": scope.agency}
        counts = {"chain": 0, "event": 0, "seal": 0}
        for record in _all(scope, personal):
            counts[record["kind"]] += 1
            yield record
        yield {"kind": "end", **counts}


def _all(scope: Scope, personal: bool) -> Iterator[Record]:
    yield from _merged(_chain_records(scope), _event_records(scope, personal))
    yield from _seal_records(scope)


def _merged(chains: Iterator[Record], events: Iterator[Record]) -> Iterator[Record]:
    """Every chain before its events. Both come ordered by chain; events without a chain keep their place."""
    event = next(events, None)
    for chain in chains:
        while event is not None and event["chain"] < chain["chain"]:
            yield event
            event = next(events, None)
        yield chain
        while event is not None and event["chain"] == chain["chain"]:
            yield event
            event = next(events, None)
    while event is not None:
        yield event
        event = next(events, None)


def _chain_records(scope: Scope) -> Iterator[Record]:
    names = ("id", "label", "agency", "length", "head", "recorded_at")
    for id, label, agency, length, head, recorded_at in _texts(scope.chains().order_by("id"), names):
        yield {
            "kind": "chain",
            "chain": _uuid(id),
            "label": label,
            "agency": agency,
            "length": _integer(length),
            "head": head,
            "recorded_at": _instant(recorded_at),
        }


def _event_records(scope: Scope, personal: bool) -> Iterator[Record]:
    names = (*hashing.EVENT_FIELDS, "digest")
    kept = ("personal__id", "personal__salt", "personal__data", "personal__erased_at") if personal else ()
    for row in _texts(scope.events().order_by("chain", "seq"), names + kept):
        record = {"kind": "event", **dict(zip(names, row, strict=False))}
        record["chain"] = _uuid(record["chain"])
        record["seq"] = _integer(record["seq"])
        record["occurred_at"] = _instant(record["occurred_at"])
        record["recorded_at"] = _instant(record["recorded_at"])
        record["payload"] = _json(record["payload"])
        if personal:
            record["personal"] = _personal(*row[len(names) :])
        yield record


def _personal(id: str | None, salt: str, data: str | None, erased_at: str | None) -> Record | None:
    if id is None:
        return None
    return {"salt": salt, "data": _json(data), "erased_at": _instant(erased_at)}


def _seal_records(scope: Scope) -> Iterator[Record]:
    names = (*hashing.SEAL_FIELDS, "digest")
    for row in _texts(scope.seals().order_by("agency", "day"), names):
        record = {"kind": "seal", **dict(zip(names, row, strict=True))}
        record["count"] = _integer(record["count"])
        record["heads"] = _json(record["heads"])
        record["recorded_at"] = _instant(record["recorded_at"])
        yield record


def _texts(rows: QuerySet[Any], names: tuple[str, ...]) -> Iterator[tuple[Any, ...]]:
    columns = {f"text_{name}": Cast(F(name), models.TextField()) for name in names}
    return rows.annotate(**columns).values_list(*columns).iterator(chunk_size=_CHUNK)


def _uuid(stored: str) -> str:
    """The usual form with hyphens; SQLite stores 32 digits."""
    if len(stored) != 32:
        return stored
    return f"{stored[:8]}-{stored[8:12]}-{stored[12:16]}-{stored[16:20]}-{stored[20:]}"


def _integer(stored: str) -> Any:
    return int(stored) if stored.isascii() and stored.isdigit() else stored


def _instant(stored: str | None) -> str:
    """The journal's form of a stored instant (without offset: UTC); what is none stays as it is."""
    try:
        at = datetime.fromisoformat(stored or "")
    except ValueError:
        return stored or ""
    return hashing.instant(at if at.tzinfo else at.replace(tzinfo=UTC))


def _json(stored: str | None) -> Any:
    if stored is None:
        return None
    try:
        return hashing.parse(stored)
    except ValueError:
        return {"unreadable": stored}
