"""Figures over dossiers that the forms share. Legal marks as in the fact sheet: verified, memory, uncertain.

Refused, withdrawn and stopped dossiers count as resolved on the day of the notice (practice, memory).
Earliness looks at the result's day, never at the day on which the applicant collected it.
"""

from motcua.figures.facts import At, Code, Mark, On
from motcua.figures.form import Figure
from motcua.figures.period import Moment
from motcua.figures.predicates import (
    AtOrAfter,
    Before,
    DayBefore,
    Marked,
    Missing,
    Not,
    OneOf,
    all_of,
    any_of,
    equals,
)

TT_09 = "Thông tư 09/2026/TT-BTP, Biểu 07a (đã đối chiếu)"
TT_01 = "Thông tư 01/2020/TT-VPCP, Biểu II.06a (cột đối chiếu qua phần mềm đang dùng)"

# Building blocks.
RECEIVED_IN = all_of(AtOrAfter(At.RECEIVED, Moment.START), Before(At.RECEIVED, Moment.END))
CARRIED_OVER = all_of(
    Before(At.RECEIVED, Moment.START), any_of(Missing(At.RESOLVED), AtOrAfter(At.RESOLVED, Moment.START))
)
RESOLVED_IN = all_of(AtOrAfter(At.RESOLVED, Moment.START), Before(At.RESOLVED, Moment.END))
OPEN_AT_END = all_of(
    Before(At.RECEIVED, Moment.END), any_of(Missing(At.RESOLVED), AtOrAfter(At.RESOLVED, Moment.END))
)
ONLINE = equals(Code.CHANNEL, "online")
WHOLLY_ONLINE = OneOf(Code.SERVICE_LEVEL, ("full", "level_4"))
EARLY = DayBefore(On.RESOLVED, On.DUE)
PAST_DUE = Before(At.DUE, At.RESOLVED)
OVERDUE_THEN = all_of(Not(Marked(Mark.WAITING_THEN)), Before(At.DUE_THEN, Moment.THEN))

# Rows whose dates contradict each other or are missing: listed apart, counted nowhere.
RECEIPT_MISSING = all_of(Missing(At.RECEIVED), OneOf(Code.STATUS, (2, 4, 9, 10)))
RESULT_MISSING = all_of(Not(Missing(At.RECEIVED)), Missing(At.RESOLVED), OneOf(Code.STATUS, (7, 8, 9, 10)))
RESULT_BEFORE_RECEIPT = Before(At.RESOLVED, At.RECEIVED)
OF_PERIOD = all_of(
    Before(At.RECEIVED, Moment.END),
    any_of(Missing(At.RESOLVED), AtOrAfter(At.RESOLVED, Moment.START), AtOrAfter(At.RECEIVED, Moment.START)),
)
# One submission is one dossier (NĐ 63/2024/NĐ-CP on linked procedures, existence verified): the children of a
# linked group have a form of their own, and no form that counts submissions counts them.
SUBMITTED = Not(Marked(Mark.LINKED))
_USABLE = (
    Before(At.RECEIVED, Moment.END),
    any_of(Missing(At.RESOLVED), AtOrAfter(At.RESOLVED, Moment.START)),
    Not(RESULT_BEFORE_RECEIPT),
    Not(RESULT_MISSING),
)
USABLE_OF_PERIOD = all_of(*_USABLE, SUBMITTED)
USABLE_LINKED_OF_PERIOD = all_of(*_USABLE, Marked(Mark.LINKED))
UNUSABLE = Figure(
    "unusable",
    "Hồ sơ không đủ dữ liệu để tính",
    any_of(RECEIPT_MISSING, all_of(OF_PERIOD, any_of(RESULT_BEFORE_RECEIPT, RESULT_MISSING))),
    "Quy tắc của phần mềm",
    "Cần sửa ngày tháng của hồ sơ; hồ sơ được liệt kê riêng và chưa tính vào cột nào.",
)

_ONCE = "Một lần nộp tính một lần: hồ sơ con của nhóm thủ tục liên thông không tính vào biểu này."
_NO_RETURN = "Căn cứ vào ngày có kết quả, không căn cứ vào ngày công dân đến nhận."
_NO_DUE = "Hồ sơ không có ngày hẹn trả được tính là đúng hạn."
_THEN = (
    "Ngày hẹn trả và việc tạm dừng lấy đúng như vào lúc hết kỳ, không lấy theo hiện nay; "
    "kỳ chưa hết thì lấy vào lúc tính số liệu."
)
_ENDED = "Từ chối, rút hồ sơ, dừng giải quyết được tính là đã giải quyết vào ngày ra thông báo."


def total(source: str) -> Figure:
    return Figure("total", "Tổng số", any_of(RECEIVED_IN, CARRIED_OVER), source, _ONCE)


def carried_over(source: str) -> Figure:
    note = "Bằng số đang giải quyết vào lúc hết kỳ liền trước."
    return Figure("carried_over", "Từ kỳ trước chuyển qua", CARRIED_OVER, source, note)


def resolved(source: str) -> Figure:
    return Figure("resolved", "Tổng số", RESOLVED_IN, source, _ENDED)


def early(source: str) -> Figure:
    return Figure("early", "Trước hạn", all_of(RESOLVED_IN, EARLY), source, _NO_RETURN)


def on_time(source: str) -> Figure:
    predicate = all_of(RESOLVED_IN, Not(EARLY), Not(PAST_DUE))
    return Figure("on_time", "Đúng hạn", predicate, source, f"{_NO_DUE} {_NO_RETURN}")


def late(source: str) -> Figure:
    predicate = all_of(RESOLVED_IN, Not(EARLY), PAST_DUE)
    note = "Hồ sơ được hẹn lại so với ngày hẹn mới."
    return Figure("late", "Quá hạn", predicate, source, note)


def unresolved(source: str) -> Figure:
    return Figure("open", "Tổng số", OPEN_AT_END, source)


def open_within(source: str) -> Figure:
    return Figure("open_within", "Trong hạn", all_of(OPEN_AT_END, Not(OVERDUE_THEN)), source, _THEN)


def open_overdue(source: str) -> Figure:
    return Figure("open_overdue", "Quá hạn", all_of(OPEN_AT_END, OVERDUE_THEN), source, _THEN)
