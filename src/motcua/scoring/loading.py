"""The frames that the software brings; an administrator's changes to a loaded row stay."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from motcua.scoring.models import Frame

DATA = Path(__file__).parent / "data" / "frames.json"


def load_frames() -> int:
    """Add the frames that are missing; returns how many were added."""
    known = set(Frame.objects.values_list("name", "valid_from"))
    rows = [_row(each) for each in json.loads(DATA.read_text(encoding="utf-8"))]
    missing = [row for row in rows if (row.name, row.valid_from) not in known]
    Frame.objects.bulk_create(missing)
    return len(missing)


def _row(data: dict[str, Any]) -> Frame:
    ends = date.fromisoformat(data["valid_to"]) if data["valid_to"] else None
    return Frame(**data | {"valid_from": date.fromisoformat(data["valid_from"]), "valid_to": ends})
