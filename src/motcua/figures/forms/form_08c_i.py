"""Biểu 08c, part I: procedures of a province under authority, at the centres, with an internal process.

TT 09/2026/TT-BTP (15/6/2026, in force from 1/8/2026), form read, verified: (1) = (2) + (3), (4) = (5) + (6),
(7) = (8) + (9). A district's procedures of before 1/7/2025 have no column: they stand in II.07b.
"""

from datetime import date

from motcua.figures import procedures as p
from motcua.figures.cutoffs import QUARTER_AND_LONGER
from motcua.figures.facts.procedure import PROCEDURE
from motcua.figures.form import Form
from motcua.figures.identities import AtMost, Identity
from motcua.figures.predicates import all_of, any_of

TT_09 = "Thông tư 09/2026/TT-BTP, Biểu 08c phần I (đã đối chiếu)"
LEVELS = {"province": "Cấp tỉnh", "commune": "Cấp xã"}

FORM = Form(
    code="08c-I",
    title="Thủ tục thuộc thẩm quyền của tỉnh, tiếp nhận tại các trung tâm, có quy trình nội bộ",
    source="Biểu 08c/BTP/KSTT phần I, Thông tư 09/2026/TT-BTP ngày 15/6/2026",
    valid_from=date(2026, 8, 1),
    valid_to=None,
    universe=all_of(p.UNIVERSE, any_of(*map(p.of_level, LEVELS))),
    columns=p.columns(LEVELS, TT_09),
    identities=(
        Identity(1, (2, 3)),
        Identity(4, (5, 6)),
        Identity(7, (8, 9)),
        AtMost(4, 1),
        AtMost(7, 1),
    ),
    subject=PROCEDURE,
    periods=QUARTER_AND_LONGER,
)
