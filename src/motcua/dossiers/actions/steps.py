"""From desk to desk: handing over, sending back, deciding, signing off."""

from collections.abc import Mapping
from typing import Any

from motcua.dossiers.actions.registry import action
from motcua.dossiers.actions.results import publish
from motcua.dossiers.case import Case
from motcua.dossiers.errors import BadInput, WrongState
from motcua.dossiers.fields import FieldSpec
from motcua.dossiers.models import Outcome, Status, Task, TaskKind, TaskState

DECISIONS = ((Outcome.GRANTED.value, "Giải quyết, có kết quả"), (Outcome.REFUSED.value, "Từ chối giải quyết"))
OPINION = FieldSpec("text", "Ý kiến", "long_text", required=False)


def current(case: Case) -> Task:
    assert case.task is not None, "the action declares tasks"
    return case.task


def next_kind(case: Case, task: Task) -> str:
    return case.setting.content.steps[task.step + 1].kind


def _may_hand_over(case: Case) -> bool:
    task = current(case)
    return task.kind == TaskKind.INTAKE or next_kind(case, task) == TaskKind.PROCESSING


@action(
    "hand_over",
    "Chuyển bước tiếp theo",
    "Chuyển hồ sơ sang bước “{to}”",
    states={Status.RECEIVED, Status.IN_PROGRESS},
    tasks={TaskKind.INTAKE, TaskKind.PROCESSING},
    fields=(OPINION,),
    primary=True,
    fits=_may_hand_over,
)
def hand_over(case: Case, values: dict[str, Any]) -> None:
    task = current(case)
    if not _may_hand_over(case):
        raise WrongState("Đây là bước thụ lý cuối; hãy đề xuất kết quả và trình ký.")
    if case.dossier.status == Status.RECEIVED:
        case.move(Status.IN_PROGRESS)
    case.close(task, text=values["text"])
    opened = case.open_step(task.step + 1)
    case.payload |= {"text": values["text"], "to": opened.name, "late": case.late(task)}


@action(
    "decide",
    "Đề xuất kết quả, trình ký",
    "Đề xuất kết quả và trình ký: {decision_text}",
    states={Status.IN_PROGRESS},
    tasks={TaskKind.PROCESSING},
    fields=(
        FieldSpec("decision", "Đề xuất", "choice", choices=DECISIONS),
        FieldSpec("text", "Nội dung, lý do", "long_text", required=False),
    ),
    primary=True,
    fits=lambda case: not _may_hand_over(case),
)
def decide(case: Case, values: dict[str, Any]) -> None:
    task = current(case)
    if _may_hand_over(case):
        raise WrongState("Quy trình còn bước thụ lý sau; hãy chuyển bước tiếp theo.")
    _ask_reason_to_refuse(values)
    _answer_first(case)
    case.close(task, text=values["text"])
    case.open_step(task.step + 1)
    case.payload |= values | {
        "decision_text": dict(DECISIONS)[values["decision"]],
        "late": case.late(task),
    }


@action(
    "sign_off",
    "Ký duyệt",
    "Ký duyệt kết quả",
    states={Status.IN_PROGRESS},
    tasks={TaskKind.APPROVAL},
    fields=(OPINION,),
    primary=True,
)
def sign_off(case: Case, values: dict[str, Any]) -> None:
    """Where the process has no step of issuing, the signature is the result."""
    task = current(case)
    case.close(task, text=values["text"])
    case.payload |= {"text": values["text"], "late": case.late(task)}
    if next_kind(case, task) == TaskKind.ISSUE:
        case.open_step(task.step + 1)
    else:
        publish(case, decided_outcome(case))


@action(
    "send_back",
    "Trả lại bước trước",
    "Trả hồ sơ về bước “{to}”: {reason}",
    states={Status.IN_PROGRESS},
    tasks={TaskKind.PROCESSING, TaskKind.APPROVAL, TaskKind.ISSUE},
    fields=(FieldSpec("reason", "Lý do trả lại", "long_text"),),
    fits=lambda case: current(case).step > 1,
)
def send_back(case: Case, values: dict[str, Any]) -> None:
    task = current(case)
    if task.step <= 1:
        raise WrongState("Đây là bước đầu; nếu hồ sơ thiếu, hãy yêu cầu bổ sung.")
    case.close(task, TaskState.SENT_BACK, values["reason"])
    opened = case.open_step(task.step - 1)
    case.payload |= {"reason": values["reason"], "to": opened.name}


def decided_outcome(case: Case) -> str:
    """The outcome last proposed in this dossier's journal; granted where nobody proposed otherwise."""
    proposals = [event["decision"] for event in case.events if event.get("decision")]
    return str(proposals[-1]) if proposals else Outcome.GRANTED.value


def _ask_reason_to_refuse(values: Mapping[str, Any]) -> None:
    if values["decision"] == Outcome.REFUSED and not values["text"]:
        raise BadInput("Từ chối giải quyết phải nêu lý do.", {"text": "Ghi lý do và căn cứ từ chối."})


def _answer_first(case: Case) -> None:
    waiting = [task.agency.name for task in case.tasks if task.kind == TaskKind.CONSULT]
    if waiting:
        raise WrongState(f"Còn chờ ý kiến của {', '.join(waiting)}; trình ký sau khi có trả lời.")
