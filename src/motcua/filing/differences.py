"""What became different between a report and its correction: per cell, which things came in and went out,
and what the journal recorded of each between the two moments."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from motcua.database.among import AmongIds
from motcua.filing.members import Members
from motcua.filing.models import Report
from motcua.journal import hashing
from motcua.journal.models import Event

NOBODY: Mapping[int, frozenset[UUID]] = {}


def differences(before: Mapping[str, Members], after: Mapping[str, Members]) -> list[dict[str, Any]]:
    """Every cell whose ids differ, also where the count is the same; by row, then column."""
    found = []
    for key in sorted(before.keys() | after.keys()):
        old, new = _cells(before.get(key)), _cells(after.get(key))
        for column in sorted(old.keys() | new.keys()):
            was, now = old.get(column, frozenset()), new.get(column, frozenset())
            if was != now:
                found.append(_cell(key, column, was, now))
    return found


def _cells(members: Members | None) -> Mapping[int, frozenset[UUID]]:
    if members is None:
        return NOBODY
    return {column: frozenset(members.of(column)) for column in members.columns}


def _cell(key: str, column: int, was: frozenset[UUID], now: frozenset[UUID]) -> dict[str, Any]:
    return {
        "row": key,
        "column": column,
        "before": len(was),
        "after": len(now),
        "in": [str(id) for id in sorted(now - was)],
        "out": [str(id) for id in sorted(was - now)],
    }


def reasons(
    cells: Iterable[Mapping[str, Any]], before: Report, after: Report
) -> dict[str, list[dict[str, Any]]]:
    """Id -> the events recorded of it after the first moment and up to the second; one query.

    Nothing recorded: time alone did it, as when a due date passes in a period that still runs.
    """
    ids = {UUID(id) for cell in cells for id in (*cell["in"], *cell["out"])}
    told: dict[str, list[dict[str, Any]]] = {str(id): [] for id in sorted(ids)}
    events = Event.objects.filter(
        AmongIds("chain", sorted(ids)), recorded_at__gt=before.known_at, recorded_at__lte=after.known_at
    )
    for event in events.order_by("chain", "seq"):
        told[str(event.chain)].append(_reason(event))
    return told


def _reason(event: Event) -> dict[str, Any]:
    return {
        "seq": event.seq,
        "verb": event.verb,
        "occurred_at": hashing.instant(event.occurred_at),
        "recorded_at": hashing.instant(event.recorded_at),
        "digest": event.digest,
    }
