"""What the holder of a dossier's code may see: no personal data beyond what he gave himself."""

import hmac
from dataclasses import dataclass
from datetime import datetime

from motcua.catalogue.content import content
from motcua.dossiers.answering import answer_due_at
from motcua.dossiers.models import Applicant, Dossier, Status
from motcua.dossiers.page import ledger_of, steps_of
from motcua.journal.models import Event
from motcua.organisation.queries import calendar_of
from motcua.terms import Trace, clock, fold

DIGITS = 4  # masks in lists show fewer, so a mask never opens this door

NEXT = {
    Status.SUBMITTED: "Bộ phận Một cửa sẽ kiểm tra và trả lời trước {answer}.",
    Status.RECEIVED: "Hồ sơ sẽ được chuyển đến bộ phận giải quyết trong ngày làm việc.",
    Status.NOT_ACCEPTED: "Hồ sơ không được tiếp nhận; xem lý do trong phiếu từ chối.",
    Status.IN_PROGRESS: "Cơ quan đang giải quyết. Bạn chưa phải làm gì.",
    Status.SUPPLEMENT: "Đề nghị bạn bổ sung giấy tờ còn thiếu. Thời gian chờ không tính vào thời hạn.",
    Status.PAYMENT: "Đề nghị bạn nộp tiền theo thông báo. Thời gian chờ không tính vào thời hạn.",
    Status.WITHDRAWN: "Hồ sơ đã rút theo yêu cầu của bạn.",
    Status.STOPPED: "Hồ sơ đã dừng giải quyết; nếu vẫn cần, đề nghị bạn nộp hồ sơ mới.",
    Status.RESOLVED: "Đã có kết quả. Mời bạn đến nhận theo cách đã đăng ký.",
    Status.RETURNED: "Kết quả đã được trả. Bạn không phải làm gì thêm.",
}


@dataclass(frozen=True)
class Tracking:
    code: str
    procedure_code: str
    procedure_name: str
    agency_name: str
    status: int
    status_label: str
    submitted_at: datetime
    received_at: datetime | None
    due_at: datetime | None
    waiting: bool
    reappointed: bool
    steps: tuple[tuple[str, str], ...]
    trace: Trace
    missing: tuple[str, ...]
    resolved_at: datetime | None
    returned_at: datetime | None
    next_text: str


def track(code: str, last_digits: str) -> Tracking | None:
    """The dossier of this code, if the digits end its applicant's phone or identity number.

    None alike for an unknown code and for wrong digits. The caller limits the rate of tries.
    """
    dossier = (
        Dossier.objects.select_related("applicant", "agency", "procedure", "version")
        .filter(code__iexact=code.strip())
        .first()
    )
    if dossier is None or not _opens(dossier.applicant, last_digits):
        return None
    return _tracking(dossier)


def _opens(applicant: Applicant, digits: str) -> bool:
    digits = digits.strip()
    if len(digits) != DIGITS or not (digits.isascii() and digits.isalnum()):
        return False
    keys = [applicant.phone[-DIGITS:], applicant.id_number[-DIGITS:]]
    matches = [hmac.compare_digest(key.encode(), digits.encode()) for key in keys if len(key) == DIGITS]
    return any(matches)


def _next(dossier: Dossier, status: Status) -> str:
    due_at = answer_due_at(dossier) if status == Status.SUBMITTED else None
    answer = f"{clock.local(due_at):%H:%M ngày %d/%m/%Y}" if due_at else ""
    return NEXT[status].format(answer=answer) + _until(dossier, status)


def _until(dossier: Dossier, status: Status) -> str:
    """Until when to bring what is missing: after that day the dossier is stopped (NĐ 118/2025 Đ.16.3)."""
    if status != Status.SUPPLEMENT or dossier.supplement_due_at is None:
        return ""
    last = clock.local(dossier.supplement_due_at)
    return f" Hạn bổ sung: đến hết ngày {last:%d/%m/%Y}. Quá hạn này, cơ quan dừng giải quyết hồ sơ."


def _tracking(dossier: Dossier) -> Tracking:
    events = list(Event.objects.filter(chain=dossier.pk).order_by("seq"))
    standing = fold(ledger_of(events), calendar_of(dossier.agency))
    asked = [event.payload.get("missing", []) for event in events if event.verb == "request_supplement"]
    waiting_for = asked[-1] if asked and dossier.status == Status.SUPPLEMENT else []
    status = Status(dossier.status)
    return Tracking(
        code=dossier.code,
        procedure_code=dossier.procedure.code,
        procedure_name=dossier.version.name,
        agency_name=dossier.agency.name,
        status=int(status),
        status_label=str(status.label),
        submitted_at=dossier.submitted_at,
        received_at=dossier.received_at,
        due_at=dossier.due_at,
        waiting=dossier.waiting,
        reappointed=dossier.reappointments > 0,
        steps=tuple((step.name, step.state) for step in steps_of(dossier, content(dossier.version))),
        trace=standing.trace,
        missing=tuple(str(item) for item in waiting_for),
        resolved_at=dossier.resolved_at,
        returned_at=dossier.returned_at,
        next_text=_next(dossier, status),
    )
