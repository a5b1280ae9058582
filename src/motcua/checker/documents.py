"""A document as the checker sees it: blocks of text and tables, in order."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Text:
    text: str


@dataclass(frozen=True)
class Cell:
    """``start``: its place in the text of the table."""

    text: str
    start: int


@dataclass(frozen=True)
class Table:
    """``text``: what is shown, one row a line; ``rows``: as many cells each."""

    text: str
    rows: tuple[tuple[Cell, ...], ...]


Block = Text | Table


@dataclass(frozen=True)
class Document:
    name: str
    blocks: tuple[Block, ...]


def table_of(rows: Sequence[Sequence[str]]) -> Table:
    """A table of a word processor or spreadsheet; short rows are filled up."""
    width = max((len(row) for row in rows), default=0)
    filled = [[" ".join(cell.split()) for cell in row] + [""] * (width - len(row)) for row in rows]
    placed: list[tuple[Cell, ...]] = []
    start = 0
    for row in filled:
        cells: list[Cell] = []
        for cell in row:
            cells.append(Cell(cell, start))
            start += len(cell) + 1
        placed.append(tuple(cells))
    return Table("\n".join("\t".join(row) for row in filled), tuple(placed))
