"""Online service levels 1 to 4 as tables of 2018-2021 print them (report 001: by level, district and wards).

TT 32/2017/TT-BTTTT and NĐ 43/2011/NĐ-CP defined the levels (memory); NĐ 42/2022/NĐ-CP replaced them from
15/8/2022 by "toàn trình" and "một phần". A procedure of levels 1 and 2 is handed in on paper. A later level
counts where the old one corresponds: toàn trình as 4, một phần as 3.
"""

from motcua.figures import dossiers as d
from motcua.figures.facts import Code
from motcua.figures.form import Column, Figure, Form, Ratio, Section
from motcua.figures.identities import AtMost, Identity
from motcua.figures.predicates import OneOf, Predicate, all_of, equals

SOURCE = "Biểu nội bộ của phần mềm (không theo mẫu ban hành)"

RECEIVED, ONLINE = "Tiếp nhận trong kỳ, theo mức độ của thủ tục", "Trong đó nộp trực tuyến"
LEVEL_4, LEVEL_3 = (
    OneOf(Code.SERVICE_LEVEL, ("level_4", "full")),
    OneOf(Code.SERVICE_LEVEL, ("level_3", "partial")),
)


def _received(key: str, name: str, *parts: Predicate) -> Figure:
    return Figure(key, name, all_of(d.RECEIVED_IN, *parts), SOURCE)


FORM = Form(
    code="muc-do-1-4",
    title="Hồ sơ theo mức độ 1–4 của dịch vụ công trực tuyến (giai đoạn 2018–2021)",
    source=SOURCE,
    valid_from=None,
    valid_to=None,
    universe=d.USABLE_OF_PERIOD,
    columns=(
        Column(1, _received("received_in", "Tổng số"), RECEIVED),
        Column(2, _received("level_1_2", "Mức độ 1, 2", equals(Code.SERVICE_LEVEL, "direct")), RECEIVED),
        Column(3, _received("level_3", "Mức độ 3", LEVEL_3), RECEIVED),
        Column(4, _received("level_4", "Mức độ 4", LEVEL_4), RECEIVED),
        Column(5, _received("online_level_3", "Mức độ 3", d.ONLINE, LEVEL_3), ONLINE),
        Column(6, _received("online_level_4", "Mức độ 4", d.ONLINE, LEVEL_4), ONLINE),
    ),
    identities=(Identity(1, (2, 3, 4)), AtMost(5, 3), AtMost(6, 4)),
    ratios=(Ratio("Tỷ lệ nộp trực tuyến của thủ tục mức độ 3, 4", (5, 6), (3, 4)),),
    sections=(
        Section("I", "Cấp tỉnh", equals(Code.LEVEL, "province")),
        Section("II", "Cấp huyện", equals(Code.LEVEL, "district")),
        Section("III", "Cấp xã", equals(Code.LEVEL, "commune")),
    ),
)
