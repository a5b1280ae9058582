"""Results copied from a paper book: two time axes, what happened then and what was typed now [003]."""

from typing import Any

from motcua.dossiers.actions.ending import REASON
from motcua.dossiers.actions.registry import action
from motcua.dossiers.actions.results import issued_as, publish
from motcua.dossiers.case import Case
from motcua.dossiers.errors import BadInput, WrongState
from motcua.dossiers.fields import FieldSpec
from motcua.dossiers.models import Outcome, ResultForm, Source, Status
from motcua.organisation.models import Role

OUTCOMES = ((Outcome.GRANTED.value, "Có kết quả"), (Outcome.REFUSED.value, "Từ chối giải quyết"))


def _from_paper(case: Case) -> bool:
    return case.dossier.source == Source.PAPER


@action(
    "record_result",
    "Ghi kết quả từ sổ giấy",
    "Ghi kết quả theo sổ giấy: {outcome_text}",
    states={Status.RECEIVED, Status.IN_PROGRESS},
    roles={Role.RECEIVER},
    fields=(
        FieldSpec("outcome", "Kết quả", "choice", choices=OUTCOMES),
        FieldSpec(REASON.name, "Lý do (nếu từ chối)", "long_text", required=False),
    ),
    primary=True,
    fits=_from_paper,
)
def record_result(case: Case, values: dict[str, Any]) -> None:
    """What the book says of the end; the steps in between were never in the system and are not invented."""
    if not _from_paper(case):
        raise WrongState("Chỉ hồ sơ nhập lại từ sổ giấy mới ghi thẳng kết quả; hãy theo quy trình điện tử.")
    if values["outcome"] == Outcome.REFUSED and not values["reason"]:
        raise BadInput("Từ chối phải nêu lý do.", {"reason": "Chép lý do ghi trong sổ."})
    for task in case.tasks:
        task.due_at = None  # when each step was done is not in the book: nobody was late with one
    case.payload |= values | {"outcome_text": dict(OUTCOMES)[values["outcome"]]}
    if case.dossier.status == Status.RECEIVED:
        case.move(Status.IN_PROGRESS)
    issued_as(case, ResultForm.PAPER)
    publish(case, values["outcome"])
