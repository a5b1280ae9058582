"""What stands beside a criterion: a label, a value in words, and the list behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from motcua.organisation.models import Agency
from motcua.oversight.models import Inspection
from motcua.reports.subjects.base import Shown


@dataclass(frozen=True)
class Scope:
    """A unit of an inspection and the period examined (local days, both included)."""

    unit: Agency
    first: date
    last: date
    inspection: Inspection

    @staticmethod
    def of(item: Inspection, unit: Agency) -> Scope:
        return Scope(unit, item.examined_from, item.examined_to, item)


@dataclass(frozen=True)
class Item:
    """``key``: by which its list is asked for; blank: there is no list. ``warns``: worth a look."""

    label: str
    value: str
    key: str = ""
    warns: bool = False
    definition: str = ""

    def as_json(self) -> dict[str, Any]:
        """As it is kept with an answer."""
        return {"label": self.label, "value": self.value, "key": self.key, "warns": self.warns}


@dataclass(frozen=True)
class Listed:
    """A list behind a number: what it counts, with the columns its subject shows."""

    title: str
    rows: QuerySet[Any] | Sequence[Any]
    columns: Sequence[Shown]
    definition: str = ""
