"""The criteria library: what an inspection looks at, by which law, with which evidence of the system beside.

Data with periods of force (``data/criteria.json``); the wording is the project's own, after the published
programmes of inspections; each says how certain its legal basis is.
"""

import json
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from motcua.oversight.models.inspection import InspectionKind

DATA = Path(__file__).parent / "data" / "criteria.json"


class BadLibrary(ValueError):
    """The file contradicts itself."""


@dataclass(frozen=True)
class Criterion:
    """``evidence``: names of providers (``oversight.evidence``); empty: judged on site only.
    ``valid_to``: last day in force, None: still. ``certainty``: of the legal basis."""

    code: str
    group: str
    text: str
    basis: str
    certainty: str
    kinds: frozenset[str]
    evidence: tuple[str, ...]
    on_site: bool
    valid_from: date
    valid_to: date | None

    def in_force(self, on: date) -> bool:
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)


def of_kind(kind: str, on: date) -> list[Criterion]:
    """Those of a kind of inspection in force on the day of its decision, in the order of the library."""
    return [each for each in library() if kind in each.kinds and each.in_force(on)]


def find(code: str) -> Criterion | None:
    return next((each for each in library() if each.code == code), None)


def chosen(codes: list[str]) -> list[Criterion]:
    """Those of these codes, in the order of the library; what left the file is passed over."""
    return [each for each in library() if each.code in codes]


@lru_cache(maxsize=1)
def library() -> tuple[Criterion, ...]:
    """Raises BadLibrary."""
    found = tuple(_criterion(row) for row in json.loads(DATA.read_text(encoding="utf-8"))["criteria"])
    codes = [each.code for each in found]
    if len(set(codes)) != len(codes):
        raise BadLibrary("a code stands twice")
    return found


def _criterion(row: dict[str, Any]) -> Criterion:
    kinds = frozenset(row.get("kinds") or InspectionKind.values)
    if not kinds <= set(InspectionKind.values):
        raise BadLibrary(f"{row['code']}: unknown kind")
    if row["certainty"] not in ("verified", "memory", "uncertain"):
        raise BadLibrary(f"{row['code']}: unknown certainty")
    return Criterion(
        code=row["code"],
        group=row["group"],
        text=row["text"],
        basis=row["basis"],
        certainty=row["certainty"],
        kinds=kinds,
        evidence=tuple(row.get("evidence", ())),
        on_site=bool(row.get("on_site")),
        valid_from=date.fromisoformat(row["valid_from"]),
        valid_to=date.fromisoformat(row["valid_to"]) if row.get("valid_to") else None,
    )
