"""Online service levels after NĐ 42/2022/NĐ-CP (in force 15/8/2022, memory): toàn trình, một phần; other
procedures are information only. Levels 4 and 3 of before correspond to the first two. The house's own form.
"""

from motcua.figures import dossiers as d
from motcua.figures.facts import Code
from motcua.figures.form import Column, Figure, Form, Ratio
from motcua.figures.identities import AtMost, Identity
from motcua.figures.predicates import OneOf, Predicate, all_of, equals

SOURCE = "Biểu nội bộ của phần mềm (không theo mẫu ban hành)"

RECEIVED, ONLINE = "Tiếp nhận trong kỳ, theo dịch vụ công trực tuyến", "Trong đó nộp trực tuyến"
WHOLLY, PARTLY = d.WHOLLY_ONLINE, OneOf(Code.SERVICE_LEVEL, ("partial", "level_3"))


def _received(key: str, name: str, *parts: Predicate) -> Figure:
    return Figure(key, name, all_of(d.RECEIVED_IN, *parts), SOURCE)


FORM = Form(
    code="muc-do",
    title="Hồ sơ theo dịch vụ công trực tuyến toàn trình, một phần",
    source=SOURCE,
    valid_from=None,
    valid_to=None,
    universe=d.USABLE_OF_PERIOD,
    columns=(
        Column(1, _received("received_in", "Tổng số"), RECEIVED),
        Column(2, _received("wholly", "Toàn trình", WHOLLY), RECEIVED),
        Column(3, _received("partly", "Một phần", PARTLY), RECEIVED),
        Column(
            4, _received("informed", "Cung cấp thông tin", equals(Code.SERVICE_LEVEL, "direct")), RECEIVED
        ),
        Column(5, _received("online_wholly", "Toàn trình", d.ONLINE, WHOLLY), ONLINE),
        Column(6, _received("online_partly", "Một phần", d.ONLINE, PARTLY), ONLINE),
    ),
    identities=(Identity(1, (2, 3, 4)), AtMost(5, 2), AtMost(6, 3)),
    ratios=(
        Ratio("Tỷ lệ nộp trực tuyến của dịch vụ toàn trình", (5,), (2,)),
        Ratio("Tỷ lệ nộp trực tuyến của dịch vụ trực tuyến", (5, 6), (2, 3)),
    ),
)
