"""What is done with a reflection: passed on, answered, made public. One declaration an action."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from motcua.dossiers.errors import ActionRefused, BadInput, NotFound, NotPermitted, WrongState
from motcua.dossiers.fields import FieldSpec, clean, options
from motcua.feedback.models import Feedback, Outcome, Stage
from motcua.feedback.visibility import ANSWERERS, KEEPERS, visible_to
from motcua.journal import actions as journal
from motcua.journal import verbs
from motcua.organisation.models import Agency, Post, Role, User
from motcua.organisation.queries import active_posts, below
from motcua.terms import clock

NOT_FOUND = "Không tìm thấy phản ánh, kiến nghị này, hoặc nó không thuộc phạm vi bạn được xem."
CHANGEABLE = (
    "handler", "transferred_at", "resolved_at", "resolved_on", "outcome", "answer", "answer_number",
    "published_at",
)  # fmt: skip


@dataclass
class Doing:
    """A reflection while it is acted on; ``payload`` and ``personal`` go to the journal."""

    item: Feedback
    at: datetime
    payload: dict[str, Any] = field(default_factory=dict)
    personal: dict[str, Any] = field(default_factory=dict)


Apply = Callable[[Doing, dict[str, Any]], None]


@dataclass(frozen=True)
class Action:
    """``roles`` act by a post whose scope is the book's authority; so may anybody with a post at the handler
    where ``handler`` is set."""

    name: str
    label: str
    verb: str
    stages: frozenset[Stage]
    roles: tuple[Role, ...]
    fields: tuple[FieldSpec, ...]
    apply: Apply
    handler: bool = False


def _transfer(doing: Doing, values: dict[str, Any]) -> None:
    item = doing.item
    unit = Agency.objects.filter(code=values["to"], pk__in=below(item.agency).values("pk")).first()
    if unit is None:
        text = "Chọn một đơn vị của cơ quan hoặc cơ quan trực thuộc."
        raise BadInput(text, {"to": text})
    if unit.pk == item.handler_id:
        text = f"{unit.name} đang xử lý phản ánh này. Chọn đơn vị khác."
        raise BadInput(text, {"to": text})
    item.handler, item.transferred_at = unit, item.transferred_at or doing.at
    doing.payload |= {"to": unit.code, "to_name": unit.name, "reason": values["reason"]}


def _resolve(doing: Doing, values: dict[str, Any]) -> None:
    item = doing.item
    item.resolved_at, item.resolved_on = doing.at, clock.local(doing.at).date()
    item.outcome, item.answer, item.answer_number = values["outcome"], values["answer"], values["number"]
    label = str(Outcome(values["outcome"]).label)
    doing.payload |= {"outcome": values["outcome"], "outcome_name": label.lower(), "number": values["number"]}
    doing.personal["answer"] = values["answer"]


def _publish(doing: Doing, values: dict[str, Any]) -> None:
    if not values["checked"]:
        text = "Xác nhận nội dung trả lời không nêu thông tin cá nhân của người phản ánh."
        raise BadInput(text, {"checked": text})
    doing.item.published_at = doing.at
    doing.payload["where"] = values["where"]


TRANSFER = Action(
    "chuyen", "Chuyển xử lý", "feedback_transferred",
    frozenset({Stage.RECEIVED, Stage.TRANSFERRED}), KEEPERS,
    (
        FieldSpec("to", "Đơn vị xử lý", "text", max_length=35),
        FieldSpec("reason", "Ý kiến chuyển", "long_text", required=False, max_length=500),
    ),
    _transfer,
)  # fmt: skip
RESOLVE = Action(
    "tra-loi", "Ghi kết quả xử lý", "feedback_resolved",
    frozenset({Stage.RECEIVED, Stage.TRANSFERRED}), ANSWERERS,
    (
        FieldSpec("outcome", "Kết quả", "choice", choices=options(Outcome)),
        FieldSpec("answer", "Nội dung trả lời", "long_text", max_length=10_000,
                  help="Không nêu thông tin cá nhân của người phản ánh: nội dung này có thể được đăng tải."),
        FieldSpec("number", "Số văn bản trả lời", "text", required=False, max_length=60),
    ),
    _resolve, handler=True,
)  # fmt: skip
PUBLISH = Action(
    "dang-tai", "Đăng tải công khai kết quả", "feedback_published", frozenset({Stage.RESOLVED}), ANSWERERS,
    (
        FieldSpec("where", "Nơi đăng tải", "text", max_length=200, help="Ví dụ: trang thông tin của phường."),
        FieldSpec("checked", "Nội dung trả lời không nêu thông tin cá nhân", "flag", required=False),
    ),
    _publish,
)  # fmt: skip
ACTIONS: Mapping[str, Action] = {action.name: action for action in (TRANSFER, RESOLVE, PUBLISH)}

verbs.register(TRANSFER.verb, "Chuyển {to_name} xử lý: {reason}")
verbs.register(RESOLVE.verb, "Xử lý xong: {outcome_name} {number}")
verbs.register(PUBLISH.verb, "Đăng tải công khai kết quả tại {where}")


def perform(user: User, code: str, name: str, data: Mapping[str, Any]) -> Feedback:
    """Do an action on the reflection of that code. Raises NotPermitted, WrongState, BadInput; nothing is
    written then."""
    action = ACTIONS.get(name)
    if action is None:
        raise BadInput(f"Không có thao tác “{name}”.")
    with transaction.atomic():
        item = find_locked(user, code)
        refusal = refused(item, action, _posts(user))
        if refusal is not None:
            raise refusal
        doing = Doing(item, clock.now())
        action.apply(doing, clean(action.fields, data))
        _save(doing, action, user)
    return item


def available(user: User, item: Feedback) -> list[Action]:
    """What the user may do with it now, in the order of the work; one query."""
    posts = _posts(user)
    return [action for action in ACTIONS.values() if refused(item, action, posts) is None]


def refused(item: Feedback, action: Action, posts: Iterable[Post]) -> ActionRefused | None:
    """Why somebody with these posts may not do it now, or None."""
    held = list(posts)
    if not any(_may(post, item, action) for post in held):
        return NotPermitted(f"Bạn không có vai trò để “{action.label.lower()}” phản ánh này.")
    if item.stage not in action.stages:
        return WrongState(
            f"Phản ánh đang ở bước “{item.stage.label.lower()}” nên không thể “{action.label.lower()}”."
        )
    return None


def _may(post: Post, item: Feedback, action: Action) -> bool:
    """A leader decides for the agency of his own post; nobody for a book above or beside his own."""
    at_handler = action.handler and post.agency_id == item.handler_id
    if at_handler and post.role in (Role.SPECIALIST, Role.LEADER):
        return True
    return post.role in action.roles and post.scope_id == item.agency_id


def _posts(user: User) -> list[Post]:
    return list(active_posts(user))


def find_locked(user: User, code: str) -> Feedback:
    """Raises NotFound for what is not there or out of scope: nobody learns which."""
    if "\0" in code:
        raise NotFound(NOT_FOUND)
    rows = visible_to(user).select_for_update(of=("self",)).select_related("agency")
    found = rows.filter(code=code).first()
    if found is None:
        raise NotFound(NOT_FOUND)
    return found


def _save(doing: Doing, action: Action, user: User) -> None:
    item = doing.item
    chain = journal.lock_chain(item.pk)
    entry = journal.Entry(
        action.verb, item.agency.code, user.username, doing.at, doing.payload, doing.personal or None
    )
    journal.save(journal.build(chain, [entry], doing.at))
    item.save(force_update=True, update_fields=CHANGEABLE)
