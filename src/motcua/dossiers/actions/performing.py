"""The one way in which a dossier is acted on: found in scope, locked, checked, changed, journalled."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from motcua.dossiers.actions import saving
from motcua.dossiers.actions.registry import ACTIONS, Action
from motcua.dossiers.actors import SYSTEM, actor_of
from motcua.dossiers.case import Case
from motcua.dossiers.errors import ActionRefused, BadInput, NotFound, NotPermitted, WrongState
from motcua.dossiers.fields import clean
from motcua.dossiers.models import Dossier, Source, Status, Task, TaskState
from motcua.dossiers.setting import Setting
from motcua.dossiers.sums.rows import facts_of
from motcua.dossiers.visibility import visible_to
from motcua.journal.actions import lock_chain
from motcua.journal.models import Event
from motcua.organisation.models import User
from motcua.terms import clock, from_json

CHANGEABLE = [
    "status",
    "outcome",
    "received_at",
    "first_due_at",
    "due_at",
    "due_on",
    "waiting",
    "resolved_at",
    "resolved_on",
    "returned_at",
    "step",
    "intake_supplements",
    "reappointments",
    "supplement_due_at",
    "components",
    "delivery",
    "note",
    "channel",
    "typed_by",
    "fee",
    "copies",
    "payment",
    "paid_at",
    "payment_failed",
    "digitised",
    "digitised_at",
    "result_form",
    "received_by",
]
ASIDE = frozenset({"correct", "view_personal", "calendar_change"})
"""What is no step of the case: a paper book may still be copied in behind it."""
NOT_FOUND = "Không tìm thấy hồ sơ, hoặc hồ sơ không thuộc phạm vi bạn được xem."


def perform(
    user: User | None,
    dossier: Dossier | UUID | str,
    verb: str,
    data: Mapping[str, Any] | None = None,
    *,
    at: datetime | None = None,
) -> Dossier:
    """Do ``verb`` on a dossier the user may see; ``user`` None is the system itself (jobs).

    Raises NotPermitted, WrongState or BadInput with a Vietnamese message; nothing is written then. ``at`` is
    when it happened, now unless the dossier is being copied from a paper book.
    """
    if verb not in ACTIONS:
        raise BadInput(f"Không có thao tác “{verb}”.")
    action = ACTIONS[verb]
    with transaction.atomic():
        case = load(user, dossier, at)
        _check_permission(case, action)
        _check_state(case, action)
        action.apply(case, clean(action.fields, data or {}))
        saving.save_changed(case, verb, CHANGEABLE)
    return case.dossier


def load(user: User | None, dossier: Dossier | UUID | str, at: datetime | None = None) -> Case:
    """The dossier with everything a verb needs, its row locked. Raises NotPermitted when out of scope."""
    found = _locked(user, dossier)
    actor = actor_of(user, clock.today()) if user else SYSTEM
    setting = Setting(found.agency, found.version)
    rows = Event.objects.filter(chain=found.pk).order_by("seq")
    events = list(rows.values_list("verb", "payload", "occurred_at"))
    payloads = [payload for _, payload, _ in events]
    case = Case(
        dossier=found,
        setting=setting,
        actor=actor,
        at=_moment(found, at, max(occurred for verb, _, occurred in events if verb not in ASIDE)),
        chain=lock_chain(found.pk),
        ledger=[from_json(entry) for payload in payloads for entry in payload.get("ledger", ())],
        tasks=list(found.tasks.filter(state=TaskState.OPEN).select_related("agency")),
        events=list(payloads),
        before=facts_of(found),
    )
    case.moved = len(case.ledger) > 1
    return case


def _locked(user: User | None, dossier: Dossier | UUID | str) -> Dossier:
    """The applicant is read later: joined, PostgreSQL gives it as it was before the wait for the lock."""
    scope = visible_to(user) if user else Dossier.objects.all()
    if isinstance(dossier, str) and "\0" in dossier:  # PostgreSQL refuses to compare it
        raise NotFound(NOT_FOUND)
    key = {"code": dossier} if isinstance(dossier, str) else {"pk": getattr(dossier, "pk", dossier)}
    rows = scope.select_for_update(of=("self",)).select_related("agency", "version__procedure")
    found = rows.filter(**key).first()
    if found is None:
        raise NotFound(NOT_FOUND)
    return found


def _moment(dossier: Dossier, at: datetime | None, last: datetime) -> datetime:
    now = clock.now()
    if at is None:
        return now
    if dossier.source != Source.PAPER and at != now:
        raise BadInput("Chỉ hồ sơ nhập lại từ sổ giấy mới ghi thời điểm trong quá khứ.", {"at": "Bỏ trống."})
    if at > now:
        raise BadInput("Thời điểm ở tương lai.", {"at": "Ghi thời điểm đã qua."})
    if at < last:
        raise BadInput(
            "Thời điểm trước cả thao tác đã ghi.",
            {"at": f"Ghi từ {clock.local(last):%H:%M %d/%m/%Y} trở đi."},
        )
    return clock.local(at)


def _check_permission(case: Case, action: Action) -> None:
    if action.tasks:
        case.task = task_for(case, action)
    if case.task is None and not any(case.actor.holds(role, case.dossier) for role in action.roles):
        raise NotPermitted(f"Bạn không có vai trò để “{action.label.lower()}” ở bước này của hồ sơ.")


def task_for(case: Case, action: Action) -> Task | None:
    mine = [task for task in case.tasks if task.kind in action.tasks and case.actor.may_do(task)]
    return mine[-1] if mine else None


def _check_state(case: Case, action: Action) -> None:
    if case.dossier.status not in action.states:
        raise WrongState(
            f"Hồ sơ đang “{Status(case.dossier.status).label}” nên không thể “{action.label.lower()}”."
        )


def refusal(case: Case, action: Action) -> ActionRefused | None:
    """Why the actor may not do it now, or None; nothing is changed."""
    case.task = None
    try:
        _check_permission(case, action)
        _check_state(case, action)
    except ActionRefused as refused:
        return refused
    return None if action.fits(case) else WrongState("Chưa đến bước này.")
