"""What was there, what came in, what was resolved, what is left: for any days, a week as well as a year.

The house's own form. The columns are those of 07a without their parts, so a chart of weeks needs no more.
"""

from motcua.figures import dossiers as d
from motcua.figures.form import Column, Figure, Form
from motcua.figures.identities import CarriedOver, Identity
from motcua.figures.predicates import all_of

SOURCE = "Biểu nội bộ của phần mềm (không theo mẫu ban hành)"
IN, OUT = "Số hồ sơ tiếp nhận", "Số hồ sơ giải quyết"

FORM = Form(
    code="luong",
    title="Hồ sơ tiếp nhận, đã giải quyết và còn lại",
    source=SOURCE,
    valid_from=None,
    valid_to=None,
    universe=d.USABLE_OF_PERIOD,
    columns=(
        Column(1, d.total(SOURCE), IN),
        Column(2, d.carried_over(SOURCE), IN),
        Column(3, Figure("received_in", "Mới tiếp nhận", all_of(d.RECEIVED_IN), SOURCE), IN),
        Column(4, Figure("resolved", "Đã giải quyết", d.RESOLVED_IN, SOURCE), OUT),
        Column(5, Figure("open", "Đang giải quyết", d.OPEN_AT_END, SOURCE), OUT),
    ),
    identities=(Identity(1, (2, 3)), Identity(1, (4, 5))),
    carried_over=(CarriedOver(2, 5),),
)
