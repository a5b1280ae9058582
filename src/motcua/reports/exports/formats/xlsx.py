"""XLSX: typed cells, header frozen. Text is written as text, so that nothing in it is ever a formula."""

import tempfile
from collections.abc import Iterator
from datetime import date, datetime
from typing import IO, Any

from xlsxwriter import Workbook

from motcua.reports.exports.formats.base import Format
from motcua.reports.exports.sheet import Sheet
from motcua.reports.subjects import Shape
from motcua.terms.clock import local

PIECE = 64 * 1024
LONGEST = 32_767  # characters that a cell holds
OPTIONS = {"constant_memory": True, "strings_to_urls": False, "strings_to_formulas": False}
WIDTH = 18


def write(sheet: Sheet) -> Iterator[bytes]:
    """Rows go to a file on disk as they come; the file is read back and gone when it is sent."""
    with tempfile.TemporaryFile() as file:
        _fill(file, sheet)
        file.seek(0)
        while piece := file.read(PIECE):
            yield piece


def _fill(file: IO[bytes], sheet: Sheet) -> None:
    with Workbook(file, OPTIONS) as book:
        styles = {
            "title": book.add_format({"bold": True, "font_size": 14}),
            "head": book.add_format({"bold": True, "text_wrap": True, "border": 1, "valign": "top"}),
            "instant": book.add_format({"num_format": "dd/mm/yyyy hh:mm"}),
            "day": book.add_format({"num_format": "dd/mm/yyyy"}),
            "number": book.add_format({"num_format": "#,##0"}),
        }
        page = book.add_worksheet("Số liệu")
        page.set_column(0, 0, 2 * WIDTH)
        page.set_column(1, max(1, len(sheet.headings) - 1), WIDTH)
        page.write_string(0, 0, sheet.title, styles["title"])
        for place, note in enumerate(sheet.notes, start=1):
            page.write_string(place, 0, note)
        last = _table(page, sheet, styles)
        for place, note in enumerate(sheet.footnotes, start=last + 1):
            page.write_string(place, 0, note)


def _table(page: Any, sheet: Sheet, styles: dict[str, Any]) -> int:
    """Headings and rows; gives the line below them."""
    head = len(sheet.notes) + 2
    for place, heading in enumerate(sheet.headings):
        page.write_string(head, place, heading, styles["head"])
    page.freeze_panes(head + 1, 1)
    line = head + 1
    for row in sheet.rows:
        for place, value in enumerate(row):
            _cell(page, line, place, value, styles)
        line += 1
    return line


def _cell(page: Any, line: int, place: int, value: Shape, styles: dict[str, Any]) -> None:
    if isinstance(value, datetime):
        page.write_datetime(line, place, local(value).replace(tzinfo=None), styles["instant"])
    elif isinstance(value, date):
        page.write_datetime(line, place, value, styles["day"])
    elif isinstance(value, int):
        page.write_number(line, place, value, styles["number"])
    elif value:
        page.write_string(line, place, value[:LONGEST])


FORMAT = Format("xlsx", "Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", write)
