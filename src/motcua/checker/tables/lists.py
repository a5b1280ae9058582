"""A table that is a list of labels with numbers is read like the sentence it stands for, column by column."""

from collections.abc import Iterator

from motcua.checker import passages, relations
from motcua.checker.tables.grid import Column, Grid
from motcua.checker.tables.rows import is_total, names_parts
from motcua.checker.verdicts import Relation

_MOST = 3  # with more columns of counts it is a table of things, not a list of counts


def find(grid: Grid) -> Iterator[Relation]:
    if len(grid.counts) <= _MOST and not any(map(is_total, grid.lines[1:])) and names_parts(grid.lines):
        for column in grid.counts:
            yield from relations.find(passages.read(_as_sentence(grid, column), grid.block))


def _as_sentence(grid: Grid, column: Column) -> str:
    """Labels and numbers of one column at their places in the table's text; all else blank."""
    signs = [" "] * len(grid.text)
    for line in grid.lines:
        if column.place not in line.figures:
            continue
        number = line.cells[column.place]
        for cell in line.cells:
            if cell.start <= number.start and (cell is number or cell.text == line.label):
                signs[cell.start : cell.start + len(cell.text)] = cell.text
        end = number.start + len(number.text)
        if end < len(signs):
            signs[end] = ";"
    return "".join(signs)
