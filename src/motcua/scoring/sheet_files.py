"""A frame as a workbook of one sheet, and the rows of such a workbook."""

import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter
from python_calamine import CalamineError, CalamineWorkbook

from motcua.checker.readers.errors import Unreadable
from motcua.checker.readers.zipped import kind
from motcua.documents.stable_zip import normalised

MOST_CELLS = 50_000
WIDTHS = (12, 12, 60, 12, 44, 40, 36, 14, 12)


def rows_in(content: bytes) -> list[list[str]]:
    """The first sheet as text. Raises Unreadable with a Vietnamese message."""
    if kind(content) != "excel":
        raise Unreadable("Đây không phải tệp Excel (.xlsx). Tải mẫu về, điền rồi nạp lại.")
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        rows = book.get_sheet_by_index(0).to_python()
    except (CalamineError, OSError, ValueError) as error:
        raise Unreadable("Tệp Excel bị hỏng, không mở được. Hãy lưu lại tệp rồi chọn lại.") from error
    if sum(len(row) for row in rows) > MOST_CELLS:
        raise Unreadable("Tệp Excel có quá nhiều ô. Chỉ giữ bảng tiêu chí.")
    return [[_text(cell) for cell in row] for row in rows]


def _text(cell: Any) -> str:
    """A code typed as a number, 1.1, stays that code; points keep their decimals."""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else f"{cell:.10g}"
    return "" if cell is None or isinstance(cell, bool) else str(cell).strip()


def workbook_of(rows: Sequence[Sequence[str]]) -> bytes:
    """Every cell is text, whatever it begins with: nothing in it is ever a formula."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Bộ tiêu chí")
        head = book.add_format({"bold": True, "bg_color": "#ECEFF3", "text_wrap": True, "valign": "top"})
        body = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
        for column, width in enumerate(WIDTHS):
            sheet.set_column(column, column, width)
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                sheet.write_string(number, column, cell, body if number else head)
        sheet.freeze_panes(1, 0)
    return normalised(target.getvalue())
