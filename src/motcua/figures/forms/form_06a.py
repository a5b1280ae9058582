"""Biểu 06a: reflections and proposals at a commune or department, unit: one reflection.

TT 09/2026/TT-BTP (15/6/2026, in force from 1/8/2026), form read, verified: columns 3-16,
(3) = (4) + (5) = (6) + (7), (8) = (9) + (10) = (11) + (12), (13) = (14) + (15). That 3 = 8 + 13 and that
16 is at most 8 follows from their meaning. Column 16 is read as: of those handled in the period, the ones
whose result was published by its end (own reading).
"""

from datetime import date

from motcua.figures import feedback as f
from motcua.figures.cutoffs import QUARTER_AND_LONGER
from motcua.figures.facts.feedback import FEEDBACK
from motcua.figures.form import Column, Form, Ratio
from motcua.figures.identities import AtMost, CarriedOver, Identity
from motcua.figures.predicates import Not

RECEIVED, RESOLVED, OPEN, POSTED = "Tiếp nhận", "Đã xử lý", "Đang xử lý", "Đăng tải"
ACTS, RULES = "Về hành vi hành chính", "Về quy định hành chính"
CARRIED = "Bằng số đang xử lý vào lúc hết kỳ liền trước."

FORM = Form(
    code="06a",
    title="Kết quả tiếp nhận, xử lý phản ánh, kiến nghị về hành vi, quy định hành chính",
    source="Biểu 06a/BTP/KSTT, Thông tư 09/2026/TT-BTP ngày 15/6/2026",
    valid_from=date(2026, 8, 1),
    valid_to=None,
    universe=f.UNIVERSE,
    columns=(
        Column(3, f.figure("total", "Tổng số", f.OF_PERIOD), RECEIVED),
        Column(4, f.figure("acts", ACTS, f.OF_PERIOD, f.ABOUT_ACTS), RECEIVED),
        Column(5, f.figure("rules", RULES, f.OF_PERIOD, f.ABOUT_RULES), RECEIVED),
        Column(6, f.figure("carried_over", "Từ kỳ trước chuyển qua", f.CARRIED_OVER, note=CARRIED), RECEIVED),
        Column(7, f.figure("received_in", "Tiếp nhận trong kỳ", f.RECEIVED_IN), RECEIVED),
        Column(8, f.figure("resolved", "Tổng số", f.RESOLVED_IN), RESOLVED),
        Column(9, f.figure("resolved_acts", ACTS, f.RESOLVED_IN, f.ABOUT_ACTS), RESOLVED),
        Column(10, f.figure("resolved_rules", RULES, f.RESOLVED_IN, f.ABOUT_RULES), RESOLVED),
        Column(11, f.figure("resolved_old", "Từ kỳ trước", f.RESOLVED_IN, f.BEFORE_PERIOD), RESOLVED),
        Column(12, f.figure("resolved_new", "Trong kỳ", f.RESOLVED_IN, Not(f.BEFORE_PERIOD)), RESOLVED),
        Column(13, f.figure("open", "Tổng số", f.OPEN_AT_END), OPEN),
        Column(14, f.figure("open_acts", ACTS, f.OPEN_AT_END, f.ABOUT_ACTS), OPEN),
        Column(15, f.figure("open_rules", RULES, f.OPEN_AT_END, f.ABOUT_RULES), OPEN),
        Column(16, f.figure("published", "Đã đăng tải công khai", f.RESOLVED_IN, f.PUBLISHED_BY_END), POSTED),
    ),
    identities=(
        Identity(3, (4, 5)),
        Identity(3, (6, 7)),
        Identity(8, (9, 10)),
        Identity(8, (11, 12)),
        Identity(13, (14, 15)),
        Identity(3, (8, 13)),
        AtMost(16, 8),
    ),
    carried_over=(CarriedOver(6, 13),),
    ratios=(Ratio("Tỷ lệ đã đăng tải kết quả xử lý", (16,), (8,)),),
    subject=FEEDBACK,
    periods=QUARTER_AND_LONGER,
)
