"""A report as XLSX: numbers as numbers, and the sums of the form as formulas on a sheet of their own.

Texts are written as text and marked so: "=1+1" in a name stays a name, in this file and when it is edited.
"""

from __future__ import annotations

import io
from datetime import UTC
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

from motcua.documents.rendering import printable
from motcua.documents.report_paper import (
    Cell,
    PaperRow,
    PaperSum,
    PaperTable,
    ReportPaper,
    RowKind,
    heading_cells,
    heading_depth,
)
from motcua.documents.stable_zip import normalised
from motcua.documents.xlsx_shapes import (
    MANY_COLUMNS,
    MARK_WIDTH,
    NAME_WIDTH,
    NARROW,
    NUMBER_WIDTH,
    formats,
    heading_heights,
    height,
)

SHEET, CHECKS, DEFINITIONS = "Biểu", "Đối chiếu", "Cách tính"
HEAD_LINES = 8  # lines above the first table


def report_xlsx(paper: ReportPaper) -> bytes:
    """The paper as a workbook; the same paper gives the same bytes."""
    target = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(target, options) as book:
        created = paper.made_at.astimezone(UTC).replace(tzinfo=None, microsecond=0)
        book.set_properties({"title": printable(paper.title), "created": created})
        _Report(book, paper).write()
    return normalised(target.getvalue())


