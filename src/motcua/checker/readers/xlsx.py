"""Excel and OpenDocument: each run of filled rows is a table, a row with one cell a line of text."""

import io
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from motcua.checker.documents import Block, Text, table_of
from motcua.checker.normal import clean, key
from motcua.checker.readers.errors import Unreadable

MOST_CELLS = 300_000


def blocks(content: bytes) -> tuple[Block, ...]:
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
    except (CalamineError, OSError, ValueError) as error:
        raise Unreadable("Tệp Excel bị hỏng, không mở được. Hãy lưu lại tệp rồi chọn lại.") from error
    if sum(len(row) for sheet in sheets for row in sheet) > MOST_CELLS:
        raise Unreadable("Tệp Excel có quá nhiều ô. Hãy chỉ giữ các bảng của báo cáo.")
    return tuple(block for sheet in sheets for block in _of_sheet(sheet))


def _of_sheet(rows: list[list[Any]]) -> Iterator[Block]:
    for width, run in groupby(rows, lambda row: min(2, sum(cell not in ("", None) for cell in row))):
        filled = list(run)
        if width == 1:
            yield Text("\n".join(_written(cell) for row in filled for cell in row if cell not in ("", None)))
        elif width == 2:
            yield table_of([[_written(cell) for cell in row] for row in _in_percent(filled)])


def _in_percent(rows: list[list[Any]]) -> list[list[Any]]:
    """Cells shown as percentages hold 0.985 for 98,5%: such columns are turned into what the reader sees."""
    head = [key(str(name)) for name in rows[0]]
    for place, name in enumerate(head):
        numbers = [row[place] for row in rows[1:] if place < len(row) and isinstance(row[place], float)]
        shares = (
            numbers and all(0 <= number <= 1 for number in numbers) and any(number % 1 for number in numbers)
        )
        if ("%" in name or "tỷ lệ" in name) and shares:
            rows = [rows[0], *(_scaled(row, place) for row in rows[1:])]
    return rows


def _scaled(row: list[Any], place: int) -> list[Any]:
    cell = row[place]
    return [*row[:place], round(cell * 100, 2) if isinstance(cell, float) else cell, *row[place + 1 :]]


def _written(cell: Any) -> str:
    if isinstance(cell, bool) or cell is None:
        return ""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else f"{round(cell, 6):f}".rstrip("0").replace(".", ",")
    if isinstance(cell, datetime | date):
        return f"{cell:%d/%m/%Y}"
    return "" if isinstance(cell, time | timedelta) else clean(str(cell))
