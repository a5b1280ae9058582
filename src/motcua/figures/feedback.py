"""Figures over reflections and proposals. Whatever its outcome, one is handled from the moment of its answer;
one that was sent on to the authority in charge is handled too (own reading)."""

from motcua.figures.facts.feedback import FEEDBACK, FeedbackAt, FeedbackCode
from motcua.figures.form import Figure
from motcua.figures.period import Moment
from motcua.figures.predicates import AtOrAfter, Before, Missing, Not, Predicate, all_of, any_of, equals

TT_09 = "Thông tư 09/2026/TT-BTP, Biểu 06a (đã đối chiếu)"
OWN = "Biểu nội bộ của phần mềm (không theo mẫu ban hành)"

RECEIVED_IN = all_of(AtOrAfter(FeedbackAt.RECEIVED, Moment.START), Before(FeedbackAt.RECEIVED, Moment.END))
CARRIED_OVER = all_of(
    Before(FeedbackAt.RECEIVED, Moment.START),
    any_of(Missing(FeedbackAt.RESOLVED), AtOrAfter(FeedbackAt.RESOLVED, Moment.START)),
)
OF_PERIOD = any_of(RECEIVED_IN, CARRIED_OVER)
RESOLVED_IN = all_of(AtOrAfter(FeedbackAt.RESOLVED, Moment.START), Before(FeedbackAt.RESOLVED, Moment.END))
OPEN_AT_END = all_of(
    Before(FeedbackAt.RECEIVED, Moment.END),
    any_of(Missing(FeedbackAt.RESOLVED), AtOrAfter(FeedbackAt.RESOLVED, Moment.END)),
)
ABOUT_ACTS = equals(FeedbackCode.KIND, "act")
ABOUT_RULES = equals(FeedbackCode.KIND, "rule")
BEFORE_PERIOD = Before(FeedbackAt.RECEIVED, Moment.START)
PUBLISHED_BY_END = Before(FeedbackAt.PUBLISHED, Moment.END)
LATE = Before(FeedbackAt.DUE, FeedbackAt.RESOLVED)
OVERDUE_THEN = Before(FeedbackAt.DUE, Moment.THEN)

RESOLVED_BEFORE_RECEIPT = Before(FeedbackAt.RESOLVED, FeedbackAt.RECEIVED)
UNUSABLE = Figure(
    "unusable",
    "Phản ánh, kiến nghị có ngày tháng trái nhau",
    RESOLVED_BEFORE_RECEIPT,
    "Quy tắc của phần mềm",
    "Cần sửa ngày tháng; được liệt kê riêng và chưa tính vào cột nào.",
    FEEDBACK,
)
UNIVERSE = all_of(OF_PERIOD, Not(RESOLVED_BEFORE_RECEIPT))


def figure(key: str, name: str, *parts: Predicate, source: str = TT_09, note: str = "") -> Figure:
    return Figure(key, name, parts[0] if len(parts) == 1 else all_of(*parts), source, note, FEEDBACK)
