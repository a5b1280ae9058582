"""Publishing the result and giving it to the citizen (NĐ 118/2025 Đ.22, verified)."""

from typing import Any

from motcua.dossiers.actions.registry import action
from motcua.dossiers.case import Case
from motcua.dossiers.fields import FieldSpec, options
from motcua.dossiers.models import Delivery, ResultForm, Status, Task, TaskKind

FORM = FieldSpec("form", "Dạng kết quả", "choice", required=False, choices=options(ResultForm))
NUMBER = FieldSpec("number", "Số, ký hiệu kết quả", "text", required=False, max_length=100)


def publish(case: Case, outcome: str) -> None:
    """The result exists from this instant; what follows is only its way to the citizen."""
    case.resolve(Status.RESOLVED, outcome)
    case.open_step(len(case.setting.content.steps) - 1)


def issued_as(case: Case, form: str) -> None:
    """Paper or electronic; blank where nobody says."""
    if form:
        case.dossier.result_form = form
        case.payload["result_form"] = str(form)


@action(
    "publish_result",
    "Phát hành kết quả",
    "Phát hành kết quả {number}",
    states={Status.IN_PROGRESS},
    tasks={TaskKind.ISSUE},
    fields=(NUMBER, FORM),
    primary=True,
)
def publish_result(case: Case, values: dict[str, Any]) -> None:
    from motcua.dossiers.actions.steps import decided_outcome

    case.payload["number"] = values["number"]
    issued_as(case, values["form"])
    case.close(_held(case))
    publish(case, decided_outcome(case))


@action(
    "return_result",
    "Trả kết quả",
    "Trả kết quả cho công dân ({delivery_text})",
    states={Status.RESOLVED},
    tasks={TaskKind.RETURN},
    fields=(
        FieldSpec("delivery", "Cách trả", "choice", required=False, choices=options(Delivery)),
        FieldSpec("recipient", "Người nhận (nếu là người khác)", "text", required=False, max_length=150),
    ),
    primary=True,
)
def return_result(case: Case, values: dict[str, Any]) -> None:
    delivery = Delivery(values["delivery"] or case.dossier.delivery)
    case.move(Status.RETURNED)
    case.dossier.delivery = delivery
    case.dossier.returned_at = case.at
    case.payload |= {"delivery": delivery.value, "delivery_text": str(delivery.label)}
    if values["recipient"]:
        case.personal["recipient"] = values["recipient"]
    case.close(_held(case))


def _held(case: Case) -> Task:
    assert case.task is not None, "the action declares tasks"
    return case.task
