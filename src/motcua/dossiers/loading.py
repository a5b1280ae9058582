"""The table of regimes from the project's own data; an administrator's changes to a loaded row stay."""

import json
from datetime import date, time
from pathlib import Path

from motcua.dossiers.models import Regime
from motcua.dossiers.setting import forget_regimes

DATA = Path(__file__).parent / "data" / "regimes.json"


def load_regimes() -> int:
    """Add the regimes that are missing; returns how many were added."""
    known = set(Regime.objects.values_list("valid_from", flat=True))
    rows = [row for row in json.loads(DATA.read_text()) if date.fromisoformat(row["valid_from"]) not in known]
    Regime.objects.bulk_create(_regime(row) for row in rows)
    forget_regimes()
    return len(rows)


def _regime(row: dict) -> Regime:
    ends = date.fromisoformat(row["valid_to"]) if row["valid_to"] else None
    return Regime(
        **row
        | {
            "valid_from": date.fromisoformat(row["valid_from"]),
            "valid_to": ends,
            "transfer_cutoff": time.fromisoformat(row["transfer_cutoff"]),
        }
    )
