"""Fees, charges and other obligations: what is due, how it was paid, and the waiting for it.

Waiting is time that is not the agency's (NĐ 118/2025, domain.md 2.3). QĐ 766 scores what is paid online
(verified).
"""

from typing import Any

from motcua.dossiers.actions.registry import action
from motcua.dossiers.case import Case
from motcua.dossiers.errors import WrongState
from motcua.dossiers.fields import FieldSpec
from motcua.dossiers.models import Payment, Status, TaskKind
from motcua.organisation.models import Role
from motcua.terms import Pause, Resume
from motcua.texts.numbers import money

WAIT = "payment"
METHODS = tuple((one.value, str(one.label)) for one in (Payment.COUNTER, Payment.ONLINE))
METHOD = FieldSpec("method", "Cách nộp", "choice", required=False, choices=METHODS)
PAYABLE = {Status.RECEIVED, Status.IN_PROGRESS, Status.SUPPLEMENT, Status.RESOLVED}


def owe(case: Case, said: str) -> None:
    """At intake: nothing is due, or as the officer says it was paid; unpaid where he says nothing."""
    pay(case, (said or Payment.UNPAID) if case.dossier.fee else Payment.NONE)


def pay(case: Case, payment: str) -> None:
    dossier = case.dossier
    dossier.payment = payment
    dossier.paid_at = case.at if payment in (Payment.COUNTER, Payment.ONLINE) else None
    case.payload["payment"] = str(payment)


def follow_fee(case: Case) -> None:
    """A corrected fee makes something due, or nothing; what was paid stays paid."""
    if case.dossier.payment in ("", Payment.NONE, Payment.UNPAID):
        owed = Payment.UNPAID if case.dossier.fee else Payment.NONE
        if owed != case.dossier.payment:
            pay(case, owed)


def _unpaid(case: Case) -> bool:
    return case.dossier.payment == Payment.UNPAID


@action(
    "record_payment",
    "Ghi nhận đã nộp phí, lệ phí",
    "Đã nộp phí, lệ phí: {method_text}, chứng từ {document}",
    states=PAYABLE,
    roles={Role.RECEIVER},
    fits=_unpaid,
    fields=(
        FieldSpec("method", "Cách nộp", "choice", choices=METHODS),
        FieldSpec("document", "Số chứng từ nộp tiền", "text", required=False, max_length=100),
    ),
)
def record_payment(case: Case, values: dict[str, Any]) -> None:
    _refuse_unless_unpaid(case)
    case.payload |= values | {"method_text": str(Payment(values["method"]).label).lower()}
    pay(case, values["method"])


@action(
    "fail_payment",
    "Ghi nhận thanh toán trực tuyến không thành công",
    "Thanh toán trực tuyến không thành công: {reason}",
    states=PAYABLE | {Status.PAYMENT},
    roles={Role.RECEIVER},
    fits=_unpaid,
    fields=(FieldSpec("reason", "Lý do", "text", max_length=300),),
)
def fail_payment(case: Case, values: dict[str, Any]) -> None:
    _refuse_unless_unpaid(case)
    case.dossier.payment_failed = True
    case.payload |= values | {"payment_failed": True}


def _refuse_unless_unpaid(case: Case) -> None:
    if not _unpaid(case):
        raise WrongState("Hồ sơ này không còn khoản phí, lệ phí nào chưa nộp.")


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
    pay(case, Payment.UNPAID)
    case.write(Pause(case.at, WAIT))


@action(
    "confirm_payment",
    "Xác nhận đã nộp tiền",
    "Đã hoàn thành nghĩa vụ tài chính, chứng từ {document}",
    states={Status.PAYMENT},
    roles={Role.RECEIVER},
    fields=(FieldSpec("document", "Số chứng từ nộp tiền", "text", max_length=100), METHOD),
    primary=True,
)
def confirm_payment(case: Case, values: dict[str, Any]) -> None:
    case.payload |= values
    pay(case, values["method"] or Payment.COUNTER)
    case.move(Status.IN_PROGRESS)
    case.write(Resume(case.at, WAIT))
