"""Accounts and their use by unit. The house's own form: a published report found accounts for everybody and
two fields of work in which they were used [003]."""

from motcua.figures.facts.handled import HANDLED, HandledMark
from motcua.figures.facts.officer import OFFICER, OfficerMark, OfficerOn
from motcua.figures.form import Column, Figure, Form, Ratio, Universe
from motcua.figures.identities import AtMost, Identity
from motcua.figures.period import Moment
from motcua.figures.predicates import DayBefore, Marked, Missing, Not, Predicate, all_of, any_of

SOURCE = "Biểu nội bộ của phần mềm (không theo mẫu ban hành)"
OFFICERS, USE, WORK = "Cán bộ theo vị trí", "Sử dụng trong kỳ", "Kết quả"

HELD = all_of(
    DayBefore(OfficerOn.FROM, Moment.END),
    any_of(Missing(OfficerOn.TO), Not(DayBefore(OfficerOn.TO, Moment.START))),
)
ACCOUNT = Marked(OfficerMark.ACCOUNT)
USED = any_of(Marked(OfficerMark.SIGNED_IN), Marked(OfficerMark.ACTED))
WORKED = Marked(OfficerMark.WORKED)
ONE_EACH = "Một người giữ nhiều vị trí được tính ở từng vị trí."


def _figure(key: str, name: str, *parts: Predicate, note: str = "") -> Figure:
    return Figure(key, name, all_of(HELD, *parts), SOURCE, note, OFFICER)


FORM = Form(
    code="tai-khoan",
    title="Tài khoản của cán bộ và việc sử dụng theo bộ phận",
    source=SOURCE,
    valid_from=None,
    valid_to=None,
    universe=HELD,
    columns=(
        Column(1, _figure("posts", "Tổng số", note=ONE_EACH), OFFICERS),
        Column(2, _figure("accounts", "Có tài khoản", ACCOUNT), OFFICERS),
        Column(3, _figure("no_account", "Chưa có tài khoản", Not(ACCOUNT)), OFFICERS),
        Column(4, _figure("used", "Đăng nhập hoặc thao tác", ACCOUNT, USED), USE),
        Column(5, _figure("worked", "Xử lý hồ sơ tại bộ phận", ACCOUNT, WORKED), USE),
        Column(6, _figure("idle", "Có tài khoản, không xử lý hồ sơ", ACCOUNT, Not(WORKED)), USE),
        Column(
            7,
            Figure("handled", "Hồ sơ đã xử lý", Marked(HandledMark.LAST_THEN), SOURCE, "", HANDLED),
            WORK,
        ),
    ),
    identities=(Identity(1, (2, 3)), Identity(2, (5, 6)), AtMost(4, 2)),
    ratios=(
        Ratio("Tỷ lệ có tài khoản", (2,), (1,)),
        Ratio("Tỷ lệ tài khoản có xử lý hồ sơ", (5,), (2,)),
    ),
    subject=OFFICER,
    others=(Universe(HANDLED, Marked(HandledMark.LAST_THEN)),),
)
