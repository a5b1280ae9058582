"""The fold of a deadline ledger: the due moment follows from the entries, in whatever order they are stored.

Entries are read by moment, then by rank, then by content. `calendar` is the calendar that was known when
the term was set; later changes are CalendarChange entries and apply to the whole course, so a newly
proclaimed holiday moves an open due date. To know how a dossier stood at a moment, fold what had happened
by then (`standing_at`).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise

from .calendar import Calendar
from .clock import local
from .course import due_of, working_minutes
from .ledger import Entry, to_json
from .reading import Reading, Refused
from .term import Term
from .trace import Trace, trace_of


@dataclass(frozen=True, slots=True)
class Standing:
    """How a dossier's term stands. `due_at` is None before the start and while waiting."""

    due_at: datetime | None
    waiting: bool
    started_at: datetime | None
    first_due_at: datetime | None
    term: Term | None = None
    waiting_since: datetime | None = None
    waiting_for: tuple[str, ...] = ()
    extensions: int = 0
    paused_minutes: int = 0
    refused: tuple[Refused, ...] = ()
    _tracer: Callable[[], Trace] = field(default=tuple, repr=False, compare=False)

    @property
    def trace(self) -> Trace:
        """Day by day from the (last) start to the due moment, or to where it stands waiting."""
        return self._tracer()


@dataclass(frozen=True, slots=True)
class Change:
    """From `at` on the due moment is `due_at`, or unknown while `waiting`."""

    at: datetime
    due_at: datetime | None
    waiting: bool


def fold(entries: Iterable[Entry], calendar: Calendar) -> Standing:
    """How the term stands after all entries. Pure; any permutation of the entries gives the same result."""
    ordered = in_order(entries)
    reading = _read(ordered)
    course = reading.course()
    if course is None or reading.first_start is None:
        return Standing(None, False, None, None, refused=tuple(reading.refused))
    known = reading.calendar(calendar)
    due = due_of(course, known)
    since = reading.waiting_since
    return Standing(
        due_at=due if since is None else None,
        waiting=since is not None,
        started_at=course.started_at,
        first_due_at=_first_due(ordered, reading.first_start, calendar, due),
        term=course.term,
        waiting_since=since,
        waiting_for=tuple(reading.waiting_for),
        extensions=reading.extensions,
        paused_minutes=round(sum(working_minutes(wait, known) for wait in reading.all_waits)),
        refused=tuple(reading.refused),
        _tracer=lambda: trace_of(course, since or due, known, due=since is None),
    )


def standing_at(entries: Iterable[Entry], calendar: Calendar, moment: datetime) -> Standing:
    """How the term stood at a moment: the fold of what had happened by then, that moment included."""
    moment = local(moment)
    return fold([entry for entry in entries if entry.at <= moment], calendar)


def is_waiting(entries: Iterable[Entry]) -> bool:
    """Whether the term stands still after all entries: as ``fold`` says, but without a calendar."""
    reading = _read(in_order(entries))
    return reading.started_at is not None and reading.waiting_since is not None


def standings(entries: Iterable[Entry], calendar: Calendar) -> list[Change]:
    """The changes of due moment and waiting over time, oldest first."""
    ordered = in_order(entries)
    changes: list[Change] = []
    for moment in sorted({entry.at for entry in ordered}):
        standing = standing_at(ordered, calendar, moment)
        change = Change(moment, standing.due_at, standing.waiting)
        before = changes[-1] if changes else Change(moment, None, False)
        if (before.due_at, before.waiting) != (change.due_at, change.waiting):
            changes.append(change)
    return changes


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """By moment, then rank, then content, so that the order of storage never matters."""
    ordered = sorted(entries, key=lambda entry: (entry.at, entry.rank))
    if any(a.at == b.at and a.rank == b.rank for a, b in pairwise(ordered)):
        ordered.sort(key=lambda entry: (entry.at, entry.rank, json.dumps(to_json(entry), sort_keys=True)))
    return ordered


def _read(ordered: Sequence[Entry]) -> Reading:
    reading = Reading()
    for entry in ordered:
        entry.tell(reading)
    return reading


def _first_due(ordered: Sequence[Entry], first_start: datetime, base: Calendar, due: datetime) -> datetime:
    """What was promised at the first start, with the calendar as known at that moment."""
    if len(ordered) == 1:
        return due
    early = _read([entry for entry in ordered if entry.at <= first_start])
    course = early.course()
    return due_of(course, early.calendar(base)) if course else due
