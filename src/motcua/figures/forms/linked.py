"""Children of linked groups: tasks that one submission sets off at several agencies (NĐ 63/2024/NĐ-CP,
existence verified). The submission itself is counted by the other forms, once. The house's own form.
"""

from motcua.figures import dossiers as d
from motcua.figures.form import Column, Figure, Form, Ratio
from motcua.figures.identities import CarriedOver, Identity
from motcua.figures.predicates import all_of, any_of

SOURCE = "Biểu nội bộ của phần mềm (không theo mẫu ban hành)"
CHILDREN, DONE, OPEN = "Hồ sơ con liên thông", "Đã giải quyết", "Đang giải quyết"

FORM = Form(
    code="lien-thong",
    title="Hồ sơ con của các nhóm thủ tục hành chính liên thông",
    source=SOURCE,
    valid_from=None,
    valid_to=None,
    universe=d.USABLE_LINKED_OF_PERIOD,
    columns=(
        Column(
            1,
            Figure(
                "linked_total",
                "Tổng số",
                any_of(d.RECEIVED_IN, d.CARRIED_OVER),
                SOURCE,
                "Chỉ tính hồ sơ con; hồ sơ chính đã nộp được tính ở các biểu khác, một lần.",
            ),
            CHILDREN,
        ),
        Column(2, Figure("linked_received", "Tiếp nhận trong kỳ", all_of(d.RECEIVED_IN), SOURCE), CHILDREN),
        Column(3, d.carried_over(SOURCE), CHILDREN),
        Column(4, d.resolved(SOURCE), DONE),
        Column(5, d.early(SOURCE), DONE),
        Column(6, d.on_time(SOURCE), DONE),
        Column(7, d.late(SOURCE), DONE),
        Column(8, d.unresolved(SOURCE), OPEN),
        Column(9, d.open_within(SOURCE), OPEN),
        Column(10, d.open_overdue(SOURCE), OPEN),
    ),
    identities=(Identity(1, (2, 3)), Identity(4, (5, 6, 7)), Identity(8, (9, 10)), Identity(1, (4, 8))),
    ratios=(Ratio("Tỷ lệ giải quyết trước hạn và đúng hạn", (5, 6), (4,)),),
    carried_over=(CarriedOver(3, 8),),
)
