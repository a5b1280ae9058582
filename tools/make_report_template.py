"""Makes the Word template of reports: `python -m tools.make_report_template` writes it into the package.

The words of a report (after NĐ 30/2020/NĐ-CP, from memory) on portrait pages, then a landscape section for
the tables, which `motcua.documents.report_docx` puts in the place of the paragraph in the style TABLES.
"""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from motcua.documents.report_docx import TABLES, TEMPLATE
from motcua.documents.stable_zip import normalised

MADE = datetime(2026, 8, 1, tzinfo=UTC)


def template() -> bytes:
    """The template's bytes: the same each time."""
    document = Document()
    _styles(document)
    _paper(document.sections[0], landscape=False)
    _header(document.sections[0])
    _words(document)
    _paper(document.add_section(WD_SECTION.NEW_PAGE), landscape=True)
    _close_condition(document)
    _sheet(document)
    document.core_properties.author = "Một Cửa"
    document.core_properties.comments = ""
    document.core_properties.created = document.core_properties.modified = MADE
    target = io.BytesIO()
    document.save(target)
    return normalised(target.getvalue())


def _styles(document: Any) -> None:
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(13)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "Times New Roman")
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "vi-VN")
    normal.element.rPr.append(language)
    normal.paragraph_format.space_after = Pt(0)
    document.styles.add_style(TABLES, WD_STYLE_TYPE.PARAGRAPH)


def _paper(section: Any, landscape: bool) -> None:
    """A4; margins of NĐ 30/2020 for the words, narrower ones for the tables."""
    long, short = Mm(297), Mm(210)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (long, short) if landscape else (short, long)
    section.left_margin = Mm(15 if landscape else 30)
    section.right_margin = Mm(15)
    section.top_margin, section.bottom_margin = Mm(20), Mm(15 if landscape else 20)
    section.header_distance = Mm(9)


def _header(section: Any) -> None:
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = ALIGN.CENTER
    _run(paragraph, "{{ mark }} ", bold=True, size=9)
    run = paragraph.add_run()
    for kind, text in (("begin", ""), ("", " PAGE "), ("end", "")):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        run._r.append(element)


def _words(document: Any) -> None:
    _line(document, "{%p if narrative %}")
    _letterhead(document)
    _line(document, "BÁO CÁO", bold=True, size=14, align=ALIGN.CENTER, before=18)
    _line(document, "{{ narrative.subject }}", bold=True, size=14, align=ALIGN.CENTER)
    _line(document, "_______________", align=ALIGN.CENTER, size=8)
    _line(document, "Kính gửi: {{ narrative.addressed_to }}", size=14, align=ALIGN.CENTER, before=12)
    _line(document, "{%p for section in narrative.sections %}")
    heading = _line(document, "{{ section.number }}. {{ section.title }}", bold=True, before=8, indent=10)
    heading.paragraph_format.keep_with_next = True
    _line(document, "{%p for paragraph in section.paragraphs %}")
    _line(document, "{{ paragraph }}", align=ALIGN.JUSTIFY, before=6, indent=10)
    _line(document, "{%p endfor %}")
    _line(document, "{%p endfor %}")
    _line(document, "", before=6)
    _closing(document)


def _letterhead(document: Any) -> None:
    table = document.add_table(rows=2, cols=2)
    left, right = table.rows[0].cells
    _line(left, "{{ superior }}", size=12, align=ALIGN.CENTER, first=True)
    _line(left, "{{ issuer_upper }}", size=12, bold=True, align=ALIGN.CENTER)
    _line(left, "__________", size=8, align=ALIGN.CENTER)
    state = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    _line(right, state, size=12, bold=True, align=ALIGN.CENTER, first=True)
    _line(right, "Độc lập - Tự do - Hạnh phúc", bold=True, align=ALIGN.CENTER)
    _line(right, "______________________", size=8, align=ALIGN.CENTER)
    number, day = table.rows[1].cells
    _line(number, "Số: {{ narrative.number }}", align=ALIGN.CENTER, first=True, before=6)
    _line(day, "{{ place }}, {{ dated }}", italic=True, align=ALIGN.CENTER, first=True, before=6)
    _widths(table, (65, 100))


