"""The shape of an action on a review: one declaration each."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from motcua.dossiers.fields import FieldSpec
from motcua.organisation.models import Role, User
from motcua.simplification.models import Review, State


@dataclass
class Doing:
    """A review while it is acted on, its row locked; ``payload`` goes to the journal."""

    review: Review
    user: User
    at: datetime
    payload: dict[str, Any] = field(default_factory=dict)


Apply = Callable[[Doing, dict[str, Any]], None]


@dataclass(frozen=True)
class Action:
    """``role`` acts by a post whose scope is the authority of the review. ``apply`` writes what hangs on the
    review and raises BadInput or WrongState; the review itself and the journal are written after it."""

    name: str
    label: str
    verb: str
    states: frozenset[State]
    role: Role
    fields: tuple[FieldSpec, ...]
    apply: Apply


DRAFT = frozenset({State.DRAFT})
