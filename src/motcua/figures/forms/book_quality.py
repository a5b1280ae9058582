"""The quality of the tracking book: what was left blank, and how long after it happened it was typed.

The house's own form: an inspection found books "not updated regularly, information missing" [000]. The book
is the journal, which keeps both times of everything.
"""

from motcua.figures.facts.book import ENTRY, LINE, EntryAt, EntryCode, LineAt, LineCode, LineMark
from motcua.figures.form import Column, Figure, Form, Ratio, Universe
from motcua.figures.identities import AtMost, Identity
from motcua.figures.period import Moment
from motcua.figures.predicates import (
    AtOrAfter,
    Before,
    Marked,
    Missing,
    Predicate,
    all_of,
    any_of,
    equals,
)

SOURCE = "Biểu nội bộ của phần mềm (không theo mẫu ban hành)"
LINES, BLANKS, PAPERS = "Dòng sổ", "Để trống", "Giấy tờ lưu"
TYPED, RETURN, ENTRIES = "Nhập sổ sau khi tiếp nhận", "Trả kết quả", "Các lần ghi trên hồ sơ"

RECEIVED_IN = all_of(AtOrAfter(LineAt.RECEIVED, Moment.START), Before(LineAt.RECEIVED, Moment.END))
HAPPENED_IN = all_of(AtOrAfter(EntryAt.OCCURRED, Moment.START), Before(EntryAt.OCCURRED, Moment.END))
BLANK = {
    mark: Marked(mark)
    for mark in (LineMark.PHONE_BLANK, LineMark.ADDRESS_BLANK, LineMark.ID_BLANK, LineMark.NOTE_BLANK)
}
NOT_RETURNED = all_of(
    Before(LineAt.RESOLVED, Moment.END),
    any_of(Missing(LineAt.RETURNED), AtOrAfter(LineAt.RETURNED, Moment.END)),
)
WORKING_DAYS = "Ngày làm việc theo lịch chung cả nước."
NEVER = "Tính đến hết kỳ; kể cả hồ sơ công dân chưa đến nhận."


def _line(key: str, name: str, *parts: Predicate, note: str = "") -> Figure:
    return Figure(key, name, all_of(RECEIVED_IN, *parts), SOURCE, note, LINE)


def _entry(key: str, name: str, *parts: Predicate, note: str = "") -> Figure:
    return Figure(key, name, all_of(HAPPENED_IN, *parts), SOURCE, note, ENTRY)


FORM = Form(
    code="so-theo-doi",
    title="Chất lượng ghi sổ theo dõi hồ sơ",
    source=SOURCE,
    valid_from=None,
    valid_to=None,
    universe=RECEIVED_IN,
    columns=(
        Column(1, _line("lines", "Tổng số"), LINES),
        Column(2, _line("phone", "Điện thoại", BLANK[LineMark.PHONE_BLANK]), BLANKS),
        Column(3, _line("address", "Địa chỉ", BLANK[LineMark.ADDRESS_BLANK]), BLANKS),
        Column(4, _line("id", "Số định danh", BLANK[LineMark.ID_BLANK]), BLANKS),
        Column(5, _line("note", "Trích yếu, ghi chú", BLANK[LineMark.NOTE_BLANK]), BLANKS),
        Column(6, _line("blank", "Ít nhất một ô", any_of(*BLANK.values())), BLANKS),
        Column(7, _line("missing", "Thiếu giấy tờ", Marked(LineMark.PAPERS_MISSING)), PAPERS),
        Column(8, _line("unlisted", "Không có danh mục", Marked(LineMark.PAPERS_UNLISTED)), PAPERS),
        Column(9, _line("same_day", "Trong ngày", equals(LineCode.LAG, "same_day")), TYPED),
        Column(
            10,
            _line("next_day", "Ngày làm việc kế tiếp", equals(LineCode.LAG, "next_day"), note=WORKING_DAYS),
            TYPED,
        ),
        Column(11, _line("later", "Muộn hơn", equals(LineCode.LAG, "later"), note=WORKING_DAYS), TYPED),
        Column(12, _line("not_returned", "Có kết quả, chưa ghi ngày trả", NOT_RETURNED, note=NEVER), RETURN),
        Column(13, _entry("entries", "Tổng số"), ENTRIES),
        Column(14, _entry("entries_same", "Trong ngày", equals(EntryCode.LAG, "same_day")), ENTRIES),
        Column(
            15, _entry("entries_next", "Ngày làm việc kế tiếp", equals(EntryCode.LAG, "next_day")), ENTRIES
        ),
        Column(16, _entry("entries_later", "Muộn hơn", equals(EntryCode.LAG, "later")), ENTRIES),
    ),
    identities=(
        Identity(1, (9, 10, 11)),
        Identity(13, (14, 15, 16)),
        *(AtMost(part, 6) for part in (2, 3, 4, 5)),
        *(AtMost(part, 1) for part in (6, 7, 8, 12)),
    ),
    ratios=(
        Ratio("Tỷ lệ dòng còn ô trống", (6,), (1,)),
        Ratio("Tỷ lệ dòng nhập muộn", (11,), (1,)),
        Ratio("Tỷ lệ lần ghi muộn", (16,), (13,)),
    ),
    subject=LINE,
    others=(Universe(ENTRY, HAPPENED_IN),),
)