def _closing(document: Any) -> None:
    table = document.add_table(rows=1, cols=2)
    left, right = table.rows[0].cells
    _line(left, "Nơi nhận:", size=12, bold=True, italic=True, first=True)
    _line(left, "{%p for copy in narrative.copies %}")
    _line(left, "- {{ copy }}", size=11)
    _line(left, "{%p endfor %}")
    _signature(right, "narrative.signer", first=True)
    _widths(table, (80, 85))


def _close_condition(document: Any) -> None:
    """The break between the sections belongs to the words: without words there is no first section."""
    _line(document, "{%p endif %}")


def _sheet(document: Any) -> None:
    table = document.add_table(rows=1, cols=3)
    left, middle, right = table.rows[0].cells
    _line(left, "{{ form_sign }}", size=11, bold=True, first=True)
    _line(left, "{{ legal_source }}", size=11)
    _line(middle, "{{ title }}", size=13, bold=True, align=ALIGN.CENTER, first=True)
    _line(middle, "{{ period }}", size=12, align=ALIGN.CENTER)
    _line(right, "Đơn vị báo cáo: {{ issuer }}", size=11, first=True)
    _line(right, "Đơn vị nhận báo cáo: {{ receiver }}", size=11)
    _widths(table, (70, 127, 70))
    _line(document, "Đơn vị tính: {{ unit }}", size=10.5, italic=True, align=ALIGN.RIGHT, before=4)
    document.add_paragraph("", style=TABLES)
    _loop(document, "ratio in ratios", "{{ ratio.name }}: {{ ratio.value }} ({{ ratio.formula }})", size=10)
    _loop(document, "check in checks", "{{ check }}", size=10)
    _loop(document, "line in amendments", "Đính chính: {{ line }}", size=10)
    _signers(document)
    _loop(document, "note in notes", "{{ note.label }} {{ note.text }}", size=9)
    _line(document, "{{ reference }}", size=8, italic=True, before=4)


def _signers(document: Any) -> None:
    _line(document, "", size=6)
    table = document.add_table(rows=1, cols=2)
    left, right = table.rows[0].cells
    _line(left, " ", italic=True, first=True)
    _signature(left, "first_signer", first=False)
    _line(right, "{{ place }}, {{ dated }}", italic=True, align=ALIGN.CENTER, first=True)
    _signature(right, "last_signer", first=False)
    _widths(table, (133, 133))


def _signature(cell: Any, name: str, first: bool) -> None:
    _line(cell, f"{{{{ {name}.role }}}}", bold=True, align=ALIGN.CENTER, first=first)
    _line(cell, f"{{{{ {name}.hint }}}}", size=12, italic=True, align=ALIGN.CENTER)
    _line(cell, f"{{{{ {name}.name }}}}", bold=True, align=ALIGN.CENTER, before=52)


def _loop(document: Any, over: str, text: str, size: float) -> None:
    _line(document, f"{{%p for {over} %}}")
    _line(document, text, size=size, before=2)
    _line(document, "{%p endfor %}")


def _line(
    parent: Any,
    text: str,
    *,
    bold: bool = False,
    italic: bool = False,
    size: float = 13,
    align: Any = None,
    before: float = 0,
    indent: float = 0,
    first: bool = False,
) -> Any:
    """A paragraph; ``first`` takes the empty one that a cell begins with. Sizes in points, indent in mm."""
    paragraph = parent.paragraphs[0] if first else parent.add_paragraph()
    paragraph.alignment = align
    paragraph.paragraph_format.space_before = Pt(before)
    if indent:
        paragraph.paragraph_format.first_line_indent = Mm(indent)
    _run(paragraph, text, bold=bold, italic=italic, size=size)
    return paragraph


def _run(paragraph: Any, text: str, *, bold: bool = False, italic: bool = False, size: float = 13) -> None:
    run = paragraph.add_run(text)
    run.bold, run.italic, run.font.size = bold or None, italic or None, Pt(size)


def _widths(table: Any, widths: tuple[int, ...]) -> None:
    """Widths in mm; no row of such a table breaks over two pages."""
    table.autofit = False
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)


if __name__ == "__main__":
    TEMPLATE.write_bytes(template())
