"""Each question asked warm, several times, and once of the dossiers themselves."""

import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar
from unittest.mock import patch

from django.core.paginator import Paginator
from django.db import connection

from bench.figures import province, shape
from motcua.dossiers import sums
from motcua.dossiers.models import Dossier, Tally
from motcua.figures.cutoffs import months
from motcua.figures.period import Period
from motcua.reports import sums as reading
from motcua.reports.queries import TOTAL, answer, cell, cell_pages
from motcua.reports.question import Question, ask
from motcua.reports.result import Result
from motcua.terms import clock

T = TypeVar("T")
AIMS = {"postgresql": (300, 100, 100), "sqlite": (1_000, 1_000, 1_000)}  # ms: a year, a month, a page
PAGE, WARM = 50, 3


@dataclass(frozen=True)
class Line:
    name: str
    times: list[float]
    scan: float
    same: bool
    aim: float

    @property
    def median(self) -> float:
        return statistics.median(self.times)

    def __str__(self) -> str:
        verdict = "identical" if self.same else "DIFFERENT"
        reached = "" if max(self.times) <= self.aim else f"  NOT within {self.aim:.0f}"
        return (
            f"{self.name:<34} median {self.median:7.1f}  max {max(self.times):7.1f}  "
            f"scan {self.scan:9.1f} ms  {verdict}{reached}"
        )


def measure(count: int, rounds: int) -> int:
    with clock.clock_at(shape.NOW):
        _prepare(count)
        lines = [*_tables(rounds), *_pages()]
    return 0 if all(line.same for line in lines) else 1


def _prepare(count: int) -> None:
    print(f"build: {province.build(count):.0f} s; {Dossier.objects.count():,} dossiers")
    if not sums.are_built():
        _, took = timed(lambda: sums.rebuild(wait=lambda seconds: None))
        province.tidy()
        print(f"motcua sums rebuild: {took / 1000:.0f} s; {Tally.objects.count():,} rows of sums")


def _tables(rounds: int) -> Iterator[Line]:
    for name, period, by, aim in questions():
        line = _line(name, _ask(period, by), rounds, aim)
        print(line, flush=True)
        yield line


def questions() -> Iterator[tuple[str, Period, str, float]]:
    """Years and months of both kinds, the running ones too, and a ragged period."""
    a_year, a_month, _page = AIMS[connection.vendor]
    for by in ("sector", "procedure", "agency"):
        yield f"year 2025 by {by}", months(2025, 1, 12), by, a_year
    yield "calendar year 2025 by sector", Period(date(2025, 1, 1), date(2025, 12, 31)), "sector", a_year
    yield "running year 2026 by sector", months(2026, 1, 12), "sector", a_year
    yield "3 March to 20 May 2026 by sector", Period(date(2026, 3, 3), date(2026, 5, 20)), "sector", a_year
    yield "all four years by sector", Period(shape.FIRST, shape.LAST), "sector", a_year
    for month in range(1, 13):
        yield f"month {month}/2026 by sector", months(2026, month, month), "sector", a_month
    for month in range(1, 13):
        first = date(2025, month, 1)
        last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        yield f"calendar month {month}/2025 by sector", Period(first, last), "sector", a_month


def _ask(period: Period, by: str) -> Question:
    return ask("07a", province.province(), period.first, period.last, by)


def _line(name: str, question: Question, rounds: int, aim: float) -> Line:
    with scanning():
        expected, scan = timed(lambda: answer(question))
    read = answer(question)
    times = [timed(lambda: answer(question))[1] for _ in range(rounds)]
    return Line(name, times, scan, plain(read) == plain(expected) and read.holds, aim)


def _pages() -> Iterator[Line]:
    """Page one of every cell that is not empty, by column: of each cell the median of three warm times.

    The scan: the total row counted and sliced.
    """
    for name, period in (
        ("year 2025", months(2025, 1, 12)),
        ("month 6/2025", months(2025, 6, 6)),
        ("running month 12/2026", months(2026, 12, 12)),
    ):
        question = _ask(period, "sector")
        table = answer(question)
        for column in table.question.form.columns:
            line = _column(f"{name}, column {column.number}", question, table, column.number)
            print(line, flush=True)
            yield line


def _column(name: str, question: Question, table: Result, number: int) -> Line:
    times, same = [], True
    for row in (table.total, *table.rows):
        if not row.cells[number]:
            continue
        count, rows = _first_page(question, row.key, number)
        times.append(_warm(lambda row=row: _first_page(question, row.key, number)))
        same &= count == row.cells[number] and len(rows) == min(PAGE, count)
        same &= cell(question, row.key, number).filter(pk__in=[one.pk for one in rows]).count() == len(rows)
    listed = question.source.listed(cell(question, TOTAL, number))
    (count, rows), scan = timed(lambda: (listed.count(), list(listed[:PAGE])))
    same &= (count, rows) == _first_page(question, TOTAL, number)
    return Line(name, times or [0.0], scan, same, AIMS[connection.vendor][2])


def _warm(do: Callable[[], object]) -> float:
    return statistics.median(timed(do)[1] for _ in range(WARM))


def _first_page(question: Question, row_key: str, number: int) -> tuple[int, list[Dossier]]:
    page = Paginator(cell_pages(question, row_key, number), PAGE).page(1)
    return page.paginator.count, list(page.object_list)


def plain(result: Result) -> object:
    return [(row.key, dict(row.cells)) for row in (result.total, *result.rows)], result.unusable


@contextmanager
def scanning() -> Iterator[None]:
    """Forms count dossiers, as without sums."""
    with patch.object(reading, "read", lambda question: None):
        yield


def timed(do: Callable[[], T]) -> tuple[T, float]:
    """The result and how many milliseconds it took."""
    started = time.perf_counter()
    result = do()
    return result, (time.perf_counter() - started) * 1000
