"""Files that are given out: a narrative report as DOCX and PDF, a register as XLSX."""

import io
from collections.abc import Sequence

from xlsxwriter import Workbook

from motcua.documents.official_docx import official_docx
from motcua.documents.official_paper import OfficialPaper
from motcua.documents.official_pdf import official_pdf
from motcua.documents.report_paper import PaperSigner
from motcua.filing.papers import MARK, place_of, superior_of
from motcua.reform.models import Entry, Narrative
from motcua.reform.registers import Register
from motcua.reform.telling import Teller, compose, printed

DRAFT_MARK = "BẢN DỰ THẢO, CHƯA KÝ"
MAKERS = {"pdf": official_pdf, "docx": official_docx}
_FONT = {"font_name": "Times New Roman", "font_size": 11, "border": 1, "valign": "top"}


def narrative_file(item: Narrative, kind: str) -> bytes:
    """``kind``: a key of MAKERS. Numbers as they are now. Raises BadText."""
    return MAKERS[kind](_paper(item))


def _paper(item: Narrative) -> OfficialPaper:
    marks = (DRAFT_MARK, MARK if item.synthetic else "")
    return OfficialPaper(
        superior=superior_of(item.agency),
        issuer=item.agency.name,
        number=item.number,
        place=place_of(item.agency),
        dated=None,
        kind="BÁO CÁO",
        subject=item.subject,
        sections=printed(compose(item.body, Teller(item))),
        signers=(PaperSigner("CHỦ TỊCH", "", ""),),
        made_at=item.edited_at or item.drafted_at,
        addressed_to=item.addressed_to,
        copies=("Như trên", "Lưu: VT"),
        mark=". ".join(mark for mark in marks if mark),
    )


def register_file(register: Register, rows: Sequence[Entry]) -> bytes:
    """Corrected lines too, marked. Nothing that somebody typed becomes a formula."""
    target = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(target, options) as book:
        head = book.add_format({**_FONT, "bold": True, "text_wrap": True})
        text = book.add_format({**_FONT, "text_wrap": True, "quote_prefix": True})
        number = book.add_format({**_FONT, "num_format": "#,##0"})
        sheet = book.add_worksheet(register.title[:31].replace("/", " "))
        names = [register.day, *(spec.label for spec in register.fields), "Tình trạng", "Lý do đính chính"]
        for place, name in enumerate(names):
            sheet.write_string(0, place, name, head)
        sheet.set_column(0, len(names) - 1, 20)
        for line, row in enumerate(rows, start=1):
            sheet.write_string(line, 0, f"{row.occurred_on:%d/%m/%Y}", text)
            shown = register.shown(row.data)
            for place, spec in enumerate(register.fields, start=1):
                if spec.kind in ("count", "money"):
                    sheet.write_number(line, place, row.data[spec.name] or 0, number)
                else:
                    sheet.write_string(line, place, shown[place - 1], text)
            state = "" if row.stands else "Đã thay bằng dòng đính chính"
            sheet.write_string(line, len(names) - 2, state, text)
            sheet.write_string(line, len(names) - 1, row.reason, text)
    return target.getvalue()
