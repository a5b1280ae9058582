"""What a figure may ask of one dossier."""

from dataclasses import dataclass
from datetime import date, datetime

from motcua.figures.facts.base import Coded, Day, Flag, Instant, Plain, Subject
from motcua.figures.period import Period

DOSSIER = Subject("dossier", "Hồ sơ", "hồ sơ")


class At(Instant):
    RECEIVED = "received_at", "thời điểm tiếp nhận"
    RESOLVED = "resolved_at", "thời điểm có kết quả"
    RETURNED = "returned_at", "thời điểm trả kết quả"
    PAID = "paid_at", "thời điểm nộp phí, lệ phí"
    DIGITISED = "digitised_at", "thời điểm giấy tờ có bản điện tử"
    DUE = "due_at", "thời điểm hẹn trả"
    DUE_THEN = "due_then", "thời điểm hẹn trả tính đến hết kỳ"


class On(Day):
    RESOLVED = "resolved_on", "ngày có kết quả"
    DUE = "due_on", "ngày hẹn trả"


class Code(Coded):
    """Codes that dossiers carry, with the words of domain.md 2.1 and 3."""

    CHANNEL = (
        "channel",
        "hình thức nộp",
        {"counter": "trực tiếp", "online": "trực tuyến", "post": "bưu chính công ích"},
    )
    SERVICE_LEVEL = (
        "service_level",
        "mức độ dịch vụ công trực tuyến",
        {
            "full": "toàn trình",
            "partial": "một phần",
            "direct": "trực tiếp",
            "level_3": "mức độ 3",
            "level_4": "mức độ 4",
        },
    )
    STATUS = (
        "status",
        "trạng thái",
        {
            2: "được tiếp nhận",
            4: "đang xử lý",
            7: "công dân rút hồ sơ",
            8: "dừng xử lý",
            9: "đã xử lý xong",
            10: "đã trả kết quả",
        },
    )
    SOURCE = "source", "nguồn", {"software": "tiếp nhận qua phần mềm", "paper": "nhập lại từ sổ giấy"}
    TYPED_BY = (
        "typed_by",
        "người nhập",
        {
            "citizen": "công dân tự nộp",
            "helped": "công dân nộp có hướng dẫn tại quầy",
            "officer": "cán bộ nhập",
        },
    )
    PAYMENT = (
        "payment",
        "việc nộp phí, lệ phí",
        {
            "": "chưa ghi nhận",
            "none": "không phải nộp",
            "unpaid": "chưa nộp",
            "counter": "nộp tại quầy",
            "online": "thanh toán trực tuyến",
        },
    )
    DIGITISED = (
        "digitised",
        "việc số hóa giấy tờ",
        {
            "": "chưa ghi nhận",
            "none": "chưa số hóa",
            "scanned": "đã số hóa từ bản giấy",
            "reused": "tái sử dụng giấy tờ đã số hóa",
            "electronic": "nộp bản điện tử ngay từ đầu",
        },
    )
    RESULT_FORM = (
        "result_form",
        "dạng kết quả",
        {"": "chưa ghi nhận", "paper": "bản giấy", "electronic": "bản điện tử"},
    )
    LEVEL = (
        "level",
        "cấp của cơ quan giải quyết",
        {"province": "cấp tỉnh", "district": "cấp huyện", "commune": "cấp xã"},
    )


class Mark(Flag):
    WAITING_THEN = "waiting_then", "tạm dừng tính thời hạn vào lúc hết kỳ", "đang"
    LINKED = "linked", "là hồ sơ con của một nhóm thủ tục liên thông"
    PAYMENT_FAILED = "payment_failed", "có lần thanh toán trực tuyến không thành công"


@dataclass(frozen=True)
class Change:
    """From ``at`` on the dossier was due at ``due_at``."""

    at: datetime
    due_at: datetime | None
    waiting: bool


@dataclass(frozen=True)
class Facts(Plain):
    """One dossier. ``changes`` in the order of recording; the last wins among equal instants."""

    received_at: datetime | None = None
    resolved_at: datetime | None = None
    resolved_on: date | None = None
    returned_at: datetime | None = None
    first_due_at: datetime | None = None
    due_at: datetime | None = None
    due_on: date | None = None
    channel: str = "counter"
    service_level: str = "direct"
    status: int = 4
    source: str = "software"
    typed_by: str = "officer"
    level: str = "commune"
    linked: bool = False
    payment: str = ""
    paid_at: datetime | None = None
    payment_failed: bool = False
    digitised: str = ""
    digitised_at: datetime | None = None
    result_form: str = ""
    changes: tuple[Change, ...] = ()

    def instant(self, name: Instant, period: Period) -> datetime | None:
        """The due date then: of the last change before the period's end, else the first appointment."""
        if name is not At.DUE_THEN:
            return super().instant(name, period)
        change = self._change_before(period.end)
        return change.due_at if change else self.first_due_at

    def marked(self, name: Flag, period: Period) -> bool:
        if name is not Mark.WAITING_THEN:
            return super().marked(name, period)
        change = self._change_before(period.end)
        return change is not None and change.waiting

    def _change_before(self, end: datetime) -> Change | None:
        """The last change of the period or before: one at ``end`` itself belongs to the next period."""
        past = [change for change in self.changes if change.at < end]
        return max(enumerate(past), key=lambda pair: (pair[1].at, pair[0]))[1] if past else None
