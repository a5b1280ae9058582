"""Which periodic reports an authority owes in a year, up to which cut-off, and by when: dated data."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from motcua.figures.cutoffs import months
from motcua.figures.period import Period
from motcua.filing.duties import forms_owed

FIRST_YEAR = 2000
FILE = Path(__file__).parent / "data" / "duties.json"


@dataclass(frozen=True)
class Duty:
    """``spans``: first and last report month of each period. ``filed``: what proves it sent are the signed
    reports of every form that the room of reports says is owed for the period.

    ``certainty``: how sure days and periods are, in words for the reader.
    """

    code: str
    title: str
    levels: frozenset[str]
    spans: tuple[tuple[int, int], ...]
    due_day: int
    valid_from: date
    valid_to: date | None
    filed: bool
    basis: str
    certainty: str

    def holds(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True)
class Owed:
    """A duty for one period; ``due``: the last local day for sending; ``forms``: whose signed reports
    together prove it sent."""

    duty: Duty
    period: Period
    due: date
    words: str
    forms: tuple[str, ...] = ()


@cache
def duties() -> tuple[Duty, ...]:
    return tuple(_duty(row) for row in json.loads(FILE.read_text("utf-8")))


def _duty(row: dict[str, Any]) -> Duty:
    return Duty(
        row["code"], row["title"], frozenset(row["levels"]), tuple((a, b) for a, b in row["spans"]),
        row["due_day"], date.fromisoformat(row["from"]),
        date.fromisoformat(row["to"]) if row["to"] else None, row["filed"], row["basis"],
        row["certainty"],
    )  # fmt: skip


def owed_in(year: int, level: str) -> list[Owed]:
    """What an authority of a level owes in a report year, by the day it is due."""
    found = [
        _owed(duty, months(year, first, last), due, span_words(first, last, year), level)
        for duty in duties()
        if level in duty.levels
        for first, last in duty.spans
        for due in [date(year, last, duty.due_day)]
        if duty.holds(due)
    ]
    return sorted(found, key=lambda owed: (owed.due, owed.duty.code))


def _owed(duty: Duty, period: Period, due: date, words: str, level: str) -> Owed:
    forms = forms_owed(level, due.month, period.last) if duty.filed else []
    return Owed(duty, period, due, words, tuple(form.code for form in forms))


def owed_at(last: str, level: str) -> list[Owed]:
    """What is owed for the periods that end on a day (ISO); none where that is no day."""
    try:
        day = date.fromisoformat(last)
    except ValueError:
        return []
    if day.year < FIRST_YEAR:
        return []
    return [each for each in owed_in(day.year, level) if each.period.last == day]


def span_words(first: int, last: int, year: int) -> str:
    """ "quý I năm 2026", "6 tháng đầu năm 2026", "tháng 10/2026"."""
    if first == last:
        return f"tháng {last}/{year}"
    if last - first == 2:
        return f"quý {('I', 'II', 'III', 'IV')[(last - 1) // 3]} năm {year}"
    return {6: f"6 tháng đầu năm {year}", 9: f"9 tháng năm {year}"}.get(last, f"năm {year}")
