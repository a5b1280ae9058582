"""An official paper as DOCX: the same parts at the same places as on the PDF, to be worked on further."""

from __future__ import annotations

import io
from datetime import UTC
from typing import Any

import docx
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from motcua.documents.official_paper import Align, OfficialPaper, OfficialSection, OfficialTable
from motcua.documents.rendering import printable
from motcua.documents.report_paper import PaperSigner
from motcua.documents.stable_zip import normalised

FONT = "Times New Roman"
WIDTH_MM = 165.0  # A4 without margins of 30 and 15
STATE, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
SIDES = {Align.LEFT: ALIGN.LEFT, Align.CENTER: ALIGN.CENTER, Align.RIGHT: ALIGN.RIGHT}
DOTTED = "…" * 9


def official_docx(paper: OfficialPaper) -> bytes:
    """The paper as a Word file; the same paper gives the same bytes."""
    document = _empty(paper)
    _letterhead(document, paper)
    _line(document, paper.kind.upper(), ALIGN.CENTER, 14, bold=True, before=14)
    _line(document, paper.subject, ALIGN.CENTER, 14, bold=True)
    _line(document, "_" * 15, ALIGN.CENTER, 8, after=8)
    if paper.addressed_to:
        _line(document, f"Kính gửi: {paper.addressed_to}", ALIGN.CENTER, 14, before=4, after=8)
    for basis in paper.listed_bases:
        _body(document, basis, italic=True)
    for section in paper.sections:
        _section(document, section)
    _feet(document, paper)
    if paper.reference:
        _line(document, paper.reference, ALIGN.LEFT, 8, italic=True, before=8)
    target = io.BytesIO()
    document.save(target)
    return normalised(target.getvalue())


def _empty(paper: OfficialPaper) -> Any:
    document = docx.Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(13)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin = page.bottom_margin = Mm(20)
    page.left_margin, page.right_margin = Mm(30), Mm(15)
    page.different_first_page_header_footer = True
    _heads(page, paper.mark)
    core = document.core_properties
    core.title, core.author, core.language = printable(paper.title), printable(paper.issuer), "vi-VN"
    core.created = core.modified = paper.made_at.astimezone(UTC).replace(tzinfo=None)
    return document


def _heads(page: Any, mark: str) -> None:
    """The mark on every page, the page number from the second on (NĐ 30/2020: top, centred)."""
    first, later = page.first_page_header.paragraphs[0], page.header.paragraphs[0]
    for paragraph in (first, later):
        paragraph.alignment = ALIGN.CENTER
        if mark:
            _write(paragraph, mark, 9, bold=True)
    if mark:
        later = page.header.add_paragraph()
        later.alignment = ALIGN.CENTER
    _page_number(later)


def _page_number(paragraph: Any) -> None:
    run = paragraph.add_run()
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        part.text = text or None
        run._r.append(part)
    run.font.size = Pt(13)


def _letterhead(document: Any, paper: OfficialPaper) -> None:
    head = _grid(document, 2, (75.0, 90.0))
    left, right = head.rows[0].cells
    _lines(left, [(paper.superior.upper(), 12, False), (paper.issuer.upper(), 12, True)])
    _rule(left, 8)
    _lines(right, [(STATE, 12, True), (MOTTO, 13, True)])
    _rule(right, 22)
    left, right = head.rows[1].cells
    _lines(left, [(f"Số: {paper.number or DOTTED}", 13, False)])
    _lines(right, [(f"{paper.place}, {paper.day}", 13, False)])
    for run in right.paragraphs[0].runs:
        run.italic = True


def _grid(document: Any, rows: int, widths: tuple[float, ...]) -> Any:
    """A table without lines that holds things side by side."""
    table = document.add_table(rows=rows, cols=len(widths))
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for place, width in enumerate(widths):
        table.columns[place].width = Mm(width)
        for row in table.rows:
            row.cells[place].width = Mm(width)
    return table


def _lines(cell: Any, lines: list[tuple[str, float, bool]]) -> None:
    """Each line a centred paragraph; empty ones are left out."""
    kept = [line for line in lines if line[0]]
    for place, (text, size, bold) in enumerate(kept):
        paragraph = cell.paragraphs[0] if place == 0 else cell.add_paragraph()
        paragraph.alignment = ALIGN.CENTER
        _write(paragraph, text, size, bold=bold)


