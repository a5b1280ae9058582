"""A result as the page shows it: heading groups, total first, every number with its address."""

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from motcua.figures.form import Column
from motcua.reports.result import Result, Row
from motcua.web.office.links import cell_url


class Heading(NamedTuple):
    name: str
    span: int


class Tile(NamedTuple):
    column: Column
    number: int
    url: str


class Line(NamedTuple):
    name: str
    tiles: Sequence[Tile]
    total: bool


def headings(result: Result) -> list[Heading]:
    """The groups of neighbouring columns, in order."""
    groups = groupby(result.question.form.columns, key=lambda column: column.group)
    return [Heading(name, len(list(columns))) for name, columns in groups]


def lines(result: Result) -> list[Line]:
    return [_line(result, row, row is result.total) for row in (result.total, *result.rows)]


def _line(result: Result, row: Row, total: bool) -> Line:
    question = result.question
    tiles = [
        Tile(column, row.cells[column.number], cell_url(question, row.key, column.number))
        for column in question.form.columns
    ]
    return Line(row.name, tiles, total)
