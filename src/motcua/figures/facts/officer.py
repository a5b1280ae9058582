"""What a figure may ask of one post: an officer in a role at a unit, with an account or without."""

from dataclasses import dataclass
from datetime import date

from motcua.figures.facts.base import Coded, Day, Flag, Plain, Subject

OFFICER = Subject("officer", "Vị trí công tác", "vị trí")


class OfficerOn(Day):
    FROM = "valid_from", "ngày bắt đầu giữ vị trí"
    TO = "valid_to", "ngày cuối cùng giữ vị trí"


class OfficerMark(Flag):
    ACCOUNT = "has_account", "có tài khoản đang dùng được"
    SIGNED_IN = "signed_in", "đăng nhập trong kỳ"
    ACTED = "acted", "có thao tác ghi trong nhật ký trong kỳ"
    WORKED = "worked", "có xử lý việc của hồ sơ tại đơn vị này trong kỳ"


class OfficerCode(Coded):
    ROLE = (
        "role",
        "vai trò",
        {
            "receiver": "tiếp nhận và trả kết quả",
            "specialist": "chuyên môn",
            "leader": "lãnh đạo ký duyệt",
            "control": "đầu mối kiểm soát TTHC",
            "inspector": "thanh tra, giám sát",
            "administrator": "quản trị",
        },
    )


@dataclass(frozen=True)
class OfficerFacts(Plain):
    valid_from: date | None = None
    valid_to: date | None = None
    has_account: bool = True
    signed_in: bool = False
    acted: bool = False
    worked: bool = False
    role: str = "specialist"
