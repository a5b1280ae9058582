"""A table read: its columns with their names and printed numbers, its rows with their labels and figures."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from motcua.checker.documents import Cell, Table
from motcua.checker.figures import Figure
from motcua.checker.normal import key
from motcua.checker.tables import cells
from motcua.checker.verdicts import Judgement, Relation

_PERCENT = re.compile(r"%|\btỷ lệ\b|\btỷ trọng\b|\bphần trăm\b")
_NOT_ADDED = re.compile(
    r"\b(?:bình quân|trung bình|xếp hạng|hạng|thứ|đơn giá|thời hạn|cao nhất|thấp nhất|lũy kế|năm sinh)\b"
)
_NUMBERING = re.compile(r"\(?\d{1,2}\)?|\(?[a-zđ]\)?|\(?\d{1,2}\)?\s*=.*|\(?[ivx]+\)?")
_ORDER = re.compile(r"(?:stt|tt|số tt|số thứ tự|no\.?|#)")
_ORDER_CELL = re.compile(r"(?:\d{1,3}(?:\.\d{1,2})*|[ivx]+|[a-zđ])[.)]?|-|\*|")


@dataclass(frozen=True)
class Column:
    """``number``: as printed in the header ("(3)"), if any; ``counts``: holds amounts, not percentages."""

    place: int
    name: str
    number: int | None
    is_percent: bool


@dataclass(frozen=True)
class Line:
    """A row of figures. ``order``: what stands in the column of numbers ("I", "1", "a")."""

    order: str
    label: str
    figures: dict[int, Figure]
    cells: tuple[Cell, ...] = field(repr=False)


@dataclass(frozen=True)
class Grid:
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    text: str
    block: int

    @property
    def counts(self) -> list[Column]:
        return [column for column in self.columns if not column.is_percent]

    @property
    def added(self) -> list[Column]:
        """Columns that a total row adds up: no percentages, averages, ranks or prices."""
        return [column for column in self.counts if not _NOT_ADDED.search(key(column.name))]

    def relation(self, judgement: Judgement, figures: Sequence[Figure], said: str) -> Relation:
        return Relation(judgement, tuple(dict.fromkeys(figures)), said, self.block)

    def said(self, line: Line, *columns: Column) -> str:
        """A row in words, for the reader: "Đất đai: Tiếp nhận 120; Đã giải quyết 100"."""
        cells = (f"{self.columns_name(column)} {line.cells[column.place].text}".strip() for column in columns)
        return f"{line.label}: {'; '.join(cells)}".strip(": ")

    def columns_name(self, column: Column) -> str:
        return " ".join(column.name.split())


def read(table: Table, block: int) -> Grid | None:
    """None for a table without figures."""
    head = _head(table.rows)
    body = table.rows[head:]
    if not body:
        return None
    width = len(table.rows[0])
    names, numbers = _names(table.rows[:head], width)
    order = _order_place(names, body)
    label = _label_place(body, order)
    columns = tuple(
        Column(place, names[place], numbers.get(place), _is_percent(names[place], place, body))
        for place in range(width)
        if place not in (order, label) and _holds_numbers(place, body)
    )
    lines = tuple(line for row in body if (line := _line(row, order, label, columns, block)).figures)
    return Grid(columns, lines, table.text, block) if columns and lines else None


def _head(rows: Sequence[Sequence[Cell]]) -> int:
    """How many rows are header: up to the row that numbers the columns, or to the first with figures."""
    for place, row in enumerate(rows[:6]):
        texts = [key(cell.text).strip() for cell in row if cell.text.strip()]
        if place and len(texts) > 2 and all(map(_NUMBERING.fullmatch, texts)) and _numbers_columns(texts):
            return place + 1
    for place, row in enumerate(rows):
        if any(cells.is_number(cell.text) for cell in row[1:]):
            return place
    return len(rows)


def _numbers_columns(texts: Sequence[str]) -> bool:
    """1, 2, 3 or (1), (2), (3)=(4)+(5): rising by one."""
    found = [re.match(r"\(?(\d{1,2})\)?", text) for text in texts]
    numbers = [int(one[1]) for one in found if one]
    return len(numbers) > 1 and all(b == a + 1 for a, b in pairwise(numbers))


def _names(head: Sequence[Sequence[Cell]], width: int) -> tuple[list[str], dict[int, int]]:
    names = [""] * width
    numbers: dict[int, int] = {}
    for row in head:
        texts = [cell.text for cell in row]
        for place, text in enumerate(texts):
            found = re.search(r"(?:^|\s)\((\d{1,2})\)|^(\d{1,2})\s*(?:=|$)", text.strip())
            if found:
                numbers[place] = int(found[1] or found[2])
            if text and text not in names[place]:
                names[place] = f"{names[place]} {text}".strip()
    return names, numbers


def _order_place(names: Sequence[str], body: Sequence[Sequence[Cell]]) -> int | None:
    if _ORDER.fullmatch(key(names[0].split("(")[0]).strip()):
        return 0
    first = [key(row[0].text).strip() for row in body]
    with_text = len(body[0]) > 2 and sum(
        bool(row[1].text) and not cells.is_number(row[1].text) for row in body
    ) * 2 > len(body)
    return 0 if with_text and not names[0] and all(map(_ORDER_CELL.fullmatch, first)) else None


def _label_place(body: Sequence[Sequence[Cell]], order: int | None) -> int:
    start = 0 if order is None else order + 1
    for place in range(start, len(body[0])):
        if sum(not cells.is_number(row[place].text) and bool(row[place].text) for row in body) * 2 >= len(
            body
        ):
            return place
    return start


def _holds_numbers(place: int, body: Sequence[Sequence[Cell]]) -> bool:
    numbers = sum(cells.is_number(row[place].text) for row in body)
    others = sum(bool(row[place].text.strip(" -–")) for row in body) - numbers
    return numbers > 0 and numbers >= others


def _is_percent(name: str, place: int, body: Sequence[Sequence[Cell]]) -> bool:
    if _PERCENT.search(key(name)):
        return True
    return any("%" in row[place].text for row in body)


def _line(row: Sequence[Cell], order: int | None, label: int, columns: Sequence[Column], block: int) -> Line:
    in_percent = _PERCENT.search(key(row[label].text)) is not None
    figures = {
        column.place: figure
        for column in columns
        if (figure := cells.figure(row[column.place], column.is_percent or in_percent, block)) is not None
    }
    number = row[order].text.strip() if order is not None else ""
    name = row[label].text.strip()
    if not name and order is not None and not _ORDER_CELL.fullmatch(key(number)):
        name, number = number, ""
    return Line(number, name, figures, tuple(row))
