"""Biểu 08c, part II: the sums of 08b over the desks of a province.

TT 09/2026/TT-BTP (15/6/2026, in force from 1/8/2026), form read, verified that it sums 08b; its columns are
taken to bear the numbers of 08b (own reading).
"""

from datetime import date

from motcua.figures import desks as d
from motcua.figures.cutoffs import QUARTER_AND_LONGER
from motcua.figures.facts.desk import DESK
from motcua.figures.form import Form

TT_09 = "Thông tư 09/2026/TT-BTP, Biểu 08c phần II (cộng từ Biểu 08b, đã đối chiếu)"

FORM = Form(
    code="08c-II",
    title="Tổ chức, nhân sự, trang thiết bị của các trung tâm trên địa bàn tỉnh",
    source="Biểu 08c/BTP/KSTT phần II, Thông tư 09/2026/TT-BTP ngày 15/6/2026",
    valid_from=date(2026, 8, 1),
    valid_to=None,
    universe=d.UNIVERSE,
    columns=d.columns(TT_09, 3),
    identities=(),
    subject=DESK,
    periods=QUARTER_AND_LONGER,
)
