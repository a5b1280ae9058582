"""Reflections by their term: what was answered in time and what is overdue. The house's own form.

The service-quality index asks for answers on time (QĐ 766/QĐ-TTg, group 6, live structure verified); the term
itself is a dated rule that says how sure it is.
"""

from motcua.figures import feedback as f
from motcua.figures.facts.feedback import FEEDBACK
from motcua.figures.form import Column, Figure, Form, Ratio
from motcua.figures.identities import CarriedOver, Identity
from motcua.figures.predicates import Not, Predicate

RECEIVED, RESOLVED, OPEN = "Tiếp nhận", "Đã xử lý", "Đang xử lý"
TERM = "Hạn trả lời theo quy định có hiệu lực vào ngày tiếp nhận."


def _figure(key: str, name: str, *parts: Predicate, note: str = "") -> Figure:
    return f.figure(key, name, *parts, source=f.OWN, note=note)


FORM = Form(
    code="pakn-han",
    title="Phản ánh, kiến nghị theo thời hạn trả lời",
    source=f.OWN,
    valid_from=None,
    valid_to=None,
    universe=f.UNIVERSE,
    columns=(
        Column(1, _figure("total", "Tổng số", f.OF_PERIOD), RECEIVED),
        Column(2, _figure("carried_over", "Từ kỳ trước", f.CARRIED_OVER), RECEIVED),
        Column(3, _figure("received_in", "Trong kỳ", f.RECEIVED_IN), RECEIVED),
        Column(4, _figure("resolved", "Tổng số", f.RESOLVED_IN), RESOLVED),
        Column(5, _figure("on_time", "Đúng hạn", f.RESOLVED_IN, Not(f.LATE), note=TERM), RESOLVED),
        Column(6, _figure("late", "Quá hạn", f.RESOLVED_IN, f.LATE, note=TERM), RESOLVED),
        Column(7, _figure("open", "Tổng số", f.OPEN_AT_END), OPEN),
        Column(8, _figure("open_within", "Trong hạn", f.OPEN_AT_END, Not(f.OVERDUE_THEN), note=TERM), OPEN),
        Column(9, _figure("open_overdue", "Quá hạn", f.OPEN_AT_END, f.OVERDUE_THEN, note=TERM), OPEN),
    ),
    identities=(
        Identity(1, (2, 3)),
        Identity(4, (5, 6)),
        Identity(7, (8, 9)),
        Identity(1, (4, 7)),
    ),
    carried_over=(CarriedOver(2, 7),),
    ratios=(Ratio("Tỷ lệ xử lý đúng hạn", (5,), (4,)),),
    subject=FEEDBACK,
)
