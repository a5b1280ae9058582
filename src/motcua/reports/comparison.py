"""A table beside that of an earlier period: for each number the difference, also in per cent."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from motcua.figures.form import Ratio
from motcua.figures.period import Period, PeriodError
from motcua.reports.errors import ReportError
from motcua.reports.queries import answer
from motcua.reports.question import Question
from motcua.reports.result import RatioValue, Result, Row
from motcua.texts.numbers import NO_VALUE, decimal_comma, group, percent


@dataclass(frozen=True)
class Difference:
    now: int
    before: int

    @property
    def by(self) -> int:
        return self.now - self.before

    @property
    def text(self) -> str:
        """ "+1.200", "-3", "0"."""
        return f"{'+' if self.by > 0 else ''}{group(self.by)}"

    @property
    def percent(self) -> Decimal | None:
        """By how many per cent it grew, half up, 2 decimals; None where there was nothing before."""
        return percent(self.by, self.before)

    @property
    def percent_text(self) -> str:
        return _signed(self.percent, "%")

    def as_json(self) -> dict[str, Any]:
        return {"before": self.before, "difference": self.by, "percent": self.percent_text}


@dataclass(frozen=True)
class RatioDifference:
    now: RatioValue
    before: RatioValue

    @property
    def ratio(self) -> Ratio:
        return self.now.ratio

    @property
    def text(self) -> str:
        """Percentage points between the two as printed; "–" where one of them is nothing."""
        now, before = self.now.value, self.before.value
        return _signed(None if now is None or before is None else now - before, " điểm %", self.ratio.digits)


@dataclass(frozen=True)
class Compared:
    """A row of either table; what a period has not is 0 there."""

    key: str
    name: str
    cells: dict[int, Difference]
    section: str = ""


@dataclass(frozen=True)
class Comparison:
    now: Result
    before: Result

    @property
    def lines(self) -> tuple[Compared, ...]:
        """The lines of the table in its order, then those that only the earlier one has."""
        earlier = {row.key: row for row in self.before.lines}
        known = {row.key for row in self.now.lines}
        gone = [row for row in self.before.lines if row.key not in known]
        return (
            *(self._line(row, earlier.get(row.key), row) for row in self.now.lines),
            *(self._line(None, row, row) for row in gone),
        )

    @property
    def ratios(self) -> tuple[RatioDifference, ...]:
        pairs = zip(self.now.ratios, self.before.ratios, strict=True)
        return tuple(RatioDifference(now, before) for now, before in pairs)

    def as_json(self) -> dict[str, Any]:
        """The table of the later period, with ``compared``: the other period and each difference."""
        period = self.before.question.period
        return self.now.as_json() | {
            "compared": {
                "from": period.first.isoformat(),
                "to": period.last.isoformat(),
                "rows": [_json(line) for line in self.lines[1:]],
                "total": _json(self.lines[0])["cells"],
                "ratios": [
                    {"name": each.ratio.name, "before": each.before.text, "difference": each.text}
                    for each in self.ratios
                ],
            }
        }

    def _line(self, now: Row | None, before: Row | None, named: Row) -> Compared:
        cells = {
            number: Difference(now.cells[number] if now else 0, before.cells[number] if before else 0)
            for number in self._numbers()
        }
        return Compared(named.key, named.name, cells, named.section)

    def _numbers(self) -> Iterator[int]:
        return (column.number for column in self.now.question.form.columns)


def compare(question: Question, first: date, last: date, now: Result | None = None) -> Comparison:
    """The question asked again of the days ``first`` to ``last`` (both included), which begin earlier.

    Raises ReportError for days that are no period, that begin no earlier, or where rows cannot be compared.
    """
    period = replace(period_of(first, last), asked_at=question.period.asked_at)
    if period.first >= question.period.first:
        raise ReportError("Kỳ so sánh phải bắt đầu trước kỳ đang xem. Hãy chọn lại ngày của kỳ so sánh.")
    if not question.grouping.steady:
        raise ReportError(
            "Không so sánh được hai kỳ khi mỗi dòng là một tháng: tháng của hai kỳ khác nhau. "
            "Hãy chọn cách phân dòng khác."
        )
    return Comparison(now or answer(question), answer(replace(question, period=period)))


def period_of(first: date, last: date) -> Period:
    """Raises ReportError for days that are no period."""
    try:
        return Period(first, last)
    except PeriodError as error:
        raise ReportError(str(error)) from error


def _signed(value: Decimal | None, unit: str, digits: int = 2) -> str:
    if value is None:
        return NO_VALUE
    return f"{'+' if value > 0 else ''}{decimal_comma(value, digits)}{unit}"


def _json(line: Compared) -> dict[str, Any]:
    cells = {str(number): difference.as_json() for number, difference in line.cells.items()}
    return {"key": line.key, "name": line.name, "cells": cells}
