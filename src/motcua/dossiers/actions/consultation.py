"""Parallel opinions of other units; the step goes on while they are awaited."""

from typing import Any

from motcua.dossiers.actions.registry import action
from motcua.dossiers.case import Case
from motcua.dossiers.errors import BadInput
from motcua.dossiers.fields import FieldSpec
from motcua.dossiers.models import Status, TaskKind
from motcua.organisation.models import Agency, Role


@action(
    "consult",
    "Lấy ý kiến đơn vị khác",
    "Lấy ý kiến {agency_name}: {question}",
    states={Status.IN_PROGRESS},
    tasks={TaskKind.PROCESSING},
    fields=(
        FieldSpec("agency", "Đơn vị được hỏi (mã định danh)", "text", max_length=35),
        FieldSpec("question", "Nội dung hỏi", "long_text"),
        FieldSpec("due", "Trả lời trước ngày", "date", required=False),
    ),
)
def consult(case: Case, values: dict[str, Any]) -> None:
    agency = Agency.objects.filter(code=values["agency"]).first()
    if agency is None:
        raise BadInput("Không có đơn vị mang mã này.", {"agency": "Chọn đơn vị trong danh sách cơ quan."})
    if any(task.kind == TaskKind.CONSULT and task.agency_id == agency.pk for task in case.tasks):
        raise BadInput(f"Đã hỏi {agency.name} và đang chờ trả lời.", {"agency": "Chọn đơn vị khác."})
    assert case.task is not None
    due_at = case.setting.calendar.end_of(values["due"]) if values["due"] else case.dossier.due_at
    case.open_consult(
        step=case.task.step,
        name=f"Trả lời: {values['question']}"[:150],
        agency=agency,
        role=Role.SPECIALIST,
        due_at=due_at,
        text=values["question"],
    )
    case.payload |= {"agency_name": agency.name, "question": values["question"]}


@action(
    "answer",
    "Trả lời ý kiến",
    "Trả lời ý kiến: {text}",
    states={Status.IN_PROGRESS, Status.SUPPLEMENT, Status.PAYMENT},
    tasks={TaskKind.CONSULT},
    fields=(FieldSpec("text", "Ý kiến trả lời", "long_text"),),
    primary=True,
)
def answer(case: Case, values: dict[str, Any]) -> None:
    assert case.task is not None
    question = case.task.text
    case.close(case.task, text=values["text"])
    case.payload |= {"question": question, "text": values["text"], "agency_name": case.task.agency.name}
