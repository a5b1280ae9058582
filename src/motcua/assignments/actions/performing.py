"""Doing an action on an assignment: found within what the user may see, locked, checked, journalled."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import transaction

from motcua.assignments.actions.declaring import Action, Actor, Doing, Side
from motcua.assignments.actions.handling import ACTIONS
from motcua.assignments.models import Assignment, AssignmentReport
from motcua.assignments.visibility import visible_to
from motcua.attachments.actions import Received, Upload, receive_all
from motcua.attachments.errors import FileRefused
from motcua.dossiers.errors import ActionRefused, BadInput, NotFound, NotPermitted, WrongState
from motcua.dossiers.fields import clean
from motcua.journal import actions as journal
from motcua.organisation.models import User
from motcua.organisation.queries import posts_held
from motcua.terms import clock

NOT_FOUND = "Không tìm thấy nhiệm vụ này, hoặc nó không thuộc phạm vi bạn được xem."
CHANGEABLE = (
    "owner", "post_title", "due_on", "accepted_at", "reported_at", "verified_at", "sent_back_at", "returned",
    "reopened", "cancelled_at", "cancelled_reason",
)  # fmt: skip


def perform(
    user: User, id: UUID, name: str, data: Mapping[str, Any], uploads: "Iterable[Upload]" = ()
) -> Assignment:
    """Do an action on the assignment of that id. Raises NotPermitted, WrongState, BadInput; nothing is
    written then. Files are checked and scanned before the assignment is locked."""
    action = ACTIONS.get(name)
    if action is None:
        raise BadInput(f"Không có thao tác “{name}”.")
    given = list(uploads)
    files = _received(user, id, action, data, given) if given else []
    with transaction.atomic():
        item = _found(user, id, lock=True)
        _check(user, item, action)
        doing = Doing(item, user, clock.now(), files)
        action.apply(doing, clean(action.fields, data))
        _save(doing, action)
    return item


def _received(
    user: User, id: UUID, action: Action, data: Mapping[str, Any], given: "Sequence[Upload]"
) -> list[Received]:
    """Only from somebody who may do it and said the rest rightly: nobody else fills our disk."""
    if not action.files:
        raise BadInput(f"“{action.label}” không kèm tệp.")
    _check(user, _found(user, id), action)
    clean(action.fields, data)
    try:
        return receive_all(given)
    except FileRefused as refused:
        raise BadInput(refused.message, {"files": refused.message}) from refused


def available(user: User, item: Assignment) -> list[Action]:
    """What the user may do with it now, in the order of the work; a constant number of queries."""
    actor = actor_of(user, item)
    return [action for action in ACTIONS.values() if refused(actor, item, action) is None]


def actor_of(user: User, item: Assignment) -> Actor:
    posts = posts_held(user, clock.today())
    named = user.is_active and item.verifiers.filter(pk=user.pk).exists()
    last = AssignmentReport.objects.filter(assignment=item).order_by("-reported_at", "-pk")
    reporter = last.values_list("reported_by", flat=True).first()
    return Actor(user, posts, named, reporter == user.pk)


def refused(actor: Actor, item: Assignment, action: Action) -> ActionRefused | None:
    """Why he may not do it now, or None."""
    stages = [action.who[side] for side in action.who if actor.on(side, item)]
    if not stages:
        return NotPermitted(_why(actor, item, action))
    if not any(item.stage in each for each in stages):
        return WrongState(
            f"Nhiệm vụ đang ở bước “{item.stage.label.lower()}” nên không thể “{action.label.lower()}”."
        )
    return None


def _why(actor: Actor, item: Assignment, action: Action) -> str:
    if actor.concerned(item) and action.who.keys() & {Side.CHECKING, Side.GIVING}:
        return f"Người thực hiện không tự “{action.label.lower()}”. Việc này phải do người khác làm."
    return f"Bạn không có vai trò để “{action.label.lower()}” nhiệm vụ này."


def _check(user: User, item: Assignment, action: Action) -> None:
    refusal = refused(actor_of(user, item), item, action)
    if refusal is not None:
        raise refusal


def _found(user: User, id: UUID, lock: bool = False) -> Assignment:
    """Raises NotFound for what is not there or out of scope: nobody learns which."""
    rows = visible_to(user).select_related("agency", "giver")
    if lock:
        rows = rows.select_for_update(of=("self",))
    found = rows.filter(pk=id).first()
    if found is None:
        raise NotFound(NOT_FOUND)
    return found


def _save(doing: Doing, action: Action) -> None:
    item = doing.item
    chain = journal.lock_chain(item.pk)
    entry = journal.Entry(
        action.verb,
        item.giver.code,
        doing.user.username,
        doing.at,
        doing.payload,
        doing.personal or None,
    )
    journal.save(journal.build(chain, [entry], doing.at))
    item.save(force_update=True, update_fields=CHANGEABLE)
