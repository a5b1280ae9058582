"""What a person may do next with a dossier, and what a due date would be: for faces to draw."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from motcua.catalogue.content import content
from motcua.catalogue.models import ProcedureVersion
from motcua.dossiers.actions.performing import refusal
from motcua.dossiers.actions.registry import ACTIONS
from motcua.dossiers.actors import Actor
from motcua.dossiers.case import Case
from motcua.dossiers.fields import FieldSpec
from motcua.dossiers.models import Dossier, Task
from motcua.dossiers.setting import Setting
from motcua.journal.models import Chain
from motcua.organisation.models import Agency
from motcua.organisation.queries import calendar_of
from motcua.terms import Trace, clock, due


@dataclass(frozen=True)
class Available:
    """``verb`` for ``perform``; ``label`` for the button; ``primary``: the one to offer first."""

    verb: str
    label: str
    primary: bool
    fields: tuple[FieldSpec, ...]


@dataclass(frozen=True)
class Preview:
    """The due date before anything is saved, day by day; ``due_at`` None where no term is published."""

    due_at: datetime | None
    trace: Trace
    term_text: str


def available(actor: Actor, dossier: Dossier, tasks: Sequence[Task]) -> list[Available]:
    """The verbs this actor may do now, primary first; ``tasks`` are the dossier's open ones. No query."""
    case = Case(
        dossier, Setting(dossier.agency, dossier.version), actor, clock.now(), Chain(), tasks=list(tasks)
    )
    offered = [
        Available(action.verb, action.label, action.primary, action.fields)
        for action in ACTIONS.values()
        if refusal(case, action) is None
    ]
    return sorted(offered, key=lambda item: not item.primary)


def preview(agency: Agency, version: ProcedureVersion, at: datetime) -> Preview:
    """When a dossier accepted at ``at`` would be due."""
    published = content(version)
    term = published.term
    if term is None:
        return Preview(None, (), published.term_text.text)
    deadline = due(term, at, calendar_of(agency))
    return Preview(deadline.at, deadline.trace, term.text)
