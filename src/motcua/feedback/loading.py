"""The table of rules from the project's own data; an administrator's changes to a loaded row stay."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from motcua.feedback.models import Rule

DATA = Path(__file__).parent / "data" / "rules.json"


def load_rules() -> int:
    """Add the rules that are missing; returns how many were added."""
    known = set(Rule.objects.values_list("valid_from", flat=True))
    rows = json.loads(DATA.read_text(encoding="utf-8"))
    fresh = [_rule(row) for row in rows if date.fromisoformat(row["valid_from"]) not in known]
    Rule.objects.bulk_create(fresh)
    return len(fresh)


def _rule(row: dict[str, Any]) -> Rule:
    ends = date.fromisoformat(row["valid_to"]) if row["valid_to"] else None
    return Rule(**row | {"valid_from": date.fromisoformat(row["valid_from"]), "valid_to": ends})
