"""Apology and a new date (Mẫu 04).

NĐ 118/2025 (verified): the apology is issued at the latest one day before the deadline, with reason and
proposed date; one new date only. A late apology is still owed to the citizen: it is accepted and marked.
"""

from datetime import datetime
from typing import Any

from motcua.dossiers.actions.registry import action
from motcua.dossiers.case import Case
from motcua.dossiers.errors import BadInput, WrongState
from motcua.dossiers.fields import FieldSpec
from motcua.dossiers.models import Status
from motcua.organisation.models import Role
from motcua.terms import Extend, apology_is_late, clock


def _may_still(case: Case) -> bool:
    return bool(case.dossier.reappointments < case.regime.reappointments)


@action(
    "extend",
    "Xin lỗi và hẹn lại ngày trả",
    "Xin lỗi và hẹn lại ngày trả {until_text}: {reason}",
    states={Status.IN_PROGRESS},
    roles={Role.LEADER},
    fits=lambda case: case.dossier.due_at is not None and _may_still(case),
    fields=(
        FieldSpec("until", "Ngày hẹn trả mới", "date"),
        FieldSpec("reason", "Lý do chậm", "long_text"),
        FieldSpec("unit", "Đơn vị gây chậm", "text", required=False, max_length=200),
    ),
)
def extend(case: Case, values: dict[str, Any]) -> None:
    dossier, calendar = case.dossier, case.setting.calendar
    if not _may_still(case):
        raise WrongState(
            f"Hồ sơ đã hẹn lại {dossier.reappointments} lần; theo {case.regime.name} không được hẹn lại nữa. "
            "Hãy trả kết quả sớm nhất có thể."
        )
    if dossier.due_at is None:
        raise WrongState("Hồ sơ không có ngày hẹn trả để hẹn lại.")
    if not calendar.is_working(values["until"]):
        raise BadInput("Ngày hẹn mới là ngày nghỉ.", {"until": "Chọn một ngày làm việc."})
    until = calendar.close_of(values["until"])
    _check_later(until, dossier.due_at, case.at)
    late = apology_is_late(case.at, dossier.due_at, calendar, case.regime.apology_days_before)
    dossier.reappointments += 1
    case.payload |= {
        "until_text": f"{values['until']:%d/%m/%Y}",
        "reason": values["reason"],
        "unit": values["unit"],
        "late_apology": late,
    }
    case.write(Extend(case.at, until, values["reason"]))


def _check_later(until: datetime, due_at: datetime, at: datetime) -> None:
    latest = max(due_at, at)
    if until <= latest:
        raise BadInput(
            "Ngày hẹn mới phải sau ngày hẹn cũ và chưa qua.",
            {"until": f"Chọn ngày sau {clock.local(latest):%d/%m/%Y}."},
        )
