"""CSV for spreadsheets: UTF-8 with its mark, comma, local times as people write them."""

import csv
import io
from collections.abc import Iterator
from datetime import date, datetime

from motcua.reports.exports.formats.base import Format
from motcua.reports.exports.sheet import Sheet
from motcua.reports.subjects import Shape
from motcua.terms.clock import local

MARK = "\ufeff"
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
BATCH = 500


def write(sheet: Sheet) -> Iterator[bytes]:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    buffer.write(MARK)
    writer.writerow([_cell(heading) for heading in sheet.headings])
    for number, row in enumerate(sheet.rows, start=1):
        writer.writerow([_cell(value) for value in row])
        if number % BATCH == 0:
            yield _taken(buffer)
    yield _taken(buffer)


def _taken(buffer: io.StringIO) -> bytes:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text.encode("utf-8")


def _cell(value: Shape) -> str | int:
    """A text that a spreadsheet would take for a formula is led by an apostrophe, as OWASP advises."""
    if isinstance(value, datetime):
        return f"{local(value):%d/%m/%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, str):
        return f"'{value}" if value.lstrip(" ").startswith(FORMULA) else value
    return "" if value is None else value


FORMAT = Format("csv", "CSV", "text/csv; charset=utf-8", write)
