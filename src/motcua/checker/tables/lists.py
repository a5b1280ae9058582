"""A table that is a list of labels with numbers is read like the sentence it stands for, column by column."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from motcua.checker import passages, relations
from motcua.checker.tables.grid import Column, Grid, Line
from motcua.checker.tables.rows import is_total, names_parts
from motcua.checker.verdicts import Relation

_DASHED = re.compile(r"\s*(?:[-+–*•]|trong đó)", re.IGNORECASE)
_MOST = 3  # with more columns of counts it is a table of things, not a list of counts


def find(grid: Grid) -> Iterator[Relation]:
    if len(grid.counts) <= _MOST and not any(map(is_total, grid.lines[1:])) and names_parts(grid.lines):
        for column in grid.counts:
            for lines in _lists(grid.lines):
                yield from relations.find(passages.read(_as_sentence(grid, column, lines), grid.block))


def _lists(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """The rows without dashes, and each with the dashed rows below it."""
    heads = [place for place, line in enumerate(lines) if not _DASHED.match(line.label)]
    yield [lines[place] for place in heads]
    for head, following in pairwise([*heads, len(lines)]):
        if following - head > 2:
            yield lines[head:following]


def _as_sentence(grid: Grid, column: Column, lines: Sequence[Line]) -> str:
    """Labels and numbers of one column at their places in the table's text; all else blank."""
    signs = [" "] * len(grid.text)
    for line in lines:
        if column.place not in line.figures or line.figures[column.place].is_percent:
            continue
        number = line.cells[column.place]
        for cell in line.cells:
            if cell.start <= number.start and (cell is number or cell.text == line.label):
                signs[cell.start : cell.start + len(cell.text)] = cell.text
        end = number.start + len(number.text)
        if end < len(signs):
            signs[end] = ";"
    return "".join(signs)
