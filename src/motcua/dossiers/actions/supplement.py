"""Asking for what is missing, and taking it in.

NĐ 118/2025 Đ.11.2c, Đ.16.3 (verified): receiving staff may ask once only; after review the notice is due
within 3 working days of receipt; the term is counted anew from the day the full dossier is back; after 15
days without it the dossier is closed (Mẫu 05). Earlier rules stand in the table of regimes.
"""

from typing import Any

from motcua.dossiers.actions.acceptance import begin_processing
from motcua.dossiers.actions.registry import action
from motcua.dossiers.case import Case
from motcua.dossiers.errors import BadInput, WrongState
from motcua.dossiers.fields import FieldSpec
from motcua.dossiers.models import Status, TaskKind
from motcua.organisation.models import Role
from motcua.terms import Pause, Restart, Resume, Term, Unit, clock, due, supplement_deadline

WAIT = "supplement"
NOTICE = Term(3, Unit.WORKING_DAY)

MISSING = FieldSpec(
    "missing", "Giấy tờ, nội dung cần bổ sung", "list", help="Ghi đủ trong một lần, mỗi mục một dòng."
)
REASON = FieldSpec("reason", "Lý do", "long_text")


@action(
    "request_supplement",
    "Yêu cầu bổ sung hồ sơ",
    "Yêu cầu bổ sung hồ sơ: {reason}",
    states={Status.SUBMITTED, Status.IN_PROGRESS},
    roles={Role.RECEIVER},
    tasks={TaskKind.PROCESSING},
    fields=(MISSING, REASON),
)
def request_supplement(case: Case, values: dict[str, Any]) -> None:
    case.payload["by_intake"] = case.task is None
    if case.task is None:
        _count_intake_request(case)
    case.payload |= {"missing": values["missing"], "reason": values["reason"]}
    case.move(Status.SUPPLEMENT)
    if case.dossier.received_at:
        notice_due = due(NOTICE, case.dossier.received_at, case.setting.calendar).at
        case.payload["late_notice"] = case.at > notice_due
        case.write(Pause(case.at, WAIT))
    if case.regime.supplement_days:
        case.dossier.supplement_due_at = supplement_deadline(
            case.at, case.regime.supplement_days, calendar=case.setting.calendar
        )


def _count_intake_request(case: Case) -> None:
    allowed = case.regime.intake_supplements
    if case.dossier.intake_supplements >= allowed:
        raise WrongState(
            f"Bộ phận tiếp nhận chỉ được yêu cầu bổ sung {allowed} lần ({case.regime.name}); "
            "hãy tiếp nhận, hoặc từ chối có nêu lý do."
        )
    case.dossier.intake_supplements += 1


def _deadline_passed(case: Case) -> bool:
    deadline = case.dossier.supplement_due_at
    return deadline is not None and case.at > deadline


@action(
    "take_supplement",
    "Nhận hồ sơ bổ sung",
    "Nhận hồ sơ bổ sung đầy đủ",
    states={Status.SUPPLEMENT},
    roles={Role.RECEIVER},
    fits=lambda case: not _deadline_passed(case),
    fields=(FieldSpec("received", "Giấy tờ đã nhận bổ sung", "list", help="Mỗi mục một dòng."),),
    primary=True,
)
def take_supplement(case: Case, values: dict[str, Any]) -> None:
    dossier = case.dossier
    _refuse_after_deadline(case)
    dossier.supplement_due_at = None
    case.payload["received"] = values["received"]
    _tick(case, values["received"])
    case.move(Status.IN_PROGRESS)
    if dossier.received_at is None:
        begin_processing(case)
    elif case.regime.supplement_restarts:
        case.write(Resume(case.at, WAIT), Restart(case.at))
    else:
        case.write(Resume(case.at, WAIT))


def _refuse_after_deadline(case: Case) -> None:
    deadline = case.dossier.supplement_due_at
    if deadline and _deadline_passed(case):
        raise WrongState(
            f"Đã quá hạn bổ sung ({clock.local(deadline):%d/%m/%Y}); "
            "hãy dừng giải quyết và hướng dẫn nộp hồ sơ mới."
        )


def _tick(case: Case, received: list[Any]) -> None:
    """Tick the components named, add those the list did not have."""
    names = [str(item) for item in received]
    if len(set(names)) != len(names):
        raise BadInput("Có giấy tờ ghi hai lần.", {"received": "Bỏ mục ghi trùng."})
    known = {component["name"]: component for component in case.dossier.components}
    for name in names:
        if name in known:
            known[name]["ticked"] = True
        else:
            case.dossier.components.append({"name": name, "original": 1, "copy": 0, "ticked": True})