class _Report:
    """One workbook being written, sheet by sheet."""

    def __init__(self, book: Any, paper: ReportPaper) -> None:
        self.paper = paper
        self.sheet = book.add_worksheet(SHEET)
        self.checks = book.add_worksheet(CHECKS) if paper.checks else None
        self.definitions = book.add_worksheet(DEFINITIONS) if paper.notes else None
        self.formats = formats(book)
        self.shift = max(len(table.leads) for table in paper.tables)
        self.widest = self.shift + max(len(table.columns) for table in paper.tables)
        self.width = NARROW if self.widest > MANY_COLUMNS else NUMBER_WIDTH
        self.check_line = 1

    def write(self) -> None:
        self._print_setup()
        self._head()
        line = HEAD_LINES
        for place, table in enumerate(self.paper.tables):
            line = self._table(table, line, first=place == 0) + 1
        self._foot(line)
        self._checks_head()
        self._definitions()

    def _print_setup(self) -> None:
        sheet = self.sheet
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.set_margins(left=0.6, right=0.6, top=0.7, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&C&P/&N")
        sheet.set_column(0, self.widest - 1, self.width)
        if self.shift:
            sheet.set_column(0, 0, MARK_WIDTH)
            sheet.set_column(1, 1, NAME_WIDTH)

    def _head(self) -> None:
        paper, last = self.paper, self.widest - 1
        self._text(0, 0, paper.form_sign, "strong")
        self._text(1, 0, paper.legal_source, "plain")
        self._text(2, 0, f"Đơn vị báo cáo: {paper.issuer}", "plain")
        self._text(3, 0, f"Đơn vị nhận báo cáo: {paper.receiver}", "plain")
        self._merged(4, 0, 4, last, paper.title.upper(), "title")
        self.sheet.set_row(4, 36)
        self._merged(5, 0, 5, last, paper.period, "centred")
        self._merged(6, 0, 6, last, paper.mark, "centred_strong")
        self._merged(7, 0, 7, last, f"Đơn vị tính: {paper.unit}", "right")

    def _table(self, table: PaperTable, line: int, first: bool) -> int:
        """Writes it from ``line`` on; returns the line after it."""
        if table.title:
            self._text(line, 0, table.title, "strong")
            line += 1
        shift, depth = self.shift, heading_depth(table)
        for place, lead in enumerate(table.leads):
            self._merged(line, place, line + depth - 1, place, lead.name, "heading")
        for cell in heading_cells(table):
            last_row, last_column = line + cell.row + cell.rowspan - 1, cell.column + cell.colspan - 1
            where = (line + cell.row, cell.column + shift, last_row, last_column + shift)
            self._merged(*where, cell.text, "heading")
        for each, points in enumerate(heading_heights(heading_cells(table), depth, self.width)):
            self.sheet.set_row(line + each, points)
        self._printed_numbers(table, line + depth)
        body = line + depth + 1
        if first:
            self.sheet.freeze_panes(body, shift)
        if len(self.paper.tables) == 1:
            self.sheet.repeat_rows(line, line + depth)
        for place, row in enumerate(table.rows):
            self._row(table, row, body + place)
        return body + len(table.rows)

    def _printed_numbers(self, table: PaperTable, line: int) -> None:
        for place, lead in enumerate(table.leads):
            self._text(line, place, lead.printed, "printed")
        printed = [column.label.replace("+", " +").replace("=", " =") for column in table.columns]
        self.sheet.set_row(line, max(height(text, self.width) for text in printed))
        for place, text in enumerate(printed):
            self._text(line, place + self.shift, text, "printed")

    def _row(self, table: PaperTable, row: PaperRow, line: int) -> None:
        suffix = "" if row.kind is RowKind.PLAIN else "_strong"
        if table.leads:
            self._text(line, 0, row.mark, f"mark{suffix}")
            self._text(line, 1, row.name, f"name{suffix}")
        self.sheet.set_row(line, height(row.name, NAME_WIDTH * 0.85))
        for place, cell in enumerate(row.cells):
            self._cell(line, place + self.shift, cell, f"number{suffix}")
        if any(isinstance(cell, int) for cell in row.cells):
            for each in table.sums:
                self._check(table, row, each, line)

    def _cell(self, line: int, place: int, cell: Cell, form: str) -> None:
        if isinstance(cell, int):
            self.sheet.write_number(line, place, cell, self.formats[form])
        else:
            self._text(line, place, cell or "", form)

    def _check(self, table: PaperTable, row: PaperRow, each: PaperSum, line: int) -> None:
        """One line of the sheet of checks: the sum as a formula over the cells of the form."""
        assert self.checks is not None
        total = _there(line, table.place(each.total) + self.shift)
        parts = "+".join(_there(line, table.place(part) + self.shift) for part in each.parts)
        holds = not any(row.name in check.broken for check in table.checks if check.text == each.text)
        self.checks.set_row(self.check_line, height(row.name, NAME_WIDTH * 0.85))
        self.checks.write_string(self.check_line, 0, printable(row.name), self.formats["name"])
        self.checks.write_string(self.check_line, 1, each.text, self.formats["name"])
        self.checks.write_formula(
            self.check_line, 2, f"={total}-({parts})", self.formats["number"], _difference(table, row, each)
        )
        self.checks.write_formula(
            self.check_line,
            3,
            f'=IF({xl_rowcol_to_cell(self.check_line, 2)}=0,"Đúng","Sai")',
            self.formats["mark"],
            "Đúng" if holds else "Sai",
        )
        self.check_line += 1

    def _checks_head(self) -> None:
        if self.checks is None:
            return
        self.checks.set_column(0, 1, NAME_WIDTH)
        self.checks.set_column(2, 3, NUMBER_WIDTH)
        for place, text in enumerate(("Dòng", "Đẳng thức", "Chênh lệch", "Kết quả")):
            self.checks.write_string(0, place, text, self.formats["heading"])
        for check in self.paper.stated:
            verdict = "Sai" if check.broken else "Đúng"
            for place, text in enumerate(("; ".join(check.broken), check.text, "", verdict)):
                self.checks.write_string(self.check_line, place, printable(text), self.formats["name"])
            self.check_line += 1
        self.checks.freeze_panes(1, 0)
        self.checks.repeat_rows(0)
        self.checks.set_paper(9)
        self.checks.fit_to_pages(1, 0)

    def _foot(self, line: int) -> None:
        paper = self.paper
        for ratio in paper.ratios:
            self._text(line, 0, f"{ratio.name}: {ratio.value} ({ratio.formula})", "plain")
            line += 1
        for amendment in paper.amendments:
            self._text(line, 0, f"Đính chính: {amendment}", "plain")
            line += 1
        line += 1
        day = paper.dated
        self._text(line, max(0, self.widest - 4), f"{paper.place}, ngày {day:%d/%m/%Y}", "italic")
        for place, signer in enumerate(paper.signers):
            column = 1 if place == 0 else max(2, self.widest - 4)
            self._text(line + 1, column, signer.role, "strong")
            self._text(line + 2, column, signer.hint, "italic")
            self._text(line + 6, column, signer.name, "strong")
        self._text(line + 8, 0, paper.reference, "italic")

    def _definitions(self) -> None:
        if self.definitions is None:
            return
        self.definitions.set_column(0, 0, 8)
        self.definitions.set_column(1, 1, 110)
        self.definitions.set_paper(9)
        self.definitions.set_landscape()
        self.definitions.fit_to_pages(1, 0)
        for line, note in enumerate(self.paper.notes):
            self.definitions.write_string(line, 0, printable(note.label), self.formats["mark"])
            self.definitions.write_string(line, 1, printable(note.text), self.formats["name"])
            self.definitions.set_row(line, height(note.text, 95))

    def _text(self, line: int, place: int, text: str, form: str) -> None:
        self.sheet.write_string(line, place, printable(text), self.formats[form])

    def _merged(self, top: int, left: int, bottom: int, right: int, text: str, form: str) -> None:
        if (top, left) == (bottom, right):
            self._text(top, left, text, form)
            return
        self.sheet.merge_range(top, left, bottom, right, "", self.formats[form])
        self._text(top, left, text, form)


def _there(line: int, place: int) -> str:
    return f"'{SHEET}'!{xl_rowcol_to_cell(line, place)}"


def _difference(table: PaperTable, row: PaperRow, each: PaperSum) -> int:
    def number(column: int) -> int:
        cell = row.cells[table.place(column)]
        return cell if isinstance(cell, int) else 0

    return number(each.total) - sum(map(number, each.parts))
