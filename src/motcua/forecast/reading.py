"""A book read from the database: dossiers, changes of their due dates, and tasks, as they stand today.

What is known at a moment follows from it: nothing here is forgotten, and ``features`` looks at what had
happened by then. What was written down later than it happened counts from when it was written down.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

import numpy as np
from django.db.models import F, QuerySet

from motcua.catalogue.content import content
from motcua.catalogue.models import Channel, ProcedureVersion
from motcua.dossiers.actions.performing import ASIDE
from motcua.dossiers.models import Dossier, Source, Standing, Task, TaskKind, TaskState
from motcua.forecast.book import Book, Changes, Dossiers, Floats, Tasks
from motcua.journal.models import Event
from motcua.organisation.models import Agency
from motcua.organisation.queries import below, calendar_of
from motcua.terms import WorkingScale

CHUNK = 5000
NEVER = float("inf")
STEPS = 16


class _Index:
    """Numbers given to names in the order in which they are met."""

    def __init__(self) -> None:
        self.names: list[Any] = []
        self._of: dict[Any, int] = {}

    def __call__(self, name: Any) -> int:
        found = self._of.get(name)
        if found is None:
            found = self._of[name] = len(self.names)
            self.names.append(name)
        return found


def dossiers_of(agencies: QuerySet[Agency], first: datetime, end: datetime) -> QuerySet[Dossier]:
    """Received from ``first`` to before ``end``, with a due date, worked on in the system, not on paper."""
    return Dossier.objects.filter(
        agency__in=agencies.order_by().values("pk"),
        received_at__gte=first,
        received_at__lt=end,
        first_due_at__isnull=False,
    ).exclude(source=Source.PAPER)


def read(agency: Agency, first: datetime, end: datetime) -> Book:
    """The agency and all below it; six queries, however many dossiers."""
    return read_book(below(agency), dossiers_of(below(agency), first, end))


def read_book(agencies: QuerySet[Agency], dossiers: QuerySet[Dossier]) -> Book:
    return _Reader(agencies, dossiers).book()


class _Reader:
    def __init__(self, agencies: QuerySet[Agency], dossiers: QuerySet[Dossier]) -> None:
        self.dossiers = dossiers
        self.inside = dossiers.order_by().values("pk")
        shared: dict[int, WorkingScale] = {}
        self.scales: dict[int, WorkingScale] = {}
        self.codes: dict[int, str] = {}
        for agency in agencies:
            calendar = calendar_of(agency)
            self.scales[agency.pk] = shared.setdefault(id(calendar), WorkingScale(calendar))
            self.codes[agency.pk] = agency.code
        self.agency, self.procedure, self.sector = _Index(), _Index(), _Index()
        self.version, self.desk, self.place = _Index(), _Index(), _Index()
        self.late_notes = self._late_notes()

    def book(self) -> Book:
        rows = list(self._rows())
        changes = self._changes()
        dossiers = self._columns(rows, changes)
        tasks = self._tasks()
        before, upto = self._shares()
        return Book(
            dossiers,
            changes,
            tasks,
            [self.codes.get(pk, "") for pk in self.agency.names],
            self.procedure.names,
            self.sector.names,
            self.desk.names,
            before,
            upto,
        )

    def _late_notes(self) -> Mapping[UUID, Mapping[datetime, datetime]]:
        """Of what was written down later than it happened: happened -> written, by dossier."""
        found: dict[UUID, dict[datetime, datetime]] = {}
        events = Event.objects.filter(chain__in=self.inside, recorded_at__gt=F("occurred_at"))
        rows = events.exclude(verb__in=ASIDE).values_list("chain", "occurred_at", "recorded_at")
        for chain, occurred_at, recorded_at in rows.iterator(chunk_size=CHUNK):
            found.setdefault(chain, {})[occurred_at] = recorded_at
        return found

    def _known(self, dossier: UUID, at: datetime) -> float:
        return self.late_notes.get(dossier, {}).get(at, at).timestamp()

    def _rows(self) -> Iterator[tuple[Any, ...]]:
        columns = ("pk", "code", "agency_id", "procedure_id", "sector_id", "version_id", "channel",
                   "received_at", "first_due_at", "resolved_at")  # fmt: skip
        for row in self.dossiers.order_by("received_at", "pk").values_list(*columns).iterator(CHUNK):
            self.place(row[0])
            yield row

    def _columns(self, rows: list[tuple[Any, ...]], changes: Changes) -> Dossiers:
        """``done_at`` is when the result was known; late or not is judged by when it was there."""
        last = {int(each): number for number, each in enumerate(changes.dossier)}
        whole = np.array([self._whole(row) for row in rows], np.int64).reshape(-1, 5).T
        parts = np.array([self._parts(row) for row in rows], np.float64).reshape(-1, 8).T
        known_at, received, due_at, due_minute, done_at, done_minute, resolved_at, _ = parts
        last_at, last_minute = due_at.copy(), due_minute.copy()
        for number, change in last.items():
            waiting = changes.waiting[change]
            last_at[number] = NEVER if waiting else changes.due_at[change]
            last_minute[number] = NEVER if waiting else changes.due_minute[change]
        return Dossiers(
            codes=[row[1] for row in rows],
            agency=whole[0],
            procedure=whole[1],
            sector=whole[2],
            version=whole[3],
            online=whole[4].astype(bool),
            known_at=known_at,
            received_minute=received,
            due_at=due_at,
            due_minute=due_minute,
            done_at=done_at,
            done_minute=done_minute,
            last_due_at=last_at,
            last_due_minute=last_minute,
            missed=resolved_at > last_at,
        )

    def _whole(self, row: tuple[Any, ...]) -> tuple[int, ...]:
        _, _, agency, procedure, sector, version, channel, *_ = row
        return (
            self.agency(agency),
            self.procedure(procedure),
            self.sector(sector),
            self.version(version),
            channel == Channel.ONLINE,
        )

    def _parts(self, row: tuple[Any, ...]) -> tuple[float, ...]:
        pk, agency, received_at, due_at, resolved_at = row[0], row[2], *row[7:]
        minute = self.scales[agency].minute
        due = due_at.timestamp(), minute(due_at)
        done = (NEVER, NEVER, NEVER)
        if resolved_at:
            done = self._known(pk, resolved_at), minute(resolved_at), resolved_at.timestamp()
        return (self._known(pk, received_at), minute(received_at), *due, *done, 0.0)

    def _changes(self) -> Changes:
        """A dossier that waits keeps the date it had: how much is left does not change meanwhile."""
        first = dict(self._first_dues())
        rows: list[tuple[float, ...]] = []
        standings = Standing.objects.filter(dossier__in=self.inside).order_by("dossier", "at", "pk")
        columns = ("dossier_id", "at", "due_at", "waiting", "dossier__agency_id")
        for pk, at, due_at, waiting, agency in standings.values_list(*columns).iterator(CHUNK):
            minute = self.scales[agency].minute
            first[pk] = due_at = due_at or first[pk]
            rows.append(
                (self.place(pk), self._known(pk, at), minute(at), due_at.timestamp(), minute(due_at), waiting)
            )
        rows.sort(key=lambda row: row[:2])
        whole = np.array(rows, np.float64).reshape(-1, 6).T
        return Changes(
            dossier=whole[0].astype(np.int64),
            at=whole[1],
            minute=whole[2],
            due_at=whole[3],
            due_minute=whole[4],
            waiting=whole[5].astype(bool),
        )

    def _first_dues(self) -> QuerySet[Dossier, tuple[Any, ...]]:
        moved = self.dossiers.order_by().filter(standings__isnull=False).distinct()
        return moved.values_list("pk", "first_due_at")

    def _tasks(self) -> Tasks:
        tasks = Task.objects.filter(dossier__in=self.inside).exclude(kind=TaskKind.CONSULT)
        columns = ("dossier_id", "dossier__agency_id", "step", "agency_id", "role", "opened_at", "done_at",
                   "state")  # fmt: skip
        rows = [self._task(row) for row in tasks.order_by("pk").values_list(*columns).iterator(CHUNK)]
        whole = np.array(rows, np.float64).reshape(-1, 7).T
        return Tasks(
            dossier=whole[0].astype(np.int64),
            step=whole[1].astype(np.int64),
            desk=whole[2].astype(np.int64),
            opened_at=whole[3],
            opened_minute=whole[4],
            done_at=whole[5],
            back=whole[6].astype(bool),
        )

    def _task(self, row: tuple[Any, ...]) -> tuple[float, ...]:
        pk, agency, step, unit, role, opened_at, done_at, state = row
        done = self._known(pk, done_at) if done_at else NEVER
        return (
            self.place(pk), step, self.desk((unit, role)), self._known(pk, opened_at),
            self.scales[agency].minute(opened_at), done, state == TaskState.SENT_BACK,
        )  # fmt: skip

    def _shares(self) -> tuple[Floats, Floats]:
        """Planned shares of the term before and up to each step, by version and step."""
        versions = ProcedureVersion.objects.in_bulk(self.version.names)
        upto = np.ones((len(self.version.names), STEPS))
        for number, pk in enumerate(self.version.names):
            shares = [step.share for step in content(versions[pk]).steps][:STEPS]
            upto[number, : len(shares)] = np.minimum(1, np.cumsum(shares)) if shares else 1
        before = np.concatenate([np.zeros((len(upto), 1)), upto[:, :-1]], axis=1)
        return before, upto
