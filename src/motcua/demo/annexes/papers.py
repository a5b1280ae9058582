"""An annex as PDF, DOCX and XLSX. The same annex gives the same bytes."""

import io
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.shared import Mm, Pt
from xlsxwriter import Workbook

from motcua.demo.annexes.layouts import Annex
from motcua.documents.rendering import render
from motcua.documents.stable_zip import normalised

MADE_AT = datetime(2026, 9, 15, tzinfo=UTC)
MARK = "BẢN MẪU – KHÔNG CÓ GIÁ TRỊ PHÁP LÝ"
_LINES_MM = 257.0  # of a landscape page between its margins


def pdf(annex: Annex) -> bytes:
    """The decision and its annex, laid out as NĐ 30/2020/NĐ-CP has it."""
    layout = annex.layout
    data = {
        "mark": MARK,
        "title": annex.title,
        "superior": "Ủy ban nhân dân",
        "issuer": annex.issuer.removeprefix("ỦY BAN NHÂN DÂN "),
        "number": annex.number,
        "place": "Bắc Kạn",
        "dated": annex.dated,
        "grounds": [
            "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
            "Căn cứ Nghị định số 63/2010/NĐ-CP ngày 08 tháng 6 năm 2010 của Chính phủ về kiểm soát thủ tục "
            "hành chính và các nghị định sửa đổi, bổ sung;",
        ],
        "articles": [
            "Điều 1. Công bố kèm theo Quyết định này danh mục thủ tục hành chính (mẫu, để thử phần mềm).",
            "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.",
            "Điều 3. Các cơ quan, đơn vị có liên quan chịu trách nhiệm thi hành Quyết định này.",
        ],
        "copies": ["Như Điều 3", "Lưu: VT"],
        "signer": {"role": "CHỦ TỊCH", "hint": "(Mẫu, không ký)", "name": ""},
        "annex_title": annex.title.upper(),
        "annex_note": annex.note,
        "widths": list(layout.widths),
        "centred": list(layout.centred),
        "headings": [{"text": h.text, "x": h.x, "y": h.y, "dx": h.dx, "dy": h.dy} for h in layout.heads],
        "rows": [{"section": row} if isinstance(row, str) else {"cells": list(row)} for row in annex.rows],
    }
    return render("annex", data, made_at=MADE_AT)


def docx(annex: Annex) -> bytes:
    document = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(20)
    document.styles["Normal"].font.name, document.styles["Normal"].font.size = "Times New Roman", Pt(11)
    for text in (MARK, annex.issuer, f"Số: {annex.number}", "PHỤ LỤC", annex.title.upper(), annex.note):
        paragraph = document.add_paragraph(text)
        paragraph.alignment = ALIGN.CENTER
        paragraph.paragraph_format.space_after = Pt(0)
    _table(document, annex)
    document.core_properties.created = document.core_properties.modified = MADE_AT.replace(tzinfo=None)
    target = io.BytesIO()
    document.save(target)
    return normalised(target.getvalue())


def _table(document: Any, annex: Annex) -> None:
    layout = annex.layout
    table = document.add_table(rows=layout.depth + len(annex.rows), cols=len(layout.widths))
    table.style, table.autofit = "Table Grid", False
    for column, width in zip(table.columns, layout.widths, strict=True):
        column.width = Mm(_LINES_MM * width / sum(layout.widths))
    rows = table.rows
    grid = [list(row.cells) for row in rows]
    for head in layout.heads:
        cell = grid[head.y][head.x].merge(grid[head.y + head.dy - 1][head.x + head.dx - 1])
        cell.text = head.text
        cell.paragraphs[0].runs[0].bold = True
    for place in range(layout.depth):
        rows[place]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for place, row in enumerate(annex.rows, start=layout.depth):
        if isinstance(row, str):
            grid[place][0].merge(grid[place][-1]).text = row
        else:
            for cell, text in zip(grid[place], row, strict=True):
                cell.text = text


def xlsx(annex: Annex) -> bytes:
    target = io.BytesIO()
    with Workbook(target, {"in_memory": True}) as book:
        book.set_properties({"created": MADE_AT.replace(tzinfo=None)})
        boxed = {"border": 1, "text_wrap": True, "valign": "vcenter", "font_name": "Times New Roman"}
        plain = book.add_format(boxed)
        strong = book.add_format(boxed | {"bold": True, "align": "center"})
        sheet = book.add_worksheet("Phụ lục")
        last = len(annex.layout.widths) - 1
        for place, width in enumerate(annex.layout.widths):
            sheet.set_column(place, place, width * 0.6)
        for place, text in enumerate(
            (MARK, annex.issuer, f"Số: {annex.number}", annex.title.upper(), annex.note)
        ):
            sheet.merge_range(place, 0, place, last, text, strong)
        top = 6
        for head in annex.layout.heads:
            _merged(sheet, top + head.y, head.x, head.dy, head.dx, head.text, strong)
        for place, row in enumerate(annex.rows, start=top + annex.layout.depth):
            if isinstance(row, str):
                sheet.merge_range(place, 0, place, last, row, strong)
            else:
                for column, text in enumerate(row):
                    sheet.write_string(place, column, text, plain)
    return normalised(target.getvalue())


def _merged(sheet: Any, row: int, column: int, rows: int, columns: int, text: str, shape: Any) -> None:
    if rows == columns == 1:
        sheet.write_string(row, column, text, shape)
    else:
        sheet.merge_range(row, column, row + rows - 1, column + columns - 1, text, shape)


WRITERS: Mapping[str, Callable[[Annex], bytes]] = {"pdf": pdf, "docx": docx, "xlsx": xlsx}
