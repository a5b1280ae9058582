"""Pure: from when on a pattern is called a sign. Dated data: a past period has its own thresholds."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

DATA = Path(__file__).parent / "data" / "thresholds.json"


@dataclass(frozen=True)
class Thresholds:
    """Minutes are working minutes. ``chance``: of a false accusation in one whole reading, at most.

    ``least``: occurrences below which nothing is said; ``floor``: a share that is taken to be ordinary even
    where nobody else has any.
    """

    valid_from: date
    source: str
    late_supplement_minutes: int
    batch_factor: float
    backdated_minutes: int
    chance: float
    least: Mapping[str, int]
    floor: Mapping[str, float]


@lru_cache(maxsize=1)
def _known() -> tuple[Thresholds, ...]:
    rows = json.loads(DATA.read_text(encoding="utf-8"))
    found = (Thresholds(**{**row, "valid_from": date.fromisoformat(row["valid_from"])}) for row in rows)
    return tuple(sorted(found, key=lambda each: each.valid_from))


def thresholds_on(day: date) -> Thresholds:
    """In force on a local day; before the first known ones, those."""
    past = [each for each in _known() if each.valid_from <= day]
    return past[-1] if past else _known()[0]
