"""What a figure may ask of one procedure under the authority of a level, however many offer it."""

from dataclasses import dataclass

from motcua.figures.facts.base import Coded, Flag, Plain, Subject

PROCEDURE = Subject("procedure", "Thủ tục", "thủ tục")


class ProcedureCode(Coded):
    LEVEL = (
        "level",
        "cấp giải quyết",
        {"province": "cấp tỉnh", "district": "cấp huyện (đến 30/6/2025)", "commune": "cấp xã"},
    )
    ORIGIN = (
        "origin",
        "nơi ban hành",
        {"central": "trung ương", "local": "địa phương"},
    )


class ProcedureMark(Flag):
    UNDER_AUTHORITY = (
        "under_authority",
        "thuộc thẩm quyền vào ngày cuối kỳ (mỗi thủ tục tính một lần một cấp)",
    )
    AT_ONE_STOP = "at_desk", "tiếp nhận tại Bộ phận Một cửa"
    HAS_PROCESS = "has_process", "có quy trình nội bộ trong phiên bản đang áp dụng"


@dataclass(frozen=True)
class ProcedureFacts(Plain):
    level: str = "commune"
    origin: str = "central"
    under_authority: bool = True
    at_desk: bool = True
    has_process: bool = True
