"""Excel and OpenDocument: every sheet is a table; merged cells repeat their text, rows keep their numbers."""

import io
from collections.abc import Iterator
from typing import Any

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from motcua.checker.readers import Unreadable
from motcua.checker.readers.xlsx import MOST_CELLS
from motcua.rosters.entries import Place
from motcua.rosters.grids import Grid, Part, row

DAMAGED = "Tệp Excel bị hỏng, không mở được. Hãy lưu lại tệp rồi chọn lại."


def parts(content: bytes) -> Iterator[Part]:
    """Raises Unreadable."""
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = [book.get_sheet_by_name(name) for name in book.sheet_names]
        if sum(sheet.total_height * sheet.total_width for sheet in sheets) > MOST_CELLS:
            raise Unreadable("Tệp Excel có quá nhiều ô. Hãy chỉ giữ các bảng của danh mục.")
        filled = [(sheet.name, _cells(sheet)) for sheet in sheets]
    except (CalamineError, OSError, ValueError) as error:
        raise Unreadable(DAMAGED) from error
    for place, (name, cells) in enumerate(filled, start=1):
        numbered = enumerate(cells, start=1)
        yield Grid(tuple(row(line, Place(number, place, sheet=name)) for number, line in numbered))


def _cells(sheet: CalamineSheet) -> list[list[str]]:
    cells = [[_written(cell) for cell in line] for line in sheet.to_python(skip_empty_area=False)]
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        _spread(cells, top, left, bottom, right)
    return cells


def _spread(cells: list[list[str]], top: int, left: int, bottom: int, right: int) -> None:
    if top >= len(cells) or left >= len(cells[top]):
        return
    text = cells[top][left]
    for line in cells[top : bottom + 1]:
        for place in range(left, min(right + 1, len(line))):
            line[place] = text


def _written(cell: Any) -> str:
    """Numbers as typed: 1.001193 is a code that Excel took for a number, and stays one."""
    if cell is None or isinstance(cell, bool):
        return ""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    return str(cell)
