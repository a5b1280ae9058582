"""What a dossier's row and standings say, beside what the fold of its journal says."""

from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

from motcua.dossiers.models import Dossier, Standing
from motcua.dossiers.replay import Told, known
from motcua.terms import Change

COLUMNS = (
    *(each.name for each in fields(Told) if each.name not in ("changes", "ledger")),
    "due_on",
    "resolved_on",
)

State = dict[str, Any]


def stored(dossiers: Sequence[Dossier]) -> dict[str, State]:
    """By code, every column that the fold knows, with the standings in the order of recording."""
    changes: dict[Any, list[Change]] = {dossier.pk: [] for dossier in dossiers}
    for row in Standing.objects.filter(dossier__in=list(changes)).order_by("pk"):
        changes[row.dossier_id].append(Change(row.at, row.due_at, row.waiting))
    return {
        dossier.code: {name: getattr(dossier, name) for name in COLUMNS} | {"changes": changes[dossier.pk]}
        for dossier in dossiers
    }


def told(pairs: Iterable[tuple[Dossier, Told]]) -> dict[str, State]:
    return {
        dossier.code: {name: getattr(story, name) for name in COLUMNS} | {"changes": story.changes}
        for dossier, story in pairs
    }


def check_all(now: datetime, **leaving_out: Any) -> int:
    """Assert that every row is the fold of its journal up to ``now``; returns how many there are."""
    dossiers = Dossier.objects.exclude(**leaving_out) if leaving_out else Dossier.objects.all()
    rows = stored(list(dossiers))
    assert told(known(dossiers, now)) == rows
    return len(rows)
