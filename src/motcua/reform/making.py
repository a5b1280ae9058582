"""Files that are given out: a narrative report as DOCX and PDF, a register as a sheet of any format."""

from collections.abc import Sequence

from motcua.documents.official_docx import official_docx
from motcua.documents.official_paper import OfficialPaper
from motcua.documents.official_pdf import official_pdf
from motcua.documents.report_paper import PaperSigner
from motcua.figures.period import Period
from motcua.filing.papers import MARK, place_of, superior_of
from motcua.organisation.models import Agency
from motcua.reform.models import Entry, Narrative
from motcua.reform.registers import NUMBERS, Register
from motcua.reform.telling import Teller, compose, printed
from motcua.reports.exports import Sheet
from motcua.reports.subjects import Shape

DRAFT_MARK = "BẢN DỰ THẢO, CHƯA KÝ"
MAKERS = {"pdf": official_pdf, "docx": official_docx}


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


def register_sheet(register: Register, agency: Agency, days: Period, rows: Sequence[Entry]) -> Sheet:
    """For the files of a register: corrected lines too, marked."""
    names = [spec.name for spec in register.fields]
    return Sheet(
        name=f"so-{register.key}-{agency.code}-{days.first:%Y%m%d}-{days.last:%Y%m%d}",
        title=f"Sổ {register.title.lower()}",
        notes=[agency.name, f"Từ {days.first:%d/%m/%Y} đến hết {days.last:%d/%m/%Y}"],
        keys=["occurred_on", *names, "stands", "reason"],
        headings=[register.day, *register.labels.values(), "Tình trạng", "Lý do đính chính"],
        rows=[_cells(register, row) for row in rows],
        about={"register": register.key, "agency": agency.code, "from": days.first.isoformat(),
               "to": days.last.isoformat(), "synthetic": agency.synthetic},
    )  # fmt: skip


def _cells(register: Register, row: Entry) -> list[Shape]:
    """Numbers as numbers, all else as people read it."""
    pairs = zip(register.fields, register.shown(row.data), strict=True)
    values = [row.data[spec.name] if spec.kind in NUMBERS else text for spec, text in pairs]
    return [row.occurred_on, *values, "" if row.stands else "Đã thay bằng dòng đính chính", row.reason]
