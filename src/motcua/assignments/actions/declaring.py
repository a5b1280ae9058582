"""The shape of an action on an assignment: who on which side may do it in which stage, and what it asks."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from motcua.assignments.models import Assignment, Stage
from motcua.attachments.actions import Received
from motcua.dossiers.fields import FieldSpec
from motcua.organisation.models import Post, Role, User


class Side(StrEnum):
    """``OWING``: who does it. ``HEAD``: leads the owing agency. ``GIVING``: leader or control officer of the
    giver. ``CHECKING``: those, inspectors of the giver, and people named as verifiers.

    Nobody stands on the giving or checking side of what is his own, nor of what he reported himself.
    """

    OWING = "owing"
    HEAD = "head"
    GIVING = "giving"
    CHECKING = "checking"


@dataclass
class Doing:
    """An assignment while it is acted on; ``payload`` and ``personal`` go to the journal."""

    item: Assignment
    user: User
    at: datetime
    files: Sequence[Received] = ()
    payload: dict[str, Any] = field(default_factory=dict)
    personal: dict[str, Any] = field(default_factory=dict)


Apply = Callable[[Doing, dict[str, Any]], None]


@dataclass(frozen=True)
class Action:
    """``who``: for each side the stages in which it may. ``files``: whether files may come with it."""

    name: str
    label: str
    verb: str
    who: Mapping[Side, frozenset[Stage]]
    fields: tuple[FieldSpec, ...]
    apply: Apply
    files: bool = False


@dataclass(frozen=True)
class Actor:
    """Somebody with his posts of today; ``named``: listed as verifier; ``reported``: sent the last report."""

    user: User
    posts: Sequence[Post]
    named: bool
    reported: bool

    def on(self, side: Side, item: Assignment) -> bool:
        return _SIDES[side](self, item)

    def concerned(self, item: Assignment) -> bool:
        """Whether he would judge his own work."""
        return self.user.pk == item.owner_id or self.reported


def _owing(actor: Actor, item: Assignment) -> bool:
    """The owner; who leads or controls at the owing agency; anybody at work there while nobody is named."""
    here = {Role(post.role) for post in actor.posts if post.agency_id == item.agency_id}
    if actor.user.pk == item.owner_id and actor.posts:
        return True
    if here & {Role.LEADER, Role.CONTROL}:
        return True
    return item.owner_id is None and bool(here & {Role.SPECIALIST, Role.RECEIVER})


def _head(actor: Actor, item: Assignment) -> bool:
    return any(post.role == Role.LEADER and post.agency_id == item.agency_id for post in actor.posts)


def _at_giver(actor: Actor, item: Assignment, *roles: Role) -> bool:
    return any(post.role in roles and post.scope_id == item.giver_id for post in actor.posts)


def _giving(actor: Actor, item: Assignment) -> bool:
    return not actor.concerned(item) and _at_giver(actor, item, Role.LEADER, Role.CONTROL)


def _checking(actor: Actor, item: Assignment) -> bool:
    if actor.concerned(item):
        return False
    return actor.named or _at_giver(actor, item, Role.LEADER, Role.CONTROL, Role.INSPECTOR)


_SIDES: Mapping[Side, Callable[[Actor, Assignment], bool]] = {
    Side.OWING: _owing,
    Side.HEAD: _head,
    Side.GIVING: _giving,
    Side.CHECKING: _checking,
}
