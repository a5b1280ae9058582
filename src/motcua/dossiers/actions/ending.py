"""Ends without a granted result: refusal (Mẫu 03), withdrawal, stopping (Mẫu 05).

NĐ 118/2025 Đ.21 (verified).
"""

from typing import Any

from motcua.dossiers.actions.registry import action
from motcua.dossiers.actions.results import publish
from motcua.dossiers.case import Case
from motcua.dossiers.errors import BadInput
from motcua.dossiers.fields import FieldSpec
from motcua.dossiers.models import Outcome, Status
from motcua.organisation.models import Role
from motcua.terms import clock

GROUNDS = (
    ("applicant", "Theo yêu cầu của người nộp"),
    ("supplement", "Hết thời hạn mà không bổ sung"),
    ("other", "Căn cứ khác"),
)
REASON = FieldSpec("reason", "Lý do, căn cứ pháp lý", "long_text")


@action(
    "refuse",
    "Từ chối giải quyết",
    "Từ chối giải quyết hồ sơ: {reason}",
    states={Status.IN_PROGRESS},
    roles={Role.LEADER},
    fields=(REASON,),
)
def refuse(case: Case, values: dict[str, Any]) -> None:
    case.payload["reason"] = values["reason"]
    publish(case, Outcome.REFUSED)


@action(
    "withdraw",
    "Rút hồ sơ theo yêu cầu công dân",
    "Công dân rút hồ sơ: {reason}",
    states={Status.SUBMITTED, Status.IN_PROGRESS},
    roles={Role.RECEIVER},
    fields=(FieldSpec("reason", "Lý do rút", "long_text"),),
)
def withdraw(case: Case, values: dict[str, Any]) -> None:
    case.payload["reason"] = values["reason"]
    case.resolve(Status.WITHDRAWN, Outcome.WITHDRAWN)


@action(
    "stop",
    "Dừng giải quyết hồ sơ",
    "Dừng giải quyết hồ sơ ({ground_text}): {reason}",
    states={Status.IN_PROGRESS, Status.SUPPLEMENT, Status.PAYMENT},
    roles={Role.LEADER},
    fields=(FieldSpec("ground", "Căn cứ dừng", "choice", choices=GROUNDS), REASON),
)
def stop(case: Case, values: dict[str, Any]) -> None:
    if values["ground"] == "supplement":
        _supplement_time_is_over(case)
    case.payload |= values | {"ground_text": dict(GROUNDS)[values["ground"]]}
    case.resolve(Status.STOPPED, Outcome.STOPPED)


def _supplement_time_is_over(case: Case) -> None:
    deadline = case.dossier.supplement_due_at
    if deadline is None:
        raise BadInput("Hồ sơ không ở thời gian chờ bổ sung.", {"ground": "Chọn căn cứ khác."})
    if case.at <= deadline:
        raise BadInput(
            f"Người nộp còn được bổ sung đến hết {clock.local(deadline):%d/%m/%Y}.",
            {"ground": "Chờ hết hạn bổ sung, hoặc chọn căn cứ khác."},
        )
