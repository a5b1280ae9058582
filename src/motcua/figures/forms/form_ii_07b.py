"""Biểu II.07b: procedures under authority, at the one-stop, with an internal process. For data to 31/7/2026.

TT 01/2020/TT-VPCP; columns verified in a system in use (domain.md 4.1), their numbers were not seen.
"""

from datetime import date

from motcua.figures import procedures as p
from motcua.figures.facts.procedure import PROCEDURE
from motcua.figures.form import Form
from motcua.figures.identities import AtMost, Identity

TT_01 = "Thông tư 01/2020/TT-VPCP, Biểu II.07b (cột đối chiếu qua phần mềm đang dùng)"

FORM = Form(
    code="II.07b",
    title="Thủ tục thuộc thẩm quyền, tiếp nhận theo cơ chế một cửa và quy trình nội bộ",
    source="Biểu II.07b/VPCP/KSTT, Thông tư 01/2020/TT-VPCP ngày 21/10/2020",
    valid_from=date(2020, 10, 21),
    valid_to=date(2026, 7, 31),
    universe=p.UNIVERSE,
    columns=p.columns({"province": "Cấp tỉnh", "district": "Cấp huyện", "commune": "Cấp xã"}, TT_01),
    identities=(
        Identity(1, (2, 3, 4)),
        Identity(5, (6, 7, 8)),
        Identity(9, (10, 11, 12)),
        AtMost(5, 1),
        AtMost(9, 1),
    ),
    subject=PROCEDURE,
)
