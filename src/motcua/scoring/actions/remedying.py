"""What is done about lost points: a task with an owner, a term and somebody else who verifies it."""

from typing import Any

from motcua.assignments.actions import AssignmentDraft, give, owner_named
from motcua.assignments.models import Source
from motcua.dossiers.errors import BadInput
from motcua.dossiers.fields import FieldSpec
from motcua.organisation.models import Agency
from motcua.organisation.queries import below
from motcua.scoring.actions.disputing import criterion_of
from motcua.scoring.actions.doing import Doing
from motcua.scoring.queries import judgments_of
from motcua.scoring.rules.appraised import losses

FIELDS = (
    FieldSpec("title", "Nhiệm vụ", "text", max_length=300, help="Một câu: làm gì để lấy lại điểm."),
    FieldSpec("product", "Sản phẩm phải có", "text", max_length=500),
    FieldSpec("unit", "Đơn vị thực hiện", "text", required=False, max_length=35),
    FieldSpec("owner", "Tên đăng nhập của người được giao", "text", required=False, max_length=150),
    FieldSpec("post_title", "Chức danh chịu trách nhiệm", "text", required=False, max_length=150,
              help="Ghi khi chưa rõ người cụ thể."),
    FieldSpec("due_on", "Hạn hoàn thành", "date"),
)  # fmt: skip


def give_task(doing: Doing, values: dict[str, Any]) -> None:
    """Only for a criterion that lost points; the task follows from that entry."""
    entry, leaf = criterion_of(doing, values["criterion"])
    round = doing.sheet.round
    lost = losses(doing.tree, judgments_of(doing.entries), survey=round.survey)
    if leaf.code not in {each.leaf.code for each in lost}:
        text = f"Tiêu chí {leaf.code} không mất điểm."
        raise BadInput(text, {"criterion": text})
    unit = _unit(doing.sheet.agency, values["unit"])
    made = give(
        doing.user,
        AssignmentDraft(
            source=Source.REMEDY,
            source_id=entry.pk,
            source_text=f"{round.name}: {leaf.code} {leaf.name}"[:300],
            agency=unit,
            giver=doing.sheet.agency,
            title=values["title"],
            product=values["product"],
            basis="",
            owner=owner_named(values["owner"], unit),
            post_title=values["post_title"],
            due_on=values["due_on"],
        ),
    )
    doing.payload |= {"criterion": leaf.code, "assignment": made.code, "assignment_id": str(made.pk)}


def _unit(agency: Agency, code: str) -> Agency:
    if not code:
        return agency
    found = below(agency).filter(code=code).first()
    if found is None:
        text = "Chọn một đơn vị thuộc cơ quan."
        raise BadInput(text, {"unit": text})
    return found
