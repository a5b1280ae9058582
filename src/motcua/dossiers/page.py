"""Everything the dossier page shows, in a constant number of queries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.functional import cached_property

from motcua.catalogue.content import Content, content
from motcua.dossiers.actors import Actor, actor_of
from motcua.dossiers.models import Dossier, Task, TaskState
from motcua.dossiers.visibility import visible_to
from motcua.journal import verbs
from motcua.journal.models import Event
from motcua.organisation.models import User
from motcua.organisation.queries import calendar_of
from motcua.terms import Standing, clock, fold, from_json
from motcua.terms.remaining import Remaining, remaining


@dataclass(frozen=True)
class Moment:
    """One line of the timeline: the journal's sentence and both time axes."""

    verb: str
    sentence: str
    occurred_at: datetime
    recorded_at: datetime
    actor: str
    payload: Mapping[str, Any]

    @property
    def typed_later(self) -> bool:
        """Entered on another day than it happened."""
        return clock.local(self.recorded_at).date() != clock.local(self.occurred_at).date()


@dataclass(frozen=True)
class StepState:
    name: str
    state: str  # done | current | ahead


@dataclass
class DossierPage:
    dossier: Dossier
    actor: Actor
    timeline: Sequence[Moment]
    tasks: Sequence[Task]
    standing: Standing
    open_tasks: list[Task] = field(init=False)

    def __post_init__(self) -> None:
        self.open_tasks = [task for task in self.tasks if task.state == TaskState.OPEN]

    @property
    def content(self) -> Content:
        return content(self.dossier.version)

    @cached_property
    def available(self) -> list[Any]:
        from motcua.dossiers.actions.availability import available

        return available(self.actor, self.dossier, self.open_tasks)

    @cached_property
    def remaining(self) -> Remaining | None:
        """Working time left to the due date; None once resolved, while waiting, or without a term."""
        due_at = self.dossier.due_at
        if self.dossier.resolved_at or due_at is None:
            return None
        return remaining(clock.now(), due_at, calendar_of(self.dossier.agency))

    @property
    def steps(self) -> list[StepState]:
        return steps_of(self.dossier, self.content)


def steps_of(dossier: Dossier, published: Content) -> list[StepState]:
    """The process with what is done, current and still ahead."""
    if dossier.returned_at:
        return [StepState(step.name, "done") for step in published.steps]
    order = {True: "done", False: "ahead"}
    return [
        StepState(step.name, "current" if index == dossier.step else order[index < dossier.step])
        for index, step in enumerate(published.steps)
    ]


def dossier_page(user: User, code: str) -> DossierPage | None:
    """None where the user may not see it: a face answers "not found" then."""
    rows = visible_to(user).select_related(
        "applicant", "agency", "counter", "procedure", "version__procedure", "sector"
    )
    dossier = rows.filter(code=code).first()
    if dossier is None:
        return None
    events = list(Event.objects.filter(chain=dossier.pk).order_by("seq"))
    tasks = list(dossier.tasks.select_related("agency", "assignee"))
    standing = fold(ledger_of(events), calendar_of(dossier.agency))
    return DossierPage(
        dossier, actor_of(user, clock.today()), [moment_of(event) for event in events], tasks, standing
    )


def ledger_of(events: Sequence[Event]) -> list[Any]:
    return [from_json(entry) for event in events for entry in event.payload.get("ledger", ())]


def moment_of(event: Event) -> Moment:
    return Moment(
        event.verb,
        verbs.sentence(event.verb, event.payload),
        event.occurred_at,
        event.recorded_at,
        event.actor,
        event.payload,
    )
