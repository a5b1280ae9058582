"""Recording the stages: who records which, what opens with it, and the tasks that a conclusion gives."""

from typing import Any

from django.db.models import Exists, OuterRef

from motcua.dossiers.errors import BadInput, NotPermitted, WrongState
from motcua.dossiers.fields import FieldSpec, options
from motcua.journal import verbs
from motcua.oversight.actions import tasks
from motcua.oversight.actions.shared import Action, Doing, Who, answers_for
from motcua.oversight.models import (
    FindingKind,
    Inspection,
    InspectionKind,
    Recommendation,
    Stage,
    StageRecord,
    TeamRole,
    Verdict,
)
from motcua.oversight.stages import ONCE, PER_UNIT, SEQUENCES, Done, follows, missing
from motcua.terms import clock

RECORDERS = {
    Stage.ANNOUNCE: {Who.ORGANISER},
    Stage.OWN_REPORT: {Who.UNIT, Who.TEAM, Who.ORGANISER},
    Stage.DOCUMENTS: {Who.TEAM, Who.ORGANISER},
    Stage.ON_SITE: {Who.TEAM, Who.ORGANISER},
    Stage.MINUTES: {Who.TEAM, Who.ORGANISER},
    Stage.DRAFT: {Who.TEAM, Who.ORGANISER},
    Stage.EXPLANATION: {Who.UNIT, Who.TEAM, Who.ORGANISER},
    Stage.CONCLUSION: {Who.ORGANISER},
    Stage.PUBLICATION: {Who.ORGANISER},
}
"""After the days of the decision the team is out, and whoever organises goes on."""
NUMBERED = frozenset({Stage.ANNOUNCE, Stage.CONCLUSION})


def _not_cancelled(item: Inspection) -> str:
    if item.cancelled_at:
        return "Cuộc kiểm tra đã hủy."
    return "Cuộc kiểm tra đã công khai kết luận." if item.published_at else ""


def _record(doing: Doing, values: dict[str, Any]) -> None:
    item, stage = doing.item, Stage(values["stage"])
    unit = doing.unit(values["unit"]) if stage in PER_UNIT else None
    _check_may(doing, stage, unit.pk if unit else None)
    _check_order(item, Done(stage, unit.code if unit else ""))
    _check_values(item, stage, values)
    made = StageRecord.objects.create(
        inspection=item, stage=stage, unit=unit, happened_on=values["happened_on"], number=values["number"],
        text=values["text"], recorded_by=doing.user.username, recorded_at=doing.at,
    )  # fmt: skip
    doing.payload |= {
        "stage": str(stage), "stage_name": str(stage.label), "unit": unit.code if unit else "",
        "unit_name": f"tại {unit.name}" if unit else "", "happened_on": values["happened_on"].isoformat(),
        "number": values["number"],
    }  # fmt: skip
    doing.keep("inspection_stage", made.pk)
    _open(doing, stage)


def _open(doing: Doing, stage: Stage) -> None:
    """What somebody may know or has to do from this stage on."""
    item = doing.item
    if stage in (Stage.ANNOUNCE, Stage.ON_SITE) and item.told_at is None:
        item.told_at = doing.at
    if stage == Stage.DRAFT or (stage == Stage.MINUTES and item.kind == InspectionKind.SELF):
        item.drafted_at = item.drafted_at or doing.at
    if stage == Stage.CONCLUSION:
        item.concluded_at = doing.at
        doing.payload["tasks"] = tasks.give_all(doing)
    if stage == Stage.PUBLICATION:
        item.published_at = doing.at
    item.save(update_fields=["told_at", "drafted_at", "concluded_at", "published_at"])


def _check_may(doing: Doing, stage: Stage, unit: int | None) -> None:
    parts = RECORDERS[stage] & doing.parts
    if parts == {Who.UNIT} and unit not in answers_for(doing.user, doing.item):
        parts = set()
    if not parts:
        raise NotPermitted(f"Bạn không có vai trò để ghi bước “{stage.label.lower()}”.")


