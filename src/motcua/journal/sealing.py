"""The daily seal: what an agency's events of one local day were, bound to all its earlier seals."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import Any

from django.db import transaction
from django.db.models import OuterRef, QuerySet, Subquery

from motcua.database.sql import take_turns
from motcua.journal import hashing
from motcua.journal.models import Chain, Event, Seal
from motcua.terms import clock

# A transaction that recorded its events just before midnight may commit after it.
GRACE = timedelta(minutes=15)
_BATCH = 200  # seals held in memory before they are written


@dataclass(frozen=True, order=True)
class Touch:
    """One event as its seal needs it; sorted by chain, then number."""

    chain: str
    seq: int
    digest: str
    label: str
    day: date


def last_sealable_day() -> date:
    """The last local day that is surely over: never today, and yesterday only after GRACE."""
    return hashing.local_day(clock.now() - GRACE) - timedelta(days=1)


def seal_through(agency: str | None, day: date) -> int:
    """Seal every day with events that follows the agency's last seal, up to ``day`` (local, never today).

    ``None`` seals every agency. Days without events get no seal. Returns how many seals were made.
    """
    agencies = [agency] if agency is not None else _agencies()
    last = min(day, last_sealable_day())
    return sum(_seal_agency(code, last) for code in agencies)


def _agencies() -> list[str]:
    return list(Event.objects.order_by("agency").values_list("agency", flat=True).distinct())


def _seal_agency(agency: str, last: date) -> int:
    """Two at once would make the same seals; the second finds them made."""
    with transaction.atomic():
        take_turns(f"seal {agency}")
        before = Seal.objects.filter(agency=agency).order_by("day").last()
        touches = _touches(agency, before.day if before else None, last)
        return _write(seals_of(agency, before.digest if before else "", touches))


def _touches(agency: str, after: date | None, last: date) -> Iterator[Touch]:
    events = Event.objects.filter(agency=agency, recorded_at__lt=_start_of(last + timedelta(days=1)))
    if after is not None:
        events = events.filter(recorded_at__gte=_start_of(after + timedelta(days=1)))
    for chain, seq, digest, recorded_at, label in _rows(events):
        yield Touch(str(chain), seq, digest, label or "", hashing.local_day(recorded_at))


def _rows(events: QuerySet[Event]) -> Iterator[tuple[Any, ...]]:
    label = Subquery(Chain.objects.filter(pk=OuterRef("chain")).values("label"))
    columns = events.order_by("recorded_at").values_list("chain", "seq", "digest", "recorded_at", label)
    return columns.iterator(chunk_size=5000)


def _start_of(day: date) -> datetime:
    return datetime.combine(day, time(), hashing.LOCAL)


def seals_of(agency: str, previous: str, touches: Iterable[Touch]) -> Iterator[Seal]:
    """The chain of seals over events that come ordered by the moment they were recorded."""
    for day, group in groupby(touches, key=lambda touch: touch.day):
        seal = _seal(agency, day, previous, sorted(group))
        previous = seal.digest
        yield seal


def _seal(agency: str, day: date, previous: str, touches: list[Touch]) -> Seal:
    seal = Seal(
        agency=agency,
        day=day,
        count=len(touches),
        root=hashing.root(touch.digest for touch in touches),
        heads={touch.chain: [touch.seq, touch.digest, touch.label] for touch in touches},
        previous=previous,
        recorded_at=clock.now(),
    )
    seal.digest = hashing.seal_digest(fields_of(seal))
    return seal


def fields_of(seal: Seal) -> dict[str, Any]:
    """The fields under the seal's digest, as they also stand in an export."""
    return {
        "agency": seal.agency,
        "day": seal.day.isoformat(),
        "count": seal.count,
        "root": seal.root,
        "heads": seal.heads,
        "previous": seal.previous,
        "recorded_at": hashing.instant(seal.recorded_at),
    }


def _write(seals: Iterator[Seal]) -> int:
    written = 0
    batch: list[Seal] = []
    for seal in seals:
        batch.append(seal)
        if len(batch) == _BATCH:
            written += len(Seal.objects.bulk_create(batch))
            batch = []
    return written + len(Seal.objects.bulk_create(batch))
