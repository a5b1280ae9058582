"""Dossiers that got an answer, in time or not: what the promise is reckoned from. The house's own form.

Whoever withdraws, or whose dossier is stopped, got no answer; his waiting says nothing
about how long one takes.
"""

from motcua.figures import dossiers as d
from motcua.figures.facts import Code
from motcua.figures.form import Column, Figure, Form, Ratio
from motcua.figures.identities import Identity
from motcua.figures.predicates import Not, OneOf, all_of, any_of

SOURCE = "Biểu nội bộ của phần mềm (không theo mẫu ban hành)"
RESOLVED, ANSWERED = "Đã giải quyết trong kỳ", "Đã có câu trả lời cho người dân"
NO_ANSWER = OneOf(Code.STATUS, (7, 8))
IN_TIME = any_of(d.EARLY, Not(d.PAST_DUE))

ANSWERED_IN = Figure("answered", "Có câu trả lời", all_of(d.RESOLVED_IN, Not(NO_ANSWER)), SOURCE)
IN_TIME_IN = Figure("answered_in_time", "Đúng hạn", all_of(d.RESOLVED_IN, Not(NO_ANSWER), IN_TIME), SOURCE)
LATE_IN = Figure("answered_late", "Quá hạn", all_of(d.RESOLVED_IN, Not(NO_ANSWER), Not(IN_TIME)), SOURCE)

FORM = Form(
    code="nhip-do",
    title="Hồ sơ đã có câu trả lời, đúng hạn và quá hạn",
    source=SOURCE,
    valid_from=None,
    valid_to=None,
    universe=d.USABLE_OF_PERIOD,
    columns=(
        Column(1, d.resolved(SOURCE), RESOLVED),
        Column(2, Figure("unanswered", "Rút hoặc dừng", all_of(d.RESOLVED_IN, NO_ANSWER), SOURCE), RESOLVED),
        Column(3, ANSWERED_IN, ANSWERED),
        Column(4, IN_TIME_IN, ANSWERED),
        Column(5, LATE_IN, ANSWERED),
    ),
    identities=(Identity(1, (2, 3)), Identity(3, (4, 5))),
    ratios=(Ratio("Tỷ lệ đúng hạn", (4,), (3,)),),
)
