"""The event log of dossiers, read from the journal in one pass. No personal data of applicants is read."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import groupby
from typing import Any, NamedTuple
from uuid import UUID

import orjson
from django.db.models import F, QuerySet, TextField
from django.db.models.functions import Cast

from motcua.catalogue.content import content
from motcua.catalogue.models import ProcedureVersion
from motcua.dossiers.actions.performing import ASIDE
from motcua.dossiers.models import Dossier, Source
from motcua.journal.models import Event as Record
from motcua.mining.errors import TooMany
from motcua.mining.log import Activity, Event, Trace
from motcua.mining.process import path_of
from motcua.organisation.models import Agency
from motcua.organisation.queries import calendar_of
from motcua.terms import WorkingScale, clock

CHUNK = 5000


class _Head(NamedTuple):
    code: str
    agency: str
    procedure: str
    version: int
    paper: bool


def traces(dossiers: QuerySet[Dossier], most: int | None = None) -> Iterator[Trace]:
    """A trace for each dossier, in the order of the chains; four queries, however many dossiers.

    Raises TooMany, before the journal is read, where there are more than ``most``.
    """
    heads = dict(_heads(dossiers, most))
    if most is not None and len(heads) > most:
        raise TooMany(most)
    log = _Log(heads)
    events = Record.objects.filter(chain__in=dossiers.order_by().values("pk")).exclude(verb__in=ASIDE)
    rows = (
        events.annotate(text=Cast("payload", TextField()))
        .order_by("chain", "seq")
        .values_list("chain", "verb", "occurred_at", "recorded_at", "actor", "text")
        .iterator(chunk_size=CHUNK)
    )
    for chain, of_chain in groupby(rows, key=lambda row: row[0]):
        if chain in heads:
            yield log.trace(chain, [row[1:] for row in of_chain])


def _heads(dossiers: QuerySet[Dossier], most: int | None) -> Iterator[tuple[UUID, _Head]]:
    wanted = dossiers.order_by().annotate(at=F("agency__code"), of=F("procedure__code"))
    rows = wanted.values_list("pk", "code", "at", "of", "version", "source")
    if most is not None:
        rows = rows[: most + 1]
    for pk, code, agency, procedure, version, source in rows.iterator(chunk_size=CHUNK):
        yield pk, _Head(code, agency, procedure, version, source == Source.PAPER)


class _Log:
    """Versions and calendars are looked up once."""

    def __init__(self, heads: Mapping[UUID, _Head]) -> None:
        self.heads = heads
        versions = ProcedureVersion.objects.in_bulk({head.version for head in heads.values()})
        agencies = Agency.objects.filter(code__in={head.agency for head in heads.values()})
        self.paths = {pk: path_of(content(version).steps) for pk, version in versions.items()}
        calendars = {agency.code: calendar_of(agency) for agency in agencies}
        shared = {id(calendar): WorkingScale(calendar) for calendar in calendars.values()}
        self.scales = {code: shared[id(calendar)] for code, calendar in calendars.items()}

    def trace(self, chain: UUID, rows: list[tuple[Any, ...]]) -> Trace:
        head = self.heads[chain]
        scale = self.scales[head.agency]
        reader = _Reader(scale, head.agency)
        events = tuple(reader.event(*row) for row in rows)
        path = self.paths[head.version]
        return Trace(head.code, head.agency, head.procedure, path, scale.calendar, events, head.paper)


class _Reader:
    """Carries what an event says on to the next: due date, start of the term, office of the open step."""

    def __init__(self, scale: WorkingScale, agency: str) -> None:
        self.scale, self.office = scale, agency
        self.due: float | None = None
        self.start: float | None = None

    def event(self, verb: str, at: datetime, recorded_at: datetime, actor: str, text: str) -> Event:
        payload = orjson.loads(text)
        minute = self.scale.minute(at)
        closed = next(iter(payload.get("closed", ())), None)
        opened = next((each for each in payload.get("opened", ()) if each["kind"] != "consult"), None)
        office = (closed or {}).get("agency") or (self._first_office(opened) or self.office)
        event = Event(
            Activity(verb, closed["name"] if closed and verb in ENDING else ""),
            at,
            minute,
            actor,
            office,
            closed["step"] if closed else None,
            opened["step"] if opened else None,
            self.due,
            self.start,
            self.scale.minute(recorded_at) - minute if recorded_at > at else 0.0,
            verb in RESOLVING and "outcome" in payload and bool(payload.get("status")),
        )
        self._carry(payload, minute, opened)
        return event

    def _first_office(self, opened: Mapping[str, Any] | None) -> str | None:
        """Who receives works at the unit of the first step."""
        return opened["agency"] if opened and self.start is None and self.due is None else None

    def _carry(self, payload: Mapping[str, Any], minute: float, opened: Mapping[str, Any] | None) -> None:
        if opened:
            self.office = opened["agency"]
        if "due_at" in payload:
            if self.start is None:
                self.start = minute
            due_at = payload["due_at"]
            self.due = self.scale.minute(clock.from_text(due_at)) if due_at else self.due


ENDING = frozenset({"hand_over", "decide", "sign_off", "publish_result", "return_result", "send_back"})
RESOLVING = frozenset({"sign_off", "publish_result", "refuse", "record_result"})
