"""Filling in the review sheet: what was not touched stays; what falls short says why."""

from typing import Any

from motcua.dossiers.errors import BadInput
from motcua.dossiers.fields import FieldSpec, options
from motcua.journal import verbs
from motcua.organisation.models import Role
from motcua.simplification.actions.declared import DRAFT, Action, Doing
from motcua.simplification.models import Answer, ReviewAnswer
from motcua.simplification.questions import sheet

verbs.register("review_sheet_filled", "Ghi phiếu rà soát: {answered} câu đã đánh giá, {short} câu chưa đạt")
FALLS_SHORT = (Answer.PARTLY, Answer.NO)


def answer_field(key: str) -> str:
    return f"a_{key}"


def remark_field(key: str) -> str:
    return f"r_{key}"


def _fields() -> tuple[FieldSpec, ...]:
    found = []
    for question in sheet().questions:
        choices = options(Answer)
        found.append(FieldSpec(answer_field(question.key), question.text, "choice", False, choices))
        found.append(FieldSpec(remark_field(question.key), "Nhận xét", "text", False, max_length=500))
    return tuple(found)


def _fill(doing: Doing, values: dict[str, Any]) -> None:
    answers = _answers(doing, values)
    doing.review.answers.all().delete()
    ReviewAnswer.objects.bulk_create(answers)
    doing.payload |= {
        "answered": len(answers),
        "short": sum(each.answer in FALLS_SHORT for each in answers),
        "answers": {each.question: [each.answer, each.remark] for each in answers},
    }


def _answers(doing: Doing, values: dict[str, Any]) -> list[ReviewAnswer]:
    """Raises BadInput that names every remark that is missing, and every one that judges nothing."""
    found, errors = [], {}
    for question in sheet().questions:
        answer, remark = values[answer_field(question.key)], values[remark_field(question.key)]
        if answer in FALLS_SHORT and not remark:
            errors[remark_field(question.key)] = f"Ghi nhận xét vì sao chưa đạt: {question.text}"
        if remark and not answer:
            errors[answer_field(question.key)] = f"Chọn đánh giá cho câu đã ghi nhận xét: {question.text}"
        if answer:
            given = {"question": question.key, "answer": answer, "remark": remark}
            found.append(ReviewAnswer(review=doing.review, **given))
    if errors:
        raise BadInput("Phiếu rà soát còn thiếu, đề nghị bổ sung các câu được đánh dấu.", errors)
    return found


FILL = Action(
    "phieu", "Lưu phiếu rà soát", "review_sheet_filled", DRAFT, Role.CONTROL, _fields(), _fill
)  # fmt: skip
