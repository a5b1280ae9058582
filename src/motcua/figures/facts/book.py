"""What a figure may ask of the tracking book (Mẫu 07): of one line, and of one entry made on a dossier."""

from dataclasses import dataclass
from datetime import datetime

from motcua.figures.facts.base import Coded, Flag, Instant, Plain, Subject

LINE = Subject("book_line", "Dòng sổ theo dõi", "dòng sổ")
ENTRY = Subject("book_entry", "Lần ghi sổ", "lần ghi")

LAGS = {"same_day": "trong ngày", "next_day": "ngày làm việc kế tiếp", "later": "muộn hơn"}
"""From the day it happened to the day it was typed; working days are those of the national calendar."""


class LineAt(Instant):
    RECEIVED = "received_at", "thời điểm tiếp nhận"
    RESOLVED = "resolved_at", "thời điểm có kết quả"
    RETURNED = "returned_at", "thời điểm trả kết quả"


class LineCode(Coded):
    LAG = "lag", "nhập sổ sau khi tiếp nhận", LAGS


class LineMark(Flag):
    PHONE_BLANK = "phone_blank", "để trống điện thoại"
    ADDRESS_BLANK = "address_blank", "để trống địa chỉ"
    ID_BLANK = "id_blank", "để trống số định danh"
    NOTE_BLANK = "note_blank", "để trống trích yếu, ghi chú"
    PAPERS_MISSING = "papers_missing", "thiếu giấy tờ so với danh mục của thủ tục"
    PAPERS_UNLISTED = "papers_unlisted", "không ghi danh mục giấy tờ nào"


class EntryAt(Instant):
    OCCURRED = "occurred_at", "thời điểm xảy ra"


class EntryCode(Coded):
    LAG = "lag", "ghi vào hệ thống", LAGS


@dataclass(frozen=True)
class LineFacts(Plain):
    received_at: datetime | None = None
    resolved_at: datetime | None = None
    returned_at: datetime | None = None
    lag: str = "same_day"
    phone_blank: bool = False
    address_blank: bool = False
    id_blank: bool = False
    note_blank: bool = False
    papers_missing: bool = False
    papers_unlisted: bool = False


@dataclass(frozen=True)
class EntryFacts(Plain):
    occurred_at: datetime | None = None
    lag: str = "same_day"
