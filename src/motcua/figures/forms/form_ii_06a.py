"""Biểu II.06a: handling of dossiers under TT 01/2020/TT-VPCP, for data to 31/7/2026.

Columns and identities verified in a system in use (domain.md 4.1); its article numbers were not seen.
"""

from datetime import date

from motcua.figures import dossiers as d
from motcua.figures.facts import Code
from motcua.figures.form import Column, Figure, Form, Ratio
from motcua.figures.identities import CarriedOver, Identity
from motcua.figures.predicates import OneOf, all_of

RECEIVED, RESOLVED, OPEN = "Số hồ sơ tiếp nhận", "Số hồ sơ đã giải quyết", "Số hồ sơ đang giải quyết"

ONLINE = Figure("online", "Trực tuyến", all_of(d.RECEIVED_IN, d.ONLINE), d.TT_01)
DIRECT = Figure(
    "direct",
    "Trực tiếp, bưu chính công ích",
    all_of(d.RECEIVED_IN, OneOf(Code.CHANNEL, ("counter", "post"))),
    d.TT_01,
)

FORM = Form(
    code="II.06a",
    title="Tình hình, kết quả giải quyết thủ tục hành chính",
    source="Biểu II.06a/VPCP/KSTT, Thông tư 01/2020/TT-VPCP ngày 21/10/2020",
    valid_from=date(2020, 10, 21),
    valid_to=date(2026, 7, 31),
    universe=d.USABLE_OF_PERIOD,
    columns=(
        Column(3, d.total(d.TT_01), RECEIVED),
        Column(4, ONLINE, RECEIVED),
        Column(5, DIRECT, RECEIVED),
        Column(6, d.carried_over(d.TT_01), RECEIVED),
        Column(7, d.resolved(d.TT_01), RESOLVED),
        Column(8, d.early(d.TT_01), RESOLVED),
        Column(9, d.on_time(d.TT_01), RESOLVED),
        Column(10, d.late(d.TT_01), RESOLVED),
        Column(11, d.unresolved(d.TT_01), OPEN),
        Column(12, d.open_within(d.TT_01), OPEN),
        Column(13, d.open_overdue(d.TT_01), OPEN),
    ),
    identities=(
        Identity(3, (4, 5, 6)),
        Identity(7, (8, 9, 10)),
        Identity(11, (12, 13)),
        Identity(3, (7, 11)),
    ),
    ratios=(Ratio("Tỷ lệ giải quyết trước hạn và đúng hạn", (8, 9), (7,)),),
    carried_over=(CarriedOver(6, 11),),
)
