"""Formats and heights of the cells of a workbook. XLSX knows no row that grows with its text by itself when
cells are joined, so heights are reckoned from the lengths of the texts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from motcua.documents.report_paper import HeadingCell

FONT = {"font_name": "Times New Roman", "font_size": 11, "valign": "vcenter"}
NUMBER = "#,##0"
LINE_POINTS = 16.0
NAME_WIDTH, MARK_WIDTH, NUMBER_WIDTH = 38, 6, 12  # in signs
MANY_COLUMNS, NARROW = 11, 9


def height(text: str, width: float) -> float:
    """Points that a text needs in a cell ``width`` signs wide."""
    return LINE_POINTS * lines(text, width) + 3


def lines(text: str, width: float) -> int:
    """Lines of a text broken between words into lines of ``width`` signs; long words break inside."""
    count, used = 1, 0
    for word in text.split():
        needed = len(word) + (1 if used else 0)
        if used and used + needed > width:
            count, used, needed = count + 1, 0, len(word)
        count += int((needed - 1) // width)
        used = used + needed if needed <= width else int(needed % width)
    return count


def heading_heights(cells: Iterable[HeadingCell], depth: int, width: float) -> list[float]:
    """Heights of the heading lines. A cell that reaches down needs its lines in all the rows it covers."""
    heights = [height("", 1)] * depth
    for cell in sorted(cells, key=lambda each: each.rowspan):
        rows = range(cell.row, cell.row + cell.rowspan)
        lacking = height(cell.text, width * 0.85 * cell.colspan) - sum(heights[row] for row in rows)
        if lacking > 0:
            for row in rows:
                heights[row] += lacking / cell.rowspan
    return heights


def formats(book: Any) -> dict[str, Any]:
    """The formats by name. Texts are marked as text, so that editing them never makes a formula."""
    plain: dict[str, Any] = {**FONT, "quote_prefix": True}
    boxed: dict[str, Any] = {**plain, "border": 1, "text_wrap": True}
    number: dict[str, Any] = {**FONT, "border": 1, "align": "right", "num_format": NUMBER}
    strong = {"bold": True}
    centred = {"align": "center"}
    shapes: dict[str, dict[str, Any]] = {
        "plain": plain,
        "strong": plain | strong,
        "italic": plain | {"italic": True},
        "right": plain | {"italic": True, "align": "right"},
        "title": plain | strong | centred | {"font_size": 13, "text_wrap": True},
        "centred": plain | centred,
        "centred_strong": plain | centred | strong,
        "heading": boxed | strong | centred,
        "printed": boxed | centred | {"italic": True, "font_size": 9},
        "mark": boxed | centred,
        "name": boxed,
        "number": number,
        "mark_strong": boxed | centred | strong,
        "name_strong": boxed | strong,
        "number_strong": number | strong,
    }
    return {name: book.add_format(shape) for name, shape in shapes.items()}
