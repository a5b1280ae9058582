"""Payment of fees and charges of received dossiers: due, paid online, at the counter, or not yet.

QĐ 766 scores the share paid online among dossiers with a financial obligation (verified). Whether it was paid
is judged as of the end of the period. The house's own form.
"""

from motcua.figures import dossiers as d
from motcua.figures.facts import At, Code, Mark
from motcua.figures.form import Column, Figure, Form, Ratio
from motcua.figures.identities import AtMost, Identity
from motcua.figures.period import Moment
from motcua.figures.predicates import Before, Marked, Not, OneOf, Predicate, all_of, any_of, equals

SOURCE = "Biểu nội bộ của phần mềm (không theo mẫu ban hành)"

RECEIVED, DUE = "Hồ sơ tiếp nhận trong kỳ", "Phải nộp phí, lệ phí"
PAID = Before(At.PAID, Moment.END)
OWING = ("unpaid", "counter", "online")


def _received(key: str, name: str, *parts: Predicate, note: str = "") -> Figure:
    return Figure(key, name, all_of(d.RECEIVED_IN, *parts), SOURCE, note)


ONLINE = all_of(PAID, equals(Code.PAYMENT, "online"))
FORM = Form(
    code="thanh-toan",
    title="Nộp phí, lệ phí của hồ sơ tiếp nhận trong kỳ",
    source=SOURCE,
    valid_from=None,
    valid_to=None,
    universe=d.USABLE_OF_PERIOD,
    columns=(
        Column(1, _received("received_in", "Tổng số"), RECEIVED),
        Column(2, _received("nothing_due", "Không phải nộp", equals(Code.PAYMENT, "none")), RECEIVED),
        Column(3, _received("unrecorded", "Chưa ghi nhận", equals(Code.PAYMENT, "")), RECEIVED),
        Column(4, _received("due", "Tổng số", OneOf(Code.PAYMENT, OWING)), DUE),
        Column(5, _received("paid_online", "Thanh toán trực tuyến", ONLINE), DUE),
        Column(
            6,
            _received(
                "paid_after_failure",
                "Trong đó: sau lần không thành công",
                ONLINE,
                Marked(Mark.PAYMENT_FAILED),
                note="Trực tuyến không thành công rồi nộp lại trực tuyến thành công.",
            ),
            DUE,
        ),
        Column(
            7,
            _received("paid_at_counter", "Nộp tại quầy", all_of(PAID, equals(Code.PAYMENT, "counter"))),
            DUE,
        ),
        Column(
            8,
            _received(
                "unpaid",
                "Chưa nộp",
                any_of(
                    equals(Code.PAYMENT, "unpaid"),
                    all_of(Not(PAID), OneOf(Code.PAYMENT, ("counter", "online"))),
                ),
                note="Nộp sau khi hết kỳ thì trong kỳ này vẫn là chưa nộp.",
            ),
            DUE,
        ),
    ),
    identities=(Identity(1, (2, 3, 4)), Identity(4, (5, 7, 8)), AtMost(6, 5)),
    ratios=(Ratio("Tỷ lệ hồ sơ thanh toán trực tuyến", (5,), (4,)),),
)
