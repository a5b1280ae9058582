"""The ladder of reminders from the project's own data; an administrator's changes to a loaded row stay."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from motcua.assignments.models import Recipient, Rung

DATA = Path(__file__).parent / "data" / "ladder.json"


def load_ladder() -> int:
    """Add the rungs that are missing; returns how many were added."""
    known = set(Rung.objects.values_list("days", "valid_from"))
    rungs = [_rung(row) for row in json.loads(DATA.read_text(encoding="utf-8"))]
    fresh = [rung for rung in rungs if (rung.days, rung.valid_from) not in known]
    Rung.objects.bulk_create(fresh)
    return len(fresh)


def _rung(row: dict[str, Any]) -> Rung:
    ends = date.fromisoformat(row["valid_to"]) if row["valid_to"] else None
    told = {each.value: each.value in row["to"] for each in Recipient}
    rest = {name: row[name] for name in ("name", "days", "public", "certainty", "note")}
    return Rung(**rest, **told, valid_from=date.fromisoformat(row["valid_from"]), valid_to=ends)
