"""What is done with a review: who may, in which state, and that it is journalled."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db import transaction

from motcua.dossiers.errors import ActionRefused, BadInput, NotFound, NotPermitted, WrongState
from motcua.dossiers.fields import clean
from motcua.journal import actions as journal
from motcua.organisation.models import Post, User
from motcua.organisation.queries import active_posts
from motcua.simplification.actions.costing import COPY, RANGES, REMOVE, WRITE
from motcua.simplification.actions.deciding import DECIDE, PROPOSE, SEND_BACK
from motcua.simplification.actions.declared import Action, Doing
from motcua.simplification.actions.measuring import MEASURE
from motcua.simplification.actions.sheet import FILL
from motcua.simplification.models import Review, State
from motcua.simplification.visibility import visible_to
from motcua.terms import clock

NOT_FOUND = "Không tìm thấy phiếu rà soát này, hoặc nó không thuộc phạm vi bạn được xem."
ACTIONS: Mapping[str, Action] = {
    action.name: action for action in (FILL, WRITE, REMOVE, COPY, RANGES, PROPOSE, DECIDE, SEND_BACK, MEASURE)
}


def perform(user: User, id: UUID, name: str, data: Mapping[str, Any]) -> Review:
    """Do an action on a review. Raises NotPermitted, WrongState, BadInput; nothing is written then."""
    action = ACTIONS.get(name)
    if action is None:
        raise BadInput(f"Không có thao tác “{name}”.")
    with transaction.atomic():
        review = _locked(user, id)
        refusal = refused(review, action, active_posts(user))
        if refusal is not None:
            raise refusal
        doing = Doing(review, user, clock.now())
        action.apply(doing, clean(action.fields, data))
        _save(doing, action)
    return review


def available(user: User, review: Review) -> list[Action]:
    """What the user may do with it now, in the order of the work; one query."""
    posts = list(active_posts(user))
    return [action for action in ACTIONS.values() if refused(review, action, posts) is None]


def refused(review: Review, action: Action, posts: Iterable[Post]) -> ActionRefused | None:
    """Why somebody with these posts may not do it now, or None. A leader decides for his own authority."""
    if not any(post.role == action.role and post.scope_id == review.agency_id for post in posts):
        return NotPermitted(f"Bạn không có vai trò để “{action.label.lower()}” ở phiếu rà soát này.")
    if review.state not in action.states:
        state = str(State(review.state).label).lower()
        return WrongState(f"Phiếu ở bước “{state}” nên không thể “{action.label.lower()}”.")
    return None


def _locked(user: User, id: UUID) -> Review:
    """Raises NotFound for what is not there or out of scope: nobody learns which."""
    rows = visible_to(user).select_for_update(of=("self",)).select_related("agency", "procedure")
    found = rows.filter(pk=id).first()
    if found is None:
        raise NotFound(NOT_FOUND)
    return found


def _save(doing: Doing, action: Action) -> None:
    review = doing.review
    entry = journal.Entry(action.verb, review.agency.code, doing.user.username, doing.at, doing.payload)
    journal.save(journal.build(journal.lock_chain(review.pk), [entry], doing.at))
    review.save(force_update=True, update_fields=["state", "ranges"])
