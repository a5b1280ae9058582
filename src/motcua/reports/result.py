"""A computed table. Nothing in it can be typed over: what it shows was counted."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from motcua.figures.form import Ratio
from motcua.figures.identities import Check
from motcua.reports.question import Question
from motcua.texts.numbers import percent, ratio_text


@dataclass(frozen=True)
class Row:
    """``key``: see the grouping, a code of the row; "" for the total. ``cells``: column number -> count.
    ``section``: the key of the part of the table in which it stands."""

    key: str
    name: str
    cells: Mapping[int, int]
    section: str = ""


@dataclass(frozen=True)
class RatioValue:
    """``text``: a percentage with comma, half up, as many decimals as the ratio states; "–" over 0."""

    ratio: Ratio
    numerator: int
    denominator: int

    @property
    def value(self) -> Decimal | None:
        """In per cent, rounded; None over 0."""
        return percent(self.numerator, self.denominator, self.ratio.digits)

    @property
    def text(self) -> str:
        return ratio_text(self.numerator, self.denominator, self.ratio.digits)

    def as_json(self) -> dict[str, Any]:
        return {
            "name": self.ratio.name,
            "formula": self.ratio.text,
            "numerator": self.numerator,
            "denominator": self.denominator,
            "digits": self.ratio.digits,
            "text": self.text,
        }


@dataclass(frozen=True)
class Result:
    """``rows`` sum to the total; ``sections`` are the sums of the parts of a form that has some."""

    question: Question
    rows: tuple[Row, ...]
    total: Row
    checks: tuple[Check, ...]
    unusable: int
    sections: tuple[Row, ...] = ()

    @property
    def lines(self) -> tuple[Row, ...]:
        """As a form prints them: the total, then the rows, each section's sum before its own."""
        inside = [
            line
            for part in self.sections
            for line in (part, *(r for r in self.rows if r.section == part.key))
        ]
        return (self.total, *(inside or self.rows))

    @property
    def holds(self) -> bool:
        return all(check.holds for check in self.checks)

    @property
    def definitions(self) -> dict[int, str]:
        return {column.number: column.figure.definition for column in self.question.form.columns}

    @property
    def ratios(self) -> tuple[RatioValue, ...]:
        return self.ratios_of(self.total)

    def ratios_of(self, row: Row) -> tuple[RatioValue, ...]:
        return tuple(
            RatioValue(ratio, ratio.over(row.cells), ratio.under(row.cells))
            for ratio in self.question.form.ratios
        )

    def as_json(self) -> dict[str, Any]:
        """The published shape: column numbers as text, days as ISO 8601, both included."""
        period = self.question.period
        return {
            "form": self.question.form.code,
            "agency": self.question.agency.code,
            "from": period.first.isoformat(),
            "to": period.last.isoformat(),
            "rows": [_row(row) for row in self.rows],
            **({"sections": [_row(row) for row in self.sections]} if self.sections else {}),
            "total": _cells(self.total),
            "identities": [{"text": check.text, "holds": check.holds} for check in self.checks],
            "ratios": [value.as_json() for value in self.ratios],
        }


def _row(row: Row) -> dict[str, Any]:
    return {"key": row.key, "name": row.name, "cells": _cells(row)}


def _cells(row: Row) -> dict[str, int]:
    return {str(number): count for number, count in row.cells.items()}
