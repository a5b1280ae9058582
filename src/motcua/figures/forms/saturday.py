"""Saturday service: what the desk took in and what it gave out on Saturdays. The house's own form.

Many desks open on Saturday mornings; two different instants decide the two counts.
"""

from motcua.figures.dossiers import RECEIVED_IN, SUBMITTED
from motcua.figures.facts import At
from motcua.figures.form import Column, Figure, Form
from motcua.figures.period import Moment
from motcua.figures.predicates import AtOrAfter, Before, OnWeekday, all_of, any_of

SATURDAY = 6
RETURNED_IN = all_of(AtOrAfter(At.RETURNED, Moment.START), Before(At.RETURNED, Moment.END))
SOURCE = "Biểu nội bộ của phần mềm (không theo mẫu ban hành)"

RECEIVED = Figure(
    "received_saturday",
    "Tiếp nhận ngày thứ Bảy",
    all_of(RECEIVED_IN, OnWeekday(At.RECEIVED, SATURDAY)),
    SOURCE,
)
RETURNED = Figure(
    "returned_saturday",
    "Trả kết quả ngày thứ Bảy",
    all_of(RETURNED_IN, OnWeekday(At.RETURNED, SATURDAY)),
    SOURCE,
)

FORM = Form(
    code="T7",
    title="Hoạt động tiếp nhận và trả kết quả ngày thứ Bảy",
    source=SOURCE,
    valid_from=None,
    valid_to=None,
    universe=all_of(SUBMITTED, any_of(RECEIVED_IN, RETURNED_IN)),
    columns=(Column(3, RECEIVED, "Số hồ sơ"), Column(4, RETURNED, "Số hồ sơ")),
    identities=(),
)
