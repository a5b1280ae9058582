"""The steps of a sheet, from handing in to what is done about lost points. One declaration a step."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction

from motcua.dossiers.errors import BadInput
from motcua.dossiers.fields import FieldSpec, clean
from motcua.journal import verbs
from motcua.organisation.models import User
from motcua.organisation.queries import active_posts
from motcua.scoring.actions import disputing, handing, remedying
from motcua.scoring.actions.doing import CHAIR, HEAD, JUDGE, SCORER, Doing, Who, locked, refused
from motcua.scoring.models import Sheet, Stage
from motcua.terms import clock

_CRITERION = FieldSpec("criterion", "Tiêu chí", "text", max_length=20)
SETTLING = frozenset({Stage.APPRAISED, Stage.ACCEPTED})


@dataclass(frozen=True)
class Step:
    """``after``: done once the results are out. ``apply`` changes the sheet and says what it did."""

    name: str
    label: str
    verb: str
    who: Who
    stages: frozenset[Stage]
    fields: tuple[FieldSpec, ...]
    apply: Callable[[Doing, dict[str, Any]], None]
    after: bool = False

    @property
    def of_criterion(self) -> bool:
        """Whether it is about one criterion rather than the whole sheet."""
        return _CRITERION in self.fields


SUBMIT = Step(
    "nop", "Nộp bản tự chấm", "scoring_submitted", HEAD, frozenset({Stage.SCORING}), (), handing.submit
)
RETURN = Step(
    "tra-lai", "Trả lại để bổ sung", "scoring_returned", JUDGE, frozenset({Stage.SUBMITTED}),
    (FieldSpec("reason", "Cần bổ sung gì", "long_text", max_length=1000),),
    handing.give_back,
)  # fmt: skip
MISSING = Step(
    "khong-nop", "Ghi không nộp bản tự chấm", "scoring_missing", JUDGE, frozenset({Stage.SCORING}), (),
    handing.mark_missing,
)  # fmt: skip
FINISH = Step(
    "xong", "Kết thúc thẩm định", "scoring_appraisal_finished", JUDGE, frozenset({Stage.SUBMITTED}), (),
    handing.finish,
)  # fmt: skip
DISPUTE = Step(
    "kien-nghi", "Kiến nghị về điểm", "scoring_disputed", HEAD, frozenset({Stage.APPRAISED}),
    (
        _CRITERION,
        FieldSpec("points", "Điểm đề nghị", "text", max_length=12),
        FieldSpec("words", "Lý do, căn cứ", "long_text", max_length=3000),
    ),
    disputing.dispute,
)  # fmt: skip
DECIDE = Step(
    "quyet-dinh", "Quyết định về kiến nghị", "scoring_dispute_decided", CHAIR, frozenset({Stage.APPRAISED}),
    (
        _CRITERION,
        FieldSpec("points", "Điểm sau khi xem xét", "text", max_length=12),
        FieldSpec("reason", "Lý do", "long_text", max_length=1000),
    ),
    disputing.decide,
)  # fmt: skip
ACCEPT = Step(
    "thong-nhat", "Thống nhất điểm thẩm định", "scoring_accepted", HEAD, frozenset({Stage.APPRAISED}), (),
    disputing.accept,
)  # fmt: skip
REMEDY = Step(
    "khac-phuc", "Giao nhiệm vụ khắc phục", "scoring_remedy_given", SCORER, SETTLING,
    (_CRITERION, *remedying.FIELDS),
    remedying.give_task, after=True,
)  # fmt: skip
STEPS: Mapping[str, Step] = {
    step.name: step for step in (SUBMIT, RETURN, MISSING, FINISH, DISPUTE, DECIDE, ACCEPT, REMEDY)
}

verbs.register(SUBMIT.verb, "Nộp bản tự chấm: {own} điểm {late}")
verbs.register(RETURN.verb, "Trả lại bản tự chấm để bổ sung")
verbs.register(MISSING.verb, "Ghi nhận không nộp bản tự chấm khi đã hết hạn {due}")
verbs.register(FINISH.verb, "Kết thúc thẩm định: {points} điểm")
verbs.register(DISPUTE.verb, "Kiến nghị {claimed} điểm cho tiêu chí {criterion}")
verbs.register(DECIDE.verb, "Quyết định {points} điểm cho tiêu chí {criterion} sau kiến nghị")
verbs.register(ACCEPT.verb, "Thống nhất điểm thẩm định: {points} điểm")
verbs.register(REMEDY.verb, "Giao nhiệm vụ {assignment} khắc phục tiêu chí {criterion}")


def perform(user: User, id: UUID, name: str, data: Mapping[str, Any]) -> Sheet:
    """Take a step with the sheet of that id. Raises NotPermitted, WrongState, BadInput; nothing is written
    then."""
    step = STEPS.get(name)
    if step is None:
        raise BadInput(f"Không có thao tác “{name}”.")
    with transaction.atomic():
        sheet = locked(user, id)
        posts = list(active_posts(user))
        refusal = refused(sheet, step.label, step.who, step.stages, posts, step.after)
        if refusal is not None:
            raise refusal
        doing = Doing(sheet, user, clock.now())
        step.apply(doing, clean(step.fields, data))
        doing.record(step.verb)
    return sheet


def available(user: User, sheet: Sheet) -> list[Step]:
    """What the user may do with it now, in the order of the work; one query."""
    posts = list(active_posts(user))
    return [
        step
        for step in STEPS.values()
        if refused(sheet, step.label, step.who, step.stages, posts, step.after) is None
    ]
