"""What a figure may ask of one procedure in an announcing decision, and of a legal text behind one."""

from dataclasses import dataclass
from datetime import date

from motcua.figures.facts.base import Coded, Day, Flag, Plain, Subject

ANNOUNCEMENT = Subject("announcement", "Thủ tục trong quyết định công bố", "thủ tục")


class AnnouncementOn(Day):
    SIGNED = "signed_on", "ngày ký quyết định công bố"
    PUBLIC = "public_on", "ngày công khai"


class AnnouncementCode(Coded):
    CHANGE = (
        "change",
        "thay đổi",
        {
            "new": "ban hành mới",
            "amended": "sửa đổi, bổ sung",
            "replaced": "thay thế",
            "abolished": "bãi bỏ",
            "": "chưa rõ",
        },
    )
    ORIGIN = "origin", "thủ tục do", {"central": "trung ương ban hành", "local": "địa phương ban hành"}


class AnnouncementMark(Flag):
    FIRST = "first", "dòng đầu của quyết định trong phạm vi cơ quan (mỗi quyết định tính một lần)"


@dataclass(frozen=True)
class AnnouncementFacts(Plain):
    signed_on: date | None = None
    public_on: date | None = None
    change: str = "new"
    origin: str = "central"
    first: bool = False


LEGAL_TEXT = Subject("legal_text", "Văn bản quy phạm pháp luật nêu trong quyết định công bố", "văn bản")


class LegalTextOn(Day):
    SIGNED = "signed_on", "ngày ký quyết định công bố"


class LegalTextCode(Coded):
    ORIGIN = "origin", "thủ tục do", {"central": "trung ương ban hành", "local": "địa phương ban hành"}


@dataclass(frozen=True)
class LegalTextFacts(Plain):
    signed_on: date | None = None
    origin: str = "local"
