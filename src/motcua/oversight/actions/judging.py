"""Judging a criterion at a unit: the judgement, the note, and what the system showed beside it."""

from typing import Any

from motcua.dossiers.errors import BadInput
from motcua.dossiers.fields import FieldSpec, options
from motcua.journal import verbs
from motcua.oversight import criteria, evidence
from motcua.oversight.actions.shared import Action, Doing, Who, open_
from motcua.oversight.models import CriterionAnswer, Judgement

WORK = frozenset({Who.TEAM, Who.ORGANISER})


def _judge(doing: Doing, values: dict[str, Any]) -> None:
    item, unit = doing.item, doing.unit(values["unit"])
    criterion = criteria.find(values["criterion"])
    if criterion is None or criterion.code not in item.criteria:
        text = "Chọn một tiêu chí của cuộc kiểm tra này."
        raise BadInput(text, {"criterion": text})
    if values["judgement"] in (Judgement.UNMET, Judgement.PARTLY) and not values["note"]:
        text = "Ghi rõ điều chưa đạt."
        raise BadInput(text, {"note": text})
    shown = evidence.shown(evidence.Scope.of(item, unit), criterion)
    earlier = CriterionAnswer.objects.filter(inspection=item, unit=unit, criterion=criterion.code).count()
    made = CriterionAnswer.objects.create(
        inspection=item, unit=unit, criterion=criterion.code, version=earlier + 1,
        judgement=values["judgement"], note=values["note"], evidence=[each.as_json() for each in shown],
        answered_by=doing.user.username, answered_at=doing.at,
    )  # fmt: skip
    doing.payload |= {
        "criterion": criterion.code, "text": criterion.text, "unit": unit.code, "unit_name": unit.name,
        "judgement": values["judgement"], "judgement_name": Judgement(values["judgement"]).label.lower(),
        "version": made.version, "evidence": made.evidence,
    }  # fmt: skip
    doing.personal["note"] = values["note"]
    doing.keep("criterion_answer", made.pk)


JUDGE = Action(
    "tieu-chi", "Ghi kết quả tiêu chí", "criterion_judged", WORK, open_,
    (
        FieldSpec("unit", "Đơn vị", "text", required=False, max_length=35),
        FieldSpec("criterion", "Tiêu chí", "text", max_length=40),
        FieldSpec("judgement", "Kết luận", "choice", choices=options(Judgement)),
        FieldSpec("note", "Ghi chú", "long_text", required=False, max_length=5_000,
                  help="Bắt buộc khi không đạt hoặc đạt một phần."),
    ),
    _judge, files=True,
)  # fmt: skip
verbs.register(JUDGE.verb, "{criterion} tại {unit_name}: {judgement_name}")
