"""Incomes an hour from the project's own data; an administrator's changes to a loaded row stay."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from motcua.simplification.models import HourlyIncome

DATA = Path(__file__).parent / "data" / "hourly_income.json"


def load_incomes() -> int:
    """Add those that are missing; returns how many were added."""
    known = set(HourlyIncome.objects.values_list("valid_from", flat=True))
    rows = json.loads(DATA.read_text(encoding="utf-8"))
    fresh = [_income(row) for row in rows if date.fromisoformat(row["valid_from"]) not in known]
    HourlyIncome.objects.bulk_create(fresh)
    return len(fresh)


def _income(row: dict[str, Any]) -> HourlyIncome:
    ends = date.fromisoformat(row["valid_to"]) if row["valid_to"] else None
    return HourlyIncome(**row | {"valid_from": date.fromisoformat(row["valid_from"]), "valid_to": ends})
