"""A result as the page shows it: heading groups, total first, every number with its address."""

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from motcua.figures.form import Column
from motcua.reports.comparison import Compared, Comparison, Difference
from motcua.reports.result import Result, Row
from motcua.web.office.links import cell_url


class Heading(NamedTuple):
    name: str
    span: int


class Tile(NamedTuple):
    """``difference``: from the earlier period that stands beside, where one does."""

    column: Column
    number: int
    url: str
    difference: Difference | None = None


class Line(NamedTuple):
    """``kind``: total, section, row, or gone: a row that only the earlier period has."""

    name: str
    tiles: Sequence[Tile]
    kind: str


def headings(result: Result) -> list[Heading]:
    """The groups of neighbouring columns, in order."""
    groups = groupby(result.question.form.columns, key=lambda column: column.group)
    return [Heading(name, len(list(columns))) for name, columns in groups]


def lines(result: Result, comparison: Comparison | None = None) -> list[Line]:
    if comparison:
        return [_compared(result, line) for line in comparison.lines]
    return [_line(result, row) for row in result.lines]


def _compared(result: Result, line: Compared) -> Line:
    found = next((row for row in result.lines if row.key == line.key), None)
    if found is None:
        tiles = [Tile(column, 0, "", line.cells[column.number]) for column in result.question.form.columns]
        return Line(line.name, tiles, "gone")
    plain = _line(result, found)
    return plain._replace(
        tiles=[tile._replace(difference=line.cells[tile.column.number]) for tile in plain.tiles]
    )


def _line(result: Result, row: Row) -> Line:
    question = result.question
    tiles = [
        Tile(column, row.cells[column.number], cell_url(question, row.key, column.number))
        for column in question.form.columns
    ]
    return Line(row.name, tiles, _kind(result, row))


def _kind(result: Result, row: Row) -> str:
    if row is result.total:
        return "total"
    return "section" if row in result.sections else "row"
