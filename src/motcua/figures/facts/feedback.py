"""What a figure may ask of one reflection or proposal (phản ánh, kiến nghị)."""

from dataclasses import dataclass
from datetime import datetime

from motcua.figures.facts.base import Coded, Instant, Plain, Subject

FEEDBACK = Subject("feedback", "Phản ánh, kiến nghị", "phản ánh, kiến nghị")


class FeedbackAt(Instant):
    RECEIVED = "received_at", "thời điểm tiếp nhận"
    TRANSFERRED = "transferred_at", "thời điểm chuyển xử lý"
    DUE = "due_at", "hạn trả lời"
    RESOLVED = "resolved_at", "thời điểm xử lý xong"
    PUBLISHED = "published_at", "thời điểm đăng tải công khai"


class FeedbackCode(Coded):
    KIND = "kind", "nội dung", {"act": "hành vi hành chính", "rule": "quy định hành chính"}
    CHANNEL = (
        "channel",
        "hình thức gửi",
        {
            "portal": "Cổng Dịch vụ công quốc gia",
            "letter": "văn bản, bưu chính",
            "counter": "trực tiếp tại cơ quan",
            "phone": "điện thoại",
            "email": "thư điện tử",
            "box": "hòm thư góp ý",
        },
    )


@dataclass(frozen=True)
class FeedbackFacts(Plain):
    received_at: datetime | None = None
    transferred_at: datetime | None = None
    due_at: datetime | None = None
    resolved_at: datetime | None = None
    published_at: datetime | None = None
    kind: str = "act"
    channel: str = "counter"
