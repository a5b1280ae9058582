"""Waiting for a financial obligation: time that is not the agency's (NĐ 118/2025, domain.md 2.3)."""

from typing import Any

from motcua.dossiers.actions.registry import action
from motcua.dossiers.case import Case
from motcua.dossiers.fields import FieldSpec
from motcua.dossiers.models import Status, TaskKind
from motcua.organisation.models import Role
from motcua.terms import Pause, Resume
from motcua.texts.numbers import money

WAIT = "payment"


@action(
    "request_payment",
    "Yêu cầu nộp nghĩa vụ tài chính",
    "Yêu cầu thực hiện nghĩa vụ tài chính {amount_text}",
    states={Status.IN_PROGRESS},
    tasks={TaskKind.PROCESSING},
    fields=(
        FieldSpec("amount", "Số tiền (đồng)", "money"),
        FieldSpec("reason", "Khoản phải nộp", "text", max_length=300),
    ),
)
def request_payment(case: Case, values: dict[str, Any]) -> None:
    case.payload |= values | {"amount_text": money(values["amount"])}
    case.move(Status.PAYMENT)
    case.write(Pause(case.at, WAIT))


@action(
    "confirm_payment",
    "Xác nhận đã nộp tiền",
    "Đã hoàn thành nghĩa vụ tài chính, chứng từ {document}",
    states={Status.PAYMENT},
    roles={Role.RECEIVER},
    fields=(FieldSpec("document", "Số chứng từ nộp tiền", "text", max_length=100),),
    primary=True,
)
def confirm_payment(case: Case, values: dict[str, Any]) -> None:
    case.payload |= values
    case.move(Status.IN_PROGRESS)
    case.write(Resume(case.at, WAIT))
