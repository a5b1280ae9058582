"""The rules of the index from the project's own data; an administrator's changes to a loaded row stay."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from motcua.quality.models import IndexRules

DATA = Path(__file__).parent / "data" / "criteria.json"


def load_rules() -> int:
    """Add the rules that are missing; returns how many were added."""
    known = set(IndexRules.objects.values_list("valid_from", flat=True))
    rows = [_row(each) for each in json.loads(DATA.read_text(encoding="utf-8"))]
    missing = [row for row in rows if row.valid_from not in known]
    IndexRules.objects.bulk_create(missing)
    return len(missing)


def _row(data: dict[str, Any]) -> IndexRules:
    ends = date.fromisoformat(data["valid_to"]) if data["valid_to"] else None
    return IndexRules(**data | {"valid_from": date.fromisoformat(data["valid_from"]), "valid_to": ends})
