"""A report as DOCX, for what still has to be written into it: the words from a template, the tables built.

The template is made by tools/make_report_template.py.
"""

from __future__ import annotations

import io
from datetime import UTC
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docxtpl import DocxTemplate

from motcua.documents.rendering import TEMPLATES, printable, printable_data
from motcua.documents.report_paper import (
    CheckedSum,
    PaperRow,
    PaperTable,
    ReportPaper,
    RowKind,
    heading_cells,
    heading_depth,
)
from motcua.documents.report_pdf import MARK_MM, PAGE_MM, cell_text, column_widths, report_fields, text_scale
from motcua.documents.stable_zip import normalised

TEMPLATE = TEMPLATES / "report.docx"
TABLES = "Bảng biểu"  # the style of the paragraph in whose place the tables stand
DOTTED = "…" * 60
TEXT_POINTS = 9.5


def report_docx(paper: ReportPaper) -> bytes:
    """The paper as a Word file; the same paper gives the same bytes."""
    template = DocxTemplate(TEMPLATE)
    template.render(printable_data(_words(paper)), autoescape=True)
    document = template.docx
    place = next(each for each in document.paragraphs if each.style.name == TABLES)
    for table in paper.tables:
        _insert(document, place, table)
    place._p.getparent().remove(place._p)
    properties = document.core_properties
    properties.title = printable(paper.title)
    properties.created = properties.modified = paper.made_at.astimezone(UTC).replace(tzinfo=None)
    target = io.BytesIO()
    document.save(target)
    return normalised(target.getvalue())


def _words(paper: ReportPaper) -> dict[str, object]:
    """What the placeholders of the template stand for."""
    fields = report_fields(paper)
    signers: Any = fields["signers"]
    return fields | {
        "title": paper.title.upper(),
        "superior": paper.superior.upper(),
        "issuer_upper": paper.issuer.upper(),
        "checks": _checks(paper.checks),
        "first_signer": signers[0] if len(signers) > 1 else {},
        "last_signer": signers[-1] if signers else {},
        "narrative": _narrative(fields["narrative"]),
    }


def _narrative(fields: Any) -> object:
    """Items without words get a line to write on."""
    if fields is None:
        return None
    sections = [each | {"paragraphs": each["paragraphs"] or [DOTTED]} for each in fields["sections"]]
    return fields | {"sections": sections}


def _checks(checks: tuple[CheckedSum, ...]) -> list[str]:
    """One line for all, as on the PDF; none where the form states no sum."""
    return [f"Đối chiếu trong biểu: {'; '.join(map(_check, checks))}."] if checks else []


def _check(check: CheckedSum) -> str:
    return f"{check.text}: " + (f"sai ở {'; '.join(check.broken)}" if check.broken else "đúng")


def _insert(document: Any, place: Any, table: PaperTable) -> None:
    """Puts the table, with its title, before the paragraph ``place``."""
    if table.title:
        title = place.insert_paragraph_before()
        title.paragraph_format.space_before = title.paragraph_format.space_after = Pt(5)
        title.paragraph_format.keep_with_next = True
        _write(title, table.title, size=11, bold=True)
    place._p.addprevious(_build(document, table)._tbl)


def _build(document: Any, table: PaperTable) -> Any:
    shift, depth = len(table.leads), heading_depth(table)
    built = document.add_table(rows=depth + 1 + len(table.rows), cols=shift + len(table.columns))
    built.style, built.autofit = "Table Grid", False
    grid = [row.cells for row in built.rows]
    _head(table, grid, shift, depth)
    size = round(2 * TEXT_POINTS * text_scale(table)) / 2
    for row, cells in zip(table.rows, grid[depth + 1 :], strict=True):
        _row(row, cells, shift, size)
    _widths(built, grid, table)
    _narrow_cells(built)
    for place, each in enumerate(built.rows):
        _mark_row(each, "w:cantSplit")
        if place <= depth:
            _mark_row(each, "w:tblHeader")
    return built


def _head(table: PaperTable, grid: list[Any], shift: int, depth: int) -> None:
    for place, lead in enumerate(table.leads):
        _cell(grid[0][place].merge(grid[depth - 1][place]), lead.name, ALIGN.CENTER, bold=True)
        _cell(grid[depth][place], lead.printed, ALIGN.CENTER, size=8)
    for cell in heading_cells(table):
        left, top = cell.column + shift, cell.row
        corner = grid[top + cell.rowspan - 1][left + cell.colspan - 1]
        _cell(grid[top][left].merge(corner), cell.text, ALIGN.CENTER, bold=True)
    for place, column in enumerate(table.columns):
        label = column.label.replace("+", " +").replace("=", " =")
        _cell(grid[depth][place + shift], label, ALIGN.CENTER, size=8)


def _row(row: PaperRow, cells: Any, shift: int, size: float) -> None:
    bold = row.kind is not RowKind.PLAIN
    if shift:
        _cell(cells[0], row.mark, ALIGN.CENTER, bold=bold)
    if shift and all(cell is None for cell in row.cells):
        _cell(cells[1].merge(cells[-1]), row.name, ALIGN.LEFT, bold=bold)
        return
    if shift:
        _cell(cells[1], row.name, ALIGN.LEFT, bold=bold)
    for cell, there in zip(row.cells, cells[shift:], strict=True):
        _cell(there, cell_text(cell), ALIGN.RIGHT, size=size, bold=bold)


def _cell(cell: Any, text: str, align: Any, *, size: float = TEXT_POINTS, bold: bool = False) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.alignment = align
    _write(paragraph, text, size=size, bold=bold)
    cell.vertical_alignment = 1  # centre


def _write(paragraph: Any, text: str, *, size: float, bold: bool) -> None:
    run = paragraph.add_run(printable(text))
    run.font.size, run.bold = Pt(size), bold or None


def _widths(built: Any, grid: list[Any], table: PaperTable) -> None:
    numbers = column_widths(table)
    leads = [MARK_MM, max(35.0, PAGE_MM - MARK_MM - sum(numbers))] if table.leads else []
    for place, width in enumerate([*leads, *numbers]):
        built.columns[place].width = Mm(width)
        for cells in grid:
            if cells[place]._tc.grid_span == 1:
                cells[place].width = Mm(width)


def _narrow_cells(built: Any) -> None:
    """Less air left and right of a number than Word leaves by itself (1,9 mm)."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), "45")  # twentieths of a point: 0,8 mm
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    built._tbl.tblPr.append(margins)


def _mark_row(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))
