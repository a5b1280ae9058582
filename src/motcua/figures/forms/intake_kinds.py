"""Where dossiers came from and who typed them in. The house's own form, asked for by published reports.

"Online" alone hides that most such dossiers were typed at the counter [001]; "received" alone hides those
copied from paper books later [003].
"""

from motcua.figures import dossiers as d
from motcua.figures.facts import Code
from motcua.figures.form import Column, Figure, Form
from motcua.figures.identities import Identity
from motcua.figures.predicates import Predicate, all_of, equals

SOURCE = "Biểu nội bộ của phần mềm (không theo mẫu ban hành)"
BY_SOURCE, ONLINE, OTHER = "Theo nguồn", "Trực tuyến, theo người nhập", "Hình thức khác"


def _received(key: str, name: str, *parts: Predicate) -> Figure:
    return Figure(key, name, all_of(d.RECEIVED_IN, *parts), SOURCE)


FORM = Form(
    code="nguon",
    title="Hồ sơ tiếp nhận trong kỳ theo nguồn và người nhập",
    source=SOURCE,
    valid_from=None,
    valid_to=None,
    universe=d.USABLE_OF_PERIOD,
    columns=(
        Column(1, _received("received_in", "Tiếp nhận trong kỳ"), BY_SOURCE),
        Column(2, _received("software", "Qua phần mềm", equals(Code.SOURCE, "software")), BY_SOURCE),
        Column(3, _received("paper", "Nhập lại từ sổ giấy", equals(Code.SOURCE, "paper")), BY_SOURCE),
        Column(4, _received("online_all", "Tổng số trực tuyến", d.ONLINE), ONLINE),
        Column(
            5, _received("typed_home", "Công dân tự nộp", d.ONLINE, equals(Code.TYPED_BY, "citizen")), ONLINE
        ),
        Column(
            6, _received("typed_helped", "Nộp tại quầy", d.ONLINE, equals(Code.TYPED_BY, "helped")), ONLINE
        ),
        Column(
            7, _received("typed_officer", "Cán bộ nhập", d.ONLINE, equals(Code.TYPED_BY, "officer")), ONLINE
        ),
        Column(8, _received("by_post", "Bưu chính công ích", equals(Code.CHANNEL, "post")), OTHER),
        Column(9, _received("at_counter", "Trực tiếp", equals(Code.CHANNEL, "counter")), OTHER),
    ),
    identities=(Identity(1, (2, 3)), Identity(4, (5, 6, 7)), Identity(1, (4, 8, 9))),
)