def _check_order(item: Inspection, step: Done) -> None:
    """Raises BadInput for a stage the kind does not have, WrongState for what comes too early or late."""
    if step.stage not in SEQUENCES[item.kind]:
        text = f"{InspectionKind(item.kind).label} không có bước “{step.stage.label.lower()}”."
        raise BadInput(text, {"stage": text})
    units = {each.unit.code: each.unit.name for each in item.units.select_related("unit")}
    done = done_of(item)
    if step.stage in ONCE and step in done:
        raise WrongState(f"Bước “{step.stage.label.lower()}” đã được ghi.")
    lacking = missing(item.kind, step, done, units)
    if lacking:
        listed = "; ".join(
            f"{each.stage.label.lower()}{f' ({units[each.unit]})' if each.unit else ''}" for each in lacking
        )
        raise WrongState(f"Chưa thể “{step.stage.label.lower()}”. Còn thiếu: {listed}.")
    later = follows(step, item.kind, done)
    if later is not None:
        raise WrongState(f"Không thể “{step.stage.label.lower()}” khi đã “{later.label.lower()}”.")


def done_of(item: Inspection) -> set[Done]:
    rows = StageRecord.objects.filter(inspection=item).values_list("stage", "unit__code")
    return {Done(Stage(stage), unit or "") for stage, unit in rows}


def _check_values(item: Inspection, stage: Stage, values: dict[str, Any]) -> None:
    errors = {}
    if values["happened_on"] > clock.today():
        errors["happened_on"] = "Ngày thực hiện ở tương lai. Ghi bước này khi đã làm."
    elif values["happened_on"] < item.decided_on:
        errors["happened_on"] = f"Ngày thực hiện trước ngày quyết định {item.decided_on:%d/%m/%Y}."
    if stage in NUMBERED and not values["number"]:
        errors["number"] = "Ghi số văn bản."
    if errors:
        raise BadInput(" ".join(errors.values()), errors)
    if stage == Stage.CONCLUSION:
        _check_ripe(item)


def _check_ripe(item: Inspection) -> None:
    """A conclusion stands on a team with a head and on findings whose explanations were answered."""
    if not item.members.filter(left_at=None, role=TeamRole.HEAD).exists():
        raise WrongState("Đoàn chưa có trưởng đoàn. Thêm trưởng đoàn trước khi kết luận.")
    unsettled = item.findings.filter(explained_at__isnull=False, settled_at=None).count()
    if unsettled:
        raise WrongState(f"Còn {unsettled} giải trình chưa xử lý. Xử lý từng giải trình trước khi kết luận.")
    answered = Recommendation.objects.filter(finding=OuterRef("pk"), withdrawn_at=None)
    standing = item.findings.filter(kind=FindingKind.SHORTCOMING).exclude(verdict=Verdict.WITHDRAWN)
    bare = standing.filter(~Exists(answered)).count()
    if bare:
        text = f"Còn {bare} tồn tại, hạn chế chưa có kiến nghị nào. Ghi kiến nghị trước khi kết luận."
        raise WrongState(text)


STAGE = Action(
    "buoc", "Ghi bước đã làm", "inspection_stage", frozenset(Who), _not_cancelled,
    (
        FieldSpec("stage", "Bước", "choice", choices=options(Stage)),
        FieldSpec("unit", "Đơn vị", "text", required=False, max_length=35,
                  help="Với bước làm riêng tại từng đơn vị."),
        FieldSpec("happened_on", "Ngày thực hiện", "date"),
        FieldSpec("number", "Số văn bản", "text", required=False, max_length=60,
                  help="Bắt buộc với thông báo và kết luận."),
        FieldSpec("text", "Nội dung", "long_text", required=False, max_length=10_000),
    ),
    _record, files=True,
)  # fmt: skip
verbs.register(STAGE.verb, "{stage_name} {unit_name} ngày {happened_on} {number}")