def _rule(cell: Any, signs: int) -> None:
    paragraph = cell.add_paragraph()
    paragraph.alignment = ALIGN.CENTER
    paragraph.paragraph_format.space_after = Pt(6)
    _write(paragraph, "_" * signs, 8, bold=True)


def _section(document: Any, section: OfficialSection) -> None:
    if section.title:
        title = _line(document, section.title, ALIGN.LEFT, 13, bold=True, before=8, after=4)
        title.paragraph_format.first_line_indent = Mm(10)
        title.paragraph_format.keep_with_next = True
    for block in section.blocks:
        if isinstance(block, str):
            _body(document, block)
        else:
            _table(document, block)


def _body(document: Any, text: str, italic: bool = False) -> None:
    paragraph = _line(document, text, ALIGN.JUSTIFY, 13, italic=italic, after=5)
    paragraph.paragraph_format.first_line_indent = Mm(10)


def _table(document: Any, part: OfficialTable) -> None:
    if part.title:
        title = _line(document, part.title, ALIGN.CENTER, 12, bold=True, before=6, after=4)
        title.paragraph_format.keep_with_next = True
    built = document.add_table(rows=1 + len(part.rows), cols=len(part.columns))
    built.style, built.autofit = "Table Grid", False
    shares = sum(column.share for column in part.columns)
    head, *rows = [list(row.cells) for row in built.rows]
    for place, column in enumerate(part.columns):
        width = Mm(WIDTH_MM * column.share / shares)
        built.columns[place].width = width
        for cells in (head, *rows):
            cells[place].width = width
        _cell(head[place], column.name, ALIGN.CENTER, bold=True)
        for number, (texts, cells) in enumerate(zip(part.rows, rows, strict=True)):
            _cell(cells[place], texts[place], SIDES[column.align], bold=number in part.strong)
    repeated = OxmlElement("w:tblHeader")
    repeated.set(qn("w:val"), "true")
    built.rows[0]._tr.get_or_add_trPr().append(repeated)
    document.add_paragraph().paragraph_format.space_after = Pt(2)


def _cell(cell: Any, text: str, align: Any, bold: bool) -> None:
    cell.paragraphs[0].alignment = align
    cell.vertical_alignment = 1  # centre
    _write(cell.paragraphs[0], text, 11.5, bold=bold)


def _feet(document: Any, paper: OfficialPaper) -> None:
    document.add_paragraph().paragraph_format.space_after = Pt(4)
    if len(paper.signers) > 1:
        width = WIDTH_MM / len(paper.signers)
        grid = _grid(document, 1, (width,) * len(paper.signers))
        for cell, signer in zip(grid.rows[0].cells, paper.signers, strict=True):
            _signer(cell, signer)
        _copies(document, paper.listed_copies)
        return
    left, right = _grid(document, 1, (WIDTH_MM / 2, WIDTH_MM / 2)).rows[0].cells
    _copies(left, paper.listed_copies)
    _drop_first(left)
    for signer in paper.signers:
        _signer(right, signer)


def _copies(place: Any, copies: tuple[str, ...]) -> None:
    if copies:
        _write(place.add_paragraph(), "Nơi nhận:", 12, bold=True, italic=True)
    for copy in copies:
        _write(place.add_paragraph(), copy, 11)


def _drop_first(cell: Any) -> None:
    """A cell comes with an empty paragraph, and must keep one."""
    if len(cell.paragraphs) > 1:
        cell._tc.remove(cell.paragraphs[0]._p)


def _signer(cell: Any, signer: PaperSigner) -> None:
    _lines(cell, [(line, 13, True) for line in signer.role.split("\n")])
    if signer.hint:
        hint = cell.add_paragraph()
        hint.alignment = ALIGN.CENTER
        _write(hint, signer.hint, 12, italic=True)
    name = cell.add_paragraph()
    name.alignment = ALIGN.CENTER
    name.paragraph_format.space_before = Pt(52)
    _write(name, signer.name, 13, bold=True)


def _line(
    document: Any,
    text: str,
    align: Any,
    size: float,
    *,
    bold: bool = False,
    italic: bool = False,
    before: float = 0,
    after: float = 0,
) -> Any:
    paragraph = document.add_paragraph()
    paragraph.alignment = align
    paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(before), Pt(after)
    _write(paragraph, text, size, bold=bold, italic=italic)
    return paragraph


def _write(paragraph: Any, text: str, size: float, *, bold: bool = False, italic: bool = False) -> None:
    run = paragraph.add_run(printable(text))
    run.font.size, run.bold, run.italic = Pt(size), bold or None, italic or None
