"""A computed table. Nothing in it can be typed over: what it shows was counted from dossiers."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from motcua.figures.form import Ratio
from motcua.figures.identities import Check
from motcua.reports.question import Question
from motcua.texts.numbers import ratio_text


@dataclass(frozen=True)
class Row:
    """``key`` is the code of the sector or procedure; "" for the total. ``cells``: column number -> count."""

    key: str
    name: str
    cells: Mapping[int, int]


@dataclass(frozen=True)
class RatioValue:
    """``text`` is a percentage with comma, half up, 2 decimals; "–" when the denominator is 0."""

    ratio: Ratio
    text: str


@dataclass(frozen=True)
class Result:
    question: Question
    rows: tuple[Row, ...]
    total: Row
    checks: tuple[Check, ...]
    unusable: int

    @property
    def holds(self) -> bool:
        return all(check.holds for check in self.checks)

    @property
    def definitions(self) -> dict[int, str]:
        return {column.number: column.figure.definition for column in self.question.form.columns}

    @property
    def ratios(self) -> tuple[RatioValue, ...]:
        return tuple(RatioValue(ratio, self._ratio(ratio)) for ratio in self.question.form.ratios)

    def _ratio(self, ratio: Ratio) -> str:
        over = sum(self.total.cells[number] for number in ratio.numerator)
        under = sum(self.total.cells[number] for number in ratio.denominator)
        return ratio_text(over, under)

    def as_json(self) -> dict[str, Any]:
        """The published shape: column numbers as text, days as ISO 8601, both included."""
        period = self.question.period
        return {
            "form": self.question.form.code,
            "agency": self.question.agency.code,
            "from": period.first.isoformat(),
            "to": period.last.isoformat(),
            "rows": [{"key": row.key, "name": row.name, "cells": _cells(row)} for row in self.rows],
            "total": _cells(self.total),
            "identities": [{"text": check.text, "holds": check.holds} for check in self.checks],
        }


def _cells(row: Row) -> dict[str, int]:
    return {str(number): count for number, count in row.cells.items()}
