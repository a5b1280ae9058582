"""What can be done to a dossier: one declaration a verb, found by name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from motcua.dossiers.case import Case
from motcua.dossiers.fields import FieldSpec
from motcua.dossiers.models import Status, TaskKind
from motcua.journal import verbs
from motcua.organisation.models import Role

Apply = Callable[[Case, dict[str, Any]], None]


@dataclass(frozen=True)
class Action:
    """``tasks``: kinds of which the actor must hold an open task; else a post in ``roles`` is asked."""

    verb: str
    label: str
    states: frozenset[Status]
    apply: Apply
    roles: frozenset[Role] = frozenset()
    tasks: frozenset[TaskKind] = frozenset()
    fields: tuple[FieldSpec, ...] = ()
    primary: bool = False
    fits: Callable[[Case], bool] = lambda case: True


ACTIONS: dict[str, Action] = {}


def action(verb: str, label: str, sentence: str, **declared: Any) -> Callable[[Apply], Apply]:
    """Register a verb for dossiers and for the journal at once."""
    sets: dict[str, Any] = {name: frozenset(declared.pop(name, ())) for name in ("states", "roles", "tasks")}

    def register(apply: Apply) -> Apply:
        verbs.register(verb, sentence)
        ACTIONS[verb] = Action(verb, label, apply=apply, **sets, **declared)
        return apply

    return register


def known() -> Mapping[str, Action]:
    return ACTIONS
