"""Saturday service: what the desk took in and what it gave out on Saturdays. The house's own form.

Many desks open on Saturday mornings; two different instants decide the two counts.
"""

from motcua.figures.facts import At
from motcua.figures.form import Column, Figure, Form
from motcua.figures.period import Moment
from motcua.figures.predicates import AtOrAfter, Before, Missing, OnWeekday, all_of, any_of

SATURDAY = 6
SOURCE = "Biểu nội bộ của phần mềm (không theo mẫu ban hành)"

RECEIVED = Figure(
    "received_saturday",
    "Tiếp nhận ngày thứ Bảy",
    all_of(
        AtOrAfter(At.RECEIVED, Moment.START),
        Before(At.RECEIVED, Moment.END),
        OnWeekday(At.RECEIVED, SATURDAY),
    ),
    SOURCE,
)
RETURNED = Figure(
    "returned_saturday",
    "Trả kết quả ngày thứ Bảy",
    all_of(
        AtOrAfter(At.RETURNED, Moment.START),
        Before(At.RETURNED, Moment.END),
        OnWeekday(At.RETURNED, SATURDAY),
    ),
    SOURCE,
)

FORM = Form(
    code="T7",
    title="Hoạt động tiếp nhận và trả kết quả ngày thứ Bảy",
    source=SOURCE,
    valid_from=None,
    valid_to=None,
    universe=all_of(
        Before(At.RECEIVED, Moment.END), any_of(Missing(At.RETURNED), AtOrAfter(At.RETURNED, Moment.START))
    ),
    columns=(Column(3, RECEIVED, "Số hồ sơ"), Column(4, RETURNED, "Số hồ sơ")),
    identities=(),
)
