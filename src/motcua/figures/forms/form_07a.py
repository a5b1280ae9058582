"""Biểu 07a: handling of dossiers at a commune or department, unit: dossiers.

TT 09/2026/TT-BTP (15/6/2026, in force from 1/8/2026), form read, verified. The printed note under 07c,
"(6) of N = (11) of N-1", is left over from the old numbering and is not followed: 8(N) = 13(N-1).
"""

from datetime import date

from motcua.figures import dossiers as d
from motcua.figures.cutoffs import MONTH_AND_LONGER
from motcua.figures.facts import Code
from motcua.figures.form import Column, Figure, Form, Ratio
from motcua.figures.identities import CarriedOver, Identity
from motcua.figures.predicates import Not, all_of, equals

RECEIVED, RESOLVED, OPEN = "Số hồ sơ tiếp nhận", "Số hồ sơ đã giải quyết", "Số hồ sơ đang giải quyết"

ONLINE_FULL = Figure(
    "online_full", "Trực tuyến toàn trình", all_of(d.RECEIVED_IN, d.ONLINE, d.WHOLLY_ONLINE), d.TT_09
)
ONLINE_PARTIAL = Figure(
    "online_partial", "Trực tuyến một phần", all_of(d.RECEIVED_IN, d.ONLINE, Not(d.WHOLLY_ONLINE)), d.TT_09
)
POST = Figure("post", "Bưu chính công ích", all_of(d.RECEIVED_IN, equals(Code.CHANNEL, "post")), d.TT_09)
COUNTER = Figure("counter", "Trực tiếp", all_of(d.RECEIVED_IN, equals(Code.CHANNEL, "counter")), d.TT_09)

# Biểu 07b prints the same columns.
COLUMNS = (
    Column(3, d.total(d.TT_09), RECEIVED),
    Column(4, ONLINE_FULL, RECEIVED),
    Column(5, ONLINE_PARTIAL, RECEIVED),
    Column(6, POST, RECEIVED),
    Column(7, COUNTER, RECEIVED),
    Column(8, d.carried_over(d.TT_09), RECEIVED),
    Column(9, d.resolved(d.TT_09), RESOLVED),
    Column(10, d.early(d.TT_09), RESOLVED),
    Column(11, d.on_time(d.TT_09), RESOLVED),
    Column(12, d.late(d.TT_09), RESOLVED),
    Column(13, d.unresolved(d.TT_09), OPEN),
    Column(14, d.open_within(d.TT_09), OPEN),
    Column(15, d.open_overdue(d.TT_09), OPEN),
)
IDENTITIES = (
    Identity(3, (4, 5, 6, 7, 8)),
    Identity(9, (10, 11, 12)),
    Identity(13, (14, 15)),
    Identity(3, (9, 13)),
)
RATIOS = (Ratio("Tỷ lệ giải quyết trước hạn và đúng hạn", (10, 11), (9,)),)
CARRIED_OVER = (CarriedOver(8, 13),)

FORM = Form(
    code="07a",
    title="Tình hình, kết quả giải quyết thủ tục hành chính tại cơ quan, đơn vị",
    source="Biểu 07a/BTP/KSTT, Thông tư 09/2026/TT-BTP ngày 15/6/2026",
    valid_from=date(2026, 8, 1),
    valid_to=None,
    universe=d.USABLE_OF_PERIOD,
    columns=COLUMNS,
    identities=IDENTITIES,
    ratios=RATIOS,
    carried_over=CARRIED_OVER,
    periods=MONTH_AND_LONGER,
)
