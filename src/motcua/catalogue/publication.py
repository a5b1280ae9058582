"""Dated rules of publication: how soon a list is brought in line, what has to be posted and where."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from motcua.terms import Calendar

DATA = Path(__file__).parent / "data" / "publication.json"
CERTAINTIES = {"verified": "đã đối chiếu", "memory": "theo hiểu biết chung", "uncertain": "chưa chắc chắn"}


@dataclass(frozen=True)
class Rule:
    """``days`` after the day of the cause; 0: on that day itself. In force on both days included."""

    name: str
    days: int
    unit: str
    valid_from: date
    valid_to: date | None
    certainty: str
    source: str
    note: str
    key: str = ""
    each_procedure: bool = False
    places: tuple[str, ...] = ()

    def holds(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or self.valid_to >= day)

    def due(self, cause: date, calendar: Calendar) -> date:
        """The last day in time."""
        if self.unit == "calendar_day":
            return cause + timedelta(days=self.days)
        day = cause
        for _ in range(self.days):
            day = calendar.next_working(day)
        return day

    @property
    def certainty_text(self) -> str:
        return CERTAINTIES[self.certainty]


@lru_cache(maxsize=1)
def _table() -> dict[str, list[Rule]]:
    raw: dict[str, list[dict[str, Any]]] = json.loads(DATA.read_text(encoding="utf-8"))
    return {name: [_rule(each) for each in rows] for name, rows in raw.items()}


def _rule(row: dict[str, Any]) -> Rule:
    """Raises KeyError, ValueError for a row that is none."""
    days = {name: date.fromisoformat(row[name]) if row[name] else None for name in ("valid_from", "valid_to")}
    if row["certainty"] not in CERTAINTIES or row["unit"] not in ("working_day", "calendar_day"):
        raise ValueError(row["name"])
    return Rule(**{**row, **days, "places": tuple(row.get("places", ()))})


def localising_rule(day: date) -> Rule | None:
    """What holds for a decision signed on a day; None: nothing is owed."""
    return next((rule for rule in _table()["localising"] if rule.holds(day)), None)


def posting_rules(day: date) -> tuple[Rule, ...]:
    return tuple(rule for rule in _table()["posting"] if rule.holds(day))


def places_of(rules: Iterable[Rule], *, each_procedure: bool) -> tuple[str, ...]:
    """Where something of these rules has to stand, each place once."""
    found = (place for rule in rules if rule.each_procedure == each_procedure for place in rule.places)
    return tuple(dict.fromkeys(found))
