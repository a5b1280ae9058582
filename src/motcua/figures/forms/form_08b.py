"""Biểu 08b: one-stop desks of communes, one row a desk: points of reception, staff, equipment.

TT 09/2026/TT-BTP (15/6/2026, in force from 1/8/2026), form read, verified: columns 3-10. Every number is
typed by a control officer; the page and the list behind it say so.
"""

from datetime import date

from motcua.figures import desks as d
from motcua.figures.cutoffs import QUARTER_AND_LONGER
from motcua.figures.facts.desk import DESK
from motcua.figures.form import Form

TT_09 = "Thông tư 09/2026/TT-BTP, Biểu 08b (đã đối chiếu)"

FORM = Form(
    code="08b",
    title="Tổ chức, nhân sự, trang thiết bị của Trung tâm Phục vụ hành chính công cấp xã",
    source="Biểu 08b/BTP/KSTT, Thông tư 09/2026/TT-BTP ngày 15/6/2026",
    valid_from=date(2026, 8, 1),
    valid_to=None,
    universe=d.UNIVERSE,
    columns=d.columns(TT_09, 3),
    identities=(),
    subject=DESK,
    periods=QUARTER_AND_LONGER,
)
