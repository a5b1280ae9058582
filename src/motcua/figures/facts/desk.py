"""What a figure may ask of what a one-stop desk has: one point of reception, one member of staff, one kind of
equipment. These are typed by a person; each keeps who typed it, when and why."""

from dataclasses import dataclass

from motcua.figures.facts.base import Coded, Flag, Plain, Subject

DESK = Subject("desk", "Mục số liệu nhập tay của Bộ phận Một cửa", "mục")


class DeskCode(Coded):
    KIND = (
        "kind",
        "loại",
        {
            "points": "điểm tiếp nhận",
            "permanent": "nhân sự chuyên trách",
            "seconded": "nhân sự do phòng chuyên môn cử đến",
            "contract": "nhân sự hợp đồng",
            "staff_computers": "đủ máy tính cho cán bộ",
            "public_computers": "đủ máy tính hỗ trợ dịch vụ công trực tuyến",
            "scanners": "đủ máy quét tài liệu",
            "touch_screens": "có màn hình cảm ứng tra cứu, đánh giá",
        },
    )


class DeskMark(Flag):
    HOLDS_THEN = "holds_then", "thuộc lần nhập có hiệu lực vào ngày cuối kỳ"


@dataclass(frozen=True)
class DeskFacts(Plain):
    kind: str = "points"
    holds_then: bool = True
