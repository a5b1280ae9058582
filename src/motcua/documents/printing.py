"""The papers the desk prints: each a frozen dataclass of plain values and a function that makes its PDF."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime

from motcua.documents.codes import qr_svg
from motcua.documents.dates import long_date, long_moment
from motcua.documents.rendering import render
from motcua.texts.numbers import money


@dataclass(frozen=True)
class ReceiptComponent:
    """One paper of the dossier: its name and how many of each kind were handed in."""

    name: str
    originals: int = 0
    certified_copies: int = 0
    plain_copies: int = 0
    note: str = ""

    @property
    def quantity(self) -> int:
        """All papers of this line."""
        return self.originals + self.certified_copies + self.plain_copies


@dataclass(frozen=True)
class ReceiptData:
    """What Mẫu 01 says. Where a text is empty the paper leaves a dotted line. Moments are aware.

    Fields: TT 01/2018/TT-VPCP Mẫu 01 (verified in a province's templates); TT 03/2025/TT-VPCP Phụ lục I
    keeps the name of the form (verified), its wording was not seen (uncertain).
    """

    authority: str  # cơ quan chủ quản: "UBND phường ..."
    unit: str  # Trung tâm Phục vụ hành chính công / Bộ phận Một cửa
    number: str  # số, ký hiệu: "12/TNHS"
    dossier_code: str
    tracking: str  # what the QR holds: a tracking address or text
    place: str  # địa danh
    issued_on: date

    submitter_name: str
    submitter_address: str
    submitter_phone: str
    submitter_email: str
    submitter_id_number: str
    applicant_name: str  # chủ hồ sơ
    applicant_address: str

    procedure_title: str
    procedure_code: str
    components: tuple[ReceiptComponent, ...]
    sets: int  # số bộ hồ sơ

    fee_method: str
    fee_amount: int | None  # dong; 0 is "không thu", None leaves a dotted line
    term_text: str  # "3 ngày làm việc"
    received_at: datetime
    due_at: datetime
    result_place: str  # quầy, bưu chính or trực tuyến

    receiver_name: str
    notes: tuple[str, ...] = ()
    mark: str = ""  # printed on every page, for synthetic data: "DỮ LIỆU MÔ PHỎNG"


def receipt_pdf(data: ReceiptData) -> bytes:
    """Mẫu 01 "Giấy tiếp nhận hồ sơ và hẹn trả kết quả" as PDF/A; the same data give the same bytes.

    Raises ValueError where a moment is naive or the tracking text is empty.
    """
    return render("receipt", receipt_fields(data), made_at=data.received_at)


def receipt_fields(data: ReceiptData) -> dict[str, object]:
    """The data as the template shows them: dates, money and counts in Vietnamese words."""
    fields = {
        key: _one_line(value) if isinstance(value, str) else value for key, value in asdict(data).items()
    }
    return fields | {
        "issued_on": long_date(data.issued_on),
        "received_at": long_moment(data.received_at),
        "due_at": long_moment(data.due_at),
        "fee_amount": _fee(data.fee_amount),
        "components": [_component_row(component) for component in data.components],
        "sets": f"{data.sets:02d}",
        "notes": [_one_line(note) for note in data.notes],
        "qr": qr_svg(data.tracking),
    }


def _component_row(component: ReceiptComponent) -> dict[str, str]:
    return {
        "name": _one_line(component.name),
        "note": _one_line(component.note),
        "originals": _count(component.originals),
        "certified_copies": _count(component.certified_copies),
        "plain_copies": _count(component.plain_copies),
        "quantity": _count(component.quantity),
    }


def _count(number: int) -> str:
    return f"{number:02d}" if number else ""


def _fee(amount: int | None) -> str:
    if amount is None:
        return ""
    return money(amount) if amount else "Không thu phí, lệ phí"


def _one_line(text: str) -> str:
    return " ".join(text.split())
