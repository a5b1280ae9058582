"""Plain text into paragraphs and tables: a table pasted as text has one row a line."""

import re
from collections.abc import Iterator, Sequence

from motcua.checker.documents import Block, Cell, Document, Table, Text
from motcua.checker.normal import clean
from motcua.checker.tables.cells import is_number

_BLANK = re.compile(r"\n[ \t]*\n")
_RULE = re.compile(r"[\s|+:=_–-]*[-=_–][\s|+:=_–-]*")
#: Separators of cells and how many cells a row must have at least.
_SEPARATORS: tuple[tuple[re.Pattern[str], int], ...] = (
    (re.compile(r"[ ]*\t[ ]*"), 2),
    (re.compile(r"[ ]*\|[ ]*"), 2),
    (re.compile(r"[ ]*;[ ]*"), 2),
    (re.compile(r"[ ]{2,}"), 2),
)


def read(name: str, text: str) -> Document:
    return Document(name, blocks(text))


def blocks(text: str) -> tuple[Block, ...]:
    return tuple(block for piece in _BLANK.split(clean(text)) for block in _blocks(piece.strip("\n")))


def _blocks(piece: str) -> Iterator[Block]:
    lines = piece.split("\n")
    start = 0
    for first, last, table in _tables(lines):
        yield from _paragraph(lines[start:first])
        yield table
        start = last
    yield from _paragraph(lines[start:])


def _paragraph(lines: Sequence[str]) -> Iterator[Text]:
    text = "\n".join(lines)
    if text.strip():
        yield Text(text)


def _tables(lines: Sequence[str]) -> Iterator[tuple[int, int, Table]]:
    """First line, line after the last, and the table, for each run of lines in columns."""
    start = 0
    while start < len(lines):
        end, separator = _longest(lines, start)
        if separator is not None:
            yield start, end, _table(lines[start:end], separator)
            start = end
        else:
            start += 1


def _longest(lines: Sequence[str], start: int) -> tuple[int, re.Pattern[str] | None]:
    best: tuple[int, re.Pattern[str] | None] = (start, None)
    for separator, least in _SEPARATORS:
        end = start
        while end < len(lines) and (_RULE.fullmatch(lines[end]) or _columns(lines[end], separator) >= least):
            end += 1
        if end > best[0] and _looks_like_table(lines[start:end], separator):
            best = (end, separator)
    return best


def _columns(line: str, separator: re.Pattern[str]) -> int:
    return len(_cells(line, separator, 0))


def _looks_like_table(lines: Sequence[str], separator: re.Pattern[str]) -> bool:
    """At least two rows, most of them as wide as the widest, with numbers standing alone in cells."""
    rows = [[cell.text for cell in _cells(line, separator, 0)] for line in lines if not _RULE.fullmatch(line)]
    if len(rows) < 2:
        return False
    width = max(map(len, rows))
    full = sum(len(row) >= width - 1 for row in rows)
    numeric = sum(any(is_number(cell) for cell in row[1:]) for row in rows)
    longest = max(len(cell) for row in rows for cell in row)
    return full * 2 >= len(rows) and numeric * 3 >= len(rows) and numeric > 0 and longest < 160


def _table(lines: Sequence[str], separator: re.Pattern[str]) -> Table:
    rows: list[list[Cell]] = []
    start = 0
    for line in lines:
        if not _RULE.fullmatch(line):
            rows.append(_cells(line, separator, start))
        start += len(line) + 1
    width = max(map(len, rows))
    return Table("\n".join(lines), tuple(_aligned(row, width) for row in rows))


def _aligned(row: list[Cell], width: int) -> tuple[Cell, ...]:
    """A short row lacks its first cells (a total row without number) or its last."""
    end = row[-1].start + len(row[-1].text)
    missing = [Cell("", end)] * (width - len(row))
    if missing and len(row) > 1 and all(is_number(cell.text) for cell in row[1:]):
        return (missing[0], *row, *missing[1:]) if len(missing) > 1 else (*missing, *row)
    return (*row, *missing)


def _cells(line: str, separator: re.Pattern[str], start: int) -> list[Cell]:
    """The cells of a line; bars at its ends are frame, not empty cells."""
    cells: list[Cell] = []
    place = 0
    for found in separator.finditer(line):
        cells.append(Cell(line[place : found.start()].strip(), start + place))
        place = found.end()
    cells.append(Cell(line[place:].strip(), start + place))
    if "|" in separator.pattern:
        cells = cells[1:] if not cells[0].text and line.lstrip().startswith("|") else cells
        cells = cells[:-1] if len(cells) > 1 and not cells[-1].text and line.rstrip().endswith("|") else cells
    elif len(cells) > 1 and not cells[0].text and "{" in separator.pattern:
        cells = cells[1:]
    return cells
