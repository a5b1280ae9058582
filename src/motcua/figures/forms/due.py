"""What is open and when it falls due: late, due within the days asked for, due later, waiting.

The house's own form. Asked for today it is what is due
today; for today and the two working days after it, what is due in three. Late is what column 15
of 07a counts, with the due date and the waiting as they stand.
"""

from motcua.figures import dossiers as d
from motcua.figures.facts import At, Mark
from motcua.figures.form import Column, Figure, Form
from motcua.figures.identities import Identity
from motcua.figures.period import Moment
from motcua.figures.predicates import AtOrAfter, Before, Marked, Not, Predicate, all_of

SOURCE = "Biểu nội bộ của phần mềm (không theo mẫu ban hành)"
GROUP = "Số hồ sơ đang giải quyết"
WAITING = Marked(Mark.WAITING_THEN)
RUNNING = Not(WAITING)
NOT_YET_LATE = AtOrAfter(At.DUE_THEN, Moment.THEN)
DUE = Before(At.DUE_THEN, Moment.END)


def _open(key: str, name: str, *parts: Predicate) -> Figure:
    return Figure(key, name, all_of(d.OPEN_AT_END, *parts), SOURCE)


FORM = Form(
    code="den-han",
    title="Hồ sơ đang giải quyết theo ngày hẹn trả",
    source=SOURCE,
    valid_from=None,
    valid_to=None,
    universe=d.USABLE_OF_PERIOD,
    columns=(
        Column(1, d.unresolved(SOURCE), GROUP),
        Column(2, _open("late_now", "Đã quá hạn", d.OVERDUE_THEN), GROUP),
        Column(3, _open("due_soon", "Đến hạn trong kỳ", RUNNING, NOT_YET_LATE, DUE), GROUP),
        Column(4, _open("due_later", "Chưa đến hạn", RUNNING, Not(DUE)), GROUP),
        Column(5, _open("waiting", "Đang tạm dừng", WAITING), GROUP),
    ),
    identities=(Identity(1, (2, 3, 4, 5)),),
)
