"""A dossier being acted on: everything is changed in memory first, then saved with its journal events.

The live path (``actions.perform``) and the bulk path (``bulk``) run the same verbs over the same Case.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from motcua.dossiers import states
from motcua.dossiers.actors import Actor
from motcua.dossiers.errors import WrongState
from motcua.dossiers.models import Dossier, Standing, Status, Task, TaskKind, TaskState
from motcua.dossiers.setting import Setting, regime_on
from motcua.figures.facts import Facts
from motcua.journal.models import Chain
from motcua.organisation.models import Agency, Role
from motcua.terms import Calendar, Entry, Term, clock, due, fold, to_json
from motcua.terms import Standing as TermStanding
from motcua.terms.working_time import after_working_time, working_time


@dataclass
class Case:
    dossier: Dossier
    setting: Setting
    actor: Actor
    at: datetime
    chain: Chain
    ledger: list[Entry] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    events: list[Mapping[str, Any]] = field(default_factory=list)
    task: Task | None = None
    payload: dict[str, Any] = field(default_factory=dict)
    personal: dict[str, Any] = field(default_factory=dict)
    standings: list[Standing] = field(default_factory=list)
    touched: list[Task] = field(default_factory=list)
    changed_applicant: bool = False
    span: tuple[tuple[datetime, datetime], timedelta, timedelta] | None = None
    standing: TermStanding | None = None
    before: Facts | None = None  # as it was found, for the sums; without its standings
    moved: bool = False  # whether its due date may have standings already

    @property
    def day(self) -> date:
        return clock.local(self.at).date()

    @property
    def regime(self) -> Any:
        """The rules of the day on which the dossier was received (or submitted)."""
        start = self.dossier.received_at or self.dossier.submitted_at
        return regime_on(clock.local(start).date())

    def move(self, status: Status) -> None:
        """Raises WrongState where the table of transitions does not allow it."""
        before = Status(self.dossier.status)
        if not states.may_follow(before, status):
            raise WrongState(
                f"Hồ sơ đang ở trạng thái “{before.label}” nên không chuyển sang “{status.label}” được."
            )
        self.dossier.status = status
        self.payload["status"] = int(status)

    def write(self, *entries: Entry) -> None:
        """Add to the deadline ledger and let the due date follow: one change, however many entries."""
        self.ledger.extend(entries)
        self.payload.setdefault("ledger", []).extend(to_json(entry) for entry in entries)
        self.refold()

    def refold(self) -> None:
        standing = self.standing = fold(self.ledger, self.setting.calendar)
        dossier = self.dossier
        if dossier.first_due_at is None:
            dossier.first_due_at = standing.due_at
        elif (standing.due_at, standing.waiting) != (dossier.due_at, dossier.waiting):
            self.standings.append(
                Standing(dossier=dossier, at=self.at, due_at=standing.due_at, waiting=standing.waiting)
            )
        dossier.due_at, dossier.waiting = standing.due_at, standing.waiting
        dossier.due_on = clock.local(standing.due_at).date() if standing.due_at else None
        self.payload["due_at"] = clock.to_text(standing.due_at) if standing.due_at else None
        self._move_steps()

    def _move_steps(self) -> None:
        """Steps under way are due by the dossier's new date; intake and opinions have dates of their own."""
        for task in self.tasks:
            if task.kind in (TaskKind.INTAKE, TaskKind.CONSULT):
                continue
            task.due_at = self._step_due(task.step)
            self._touch(task)

    def resolve(self, status: Status, outcome: str) -> None:
        """The dossier has its result (or its end): tasks still open are no longer to be done."""
        self.move(status)
        self.dossier.outcome = outcome
        if self.dossier.received_at:  # what was never received is in no book and has no result
            self.dossier.resolved_at = self.at
            self.dossier.resolved_on = self.day
        self.dossier.supplement_due_at = None
        self.payload["outcome"] = outcome
        self.cancel_open_tasks()

    def close(self, task: Task, state: TaskState = TaskState.DONE, text: str = "") -> None:
        task.state, task.done_at, task.done_by = state, self.at, self.actor.name
        task.text = text or task.text
        self.tasks.remove(task)
        self._touch(task)
        self.payload.setdefault("closed", []).append(
            {
                "step": task.step,
                "kind": task.kind,
                "name": task.name,
                "agency": task.agency.code,
                "late": self.late(task),
            }
        )

    def late(self, task: Task) -> bool:
        """Whether the task's own date has passed: its unit is answerable for this much of a delay."""
        return task.due_at is not None and self.at > task.due_at

    def cancel_open_tasks(self) -> None:
        for task in list(self.tasks):
            self.close(task, TaskState.CANCELLED)

    def open_step(self, index: int) -> Task:
        """Open the task of the process's step ``index`` (0 is intake) at the unit that does it."""
        step = self.setting.content.steps[index]
        task = Task(
            dossier=self.dossier,
            step=index,
            kind=step.kind,
            name=step.name,
            agency=self.setting.unit(step.unit, self.day),
            role=step.role,
            opened_at=self.at,
            due_at=self._step_due(index),
        )
        self.dossier.step = index
        self._opened(task)
        for kind in step.consult:
            self._ask_aside(task, self.setting.unit(kind, self.day))
        return task

    def _ask_aside(self, task: Task, unit: Agency) -> None:
        """The parallel consultation that the process declares for a step, asked once a dossier."""
        asked = [each for event in self.events for each in event.get("opened", ())]
        known = any(each["kind"] == TaskKind.CONSULT and each["agency"] == unit.code for each in asked)
        if known or unit.pk == self.setting.authority.pk:
            return
        question = f"Cho ý kiến theo quy trình ở bước “{task.name}”."
        self.open_consult(
            step=task.step,
            name=question[:150],
            agency=unit,
            role=Role.SPECIALIST,
            due_at=task.due_at,
            text=question,
        )

    def open_consult(self, **fields: Any) -> Task:
        return self._opened(Task(dossier=self.dossier, kind=TaskKind.CONSULT, opened_at=self.at, **fields))

    def _opened(self, task: Task) -> Task:
        self.tasks.append(task)
        self._touch(task)
        self.payload.setdefault("opened", []).append(
            {"step": task.step, "kind": task.kind, "name": task.name, "agency": task.agency.code}
        )
        return task

    def _touch(self, task: Task) -> None:
        if not any(task is other for other in self.touched):
            self.touched.append(task)

    def _step_due(self, index: int) -> datetime | None:
        """By when the steps up to this one have to be done; None while waiting or without a term.

        The later steps keep their share of the term's working time before the due date: a pause or a new
        date moves every step still to be done.
        """
        due_at = self.dossier.due_at
        if due_at is None:
            return None
        later = sum(step.share for step in self.setting.content.steps[index + 1 :])
        if later <= 0.001:
            return due_at
        return self._before(due_at, later)

    def _before(self, due_at: datetime, share: float) -> datetime:
        """The moment at which a share of the term's working time is left."""
        calendar = self.setting.calendar
        standing = self.standing = self.standing or fold(self.ledger, calendar)
        start = standing.started_at or self.at
        if self.span is None or self.span[0] != (start, due_at):
            self.span = ((start, due_at), *_span(standing.term, start, due_at, calendar))
        _, whole, length = self.span
        return min(due_at, after_working_time(start, _minutes(whole - length * share), calendar))


def _span(
    term: Term | None, start: datetime, due_at: datetime, calendar: Calendar
) -> tuple[timedelta, timedelta]:
    """Working time from the start to the due date, and how much of it the term itself is."""
    whole = working_time(start, due_at, calendar)
    if term is None:
        return whole, whole
    end = due(term, start, calendar).at
    return whole, whole if end == due_at else min(whole, working_time(start, end, calendar))


def _minutes(length: timedelta) -> timedelta:
    """Whole minutes, at least one: nobody is promised a step's end to the microsecond."""
    return timedelta(minutes=max(1, round(length.total_seconds() / 60)))
