"""Acceptance: from this instant the agency's clock runs (NĐ 118/2025 Đ.16, verified: date on the receipt)."""

from datetime import datetime
from typing import Any

from motcua.dossiers.actions.registry import action
from motcua.dossiers.case import Case
from motcua.dossiers.fields import FieldSpec
from motcua.dossiers.models import Outcome, Status
from motcua.organisation.models import Role
from motcua.terms import Adopt, Entry, SetTerm, transfer_due


def start_clock(case: Case, promised: datetime | None = None) -> None:
    """Set the term of the pinned version, or take over the date promised in a paper book."""
    case.dossier.received_at, case.dossier.received_by = case.at, case.actor.name
    term = case.setting.content.term
    entries: list[Entry] = [SetTerm(case.at, term)] if term else []
    if promised is not None:
        entries.append(Adopt(case.at, promised))
    if entries:
        case.write(*entries)


def open_intake(case: Case) -> None:
    """Received: to be carried over to the unit that resolves it the same working day (Đ.18, verified)."""
    task = case.open_step(0)
    regime = case.regime
    transfer = transfer_due(case.at, case.setting.calendar, regime.transfer_cutoff, regime.transfer_grace)
    task.due_at = min(transfer, case.dossier.due_at) if case.dossier.due_at else transfer


def begin_processing(case: Case) -> None:
    """Accepted after a supplement: straight to the first step after intake."""
    start_clock(case)
    case.open_step(1)


@action(
    "accept",
    "Tiếp nhận hồ sơ",
    "Tiếp nhận hồ sơ nộp trực tuyến",
    states={Status.SUBMITTED},
    roles={Role.RECEIVER},
    fields=(FieldSpec("note", "Ghi chú", "text", required=False, max_length=500),),
    primary=True,
)
def accept(case: Case, values: dict[str, Any]) -> None:
    case.move(Status.RECEIVED)
    case.dossier.note = values["note"] or case.dossier.note
    start_clock(case)
    open_intake(case)


@action(
    "not_accept",
    "Từ chối tiếp nhận",
    "Từ chối tiếp nhận hồ sơ: {reason}",
    states={Status.SUBMITTED},
    roles={Role.RECEIVER},
    fields=(FieldSpec("reason", "Lý do, căn cứ pháp lý", "long_text"),),
)
def not_accept(case: Case, values: dict[str, Any]) -> None:
    case.move(Status.NOT_ACCEPTED)
    case.dossier.outcome = Outcome.NOT_ACCEPTED
    case.payload |= {"reason": values["reason"], "outcome": Outcome.NOT_ACCEPTED.value}
