"""The bulk path for scenarios and imports: the same verbs over the same Case, rows saved in batches.

It skips looking up the actor, scope and locks (nobody else works on these authorities); what a verb does to a
dossier, its tasks, its due date and its journal is the verb's own code. A test proves the rows equal.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from motcua.database.rows import prepare
from motcua.database.sql import write
from motcua.dossiers.actions import saving
from motcua.dossiers.actions.intake import build_received
from motcua.dossiers.actions.intake_data import clean_intake
from motcua.dossiers.actions.performing import task_for
from motcua.dossiers.actions.registry import ACTIONS
from motcua.dossiers.actors import Actor
from motcua.dossiers.case import Case
from motcua.dossiers.errors import WrongState
from motcua.dossiers.fields import clean
from motcua.dossiers.models import Applicant, Dossier, Standing, TallyChange, Task
from motcua.dossiers.numbering import take_numbers
from motcua.dossiers.setting import Setting
from motcua.dossiers.sums.noting import additions
from motcua.journal import actions as journal
from motcua.terms import clock

BATCH = 2000


@dataclass
class Bulk:
    """Collects whole dossiers and writes them batch by batch, in the order they were received."""

    cases: list[Case] = field(default_factory=list)
    recorded: dict[UUID, journal.Recorded] = field(default_factory=dict)
    numbers: dict[tuple[int, date], int] = field(default_factory=dict)

    def receive(
        self, data: Mapping[str, Any], setting: Setting, actor: Actor, at: datetime, recorded_at: datetime
    ) -> Case:
        """As ``actions.receive`` at that clock; the code comes at once, the rows with the batch."""
        with clock.clock_at(recorded_at):
            case = build_received(clean_intake(data), setting, actor, at)
        saving.give_code(case, self._next_number(case))
        self.cases.append(case)
        self._record(case, "receive", recorded_at)
        return case

    def perform(
        self,
        case: Case,
        actor: Actor,
        verb: str,
        data: Mapping[str, Any],
        at: datetime,
        recorded_at: datetime,
    ) -> None:
        """As ``actions.perform``; the actor must hold the task, the state must allow the verb."""
        action = ACTIONS[verb]
        case.events.append(case.payload)
        case.actor, case.at, case.payload, case.personal = actor, at, {}, {}
        case.task = task_for(case, action)
        if case.dossier.status not in action.states or (action.tasks and case.task is None):
            raise WrongState(f"{verb}: {case.dossier}")
        action.apply(case, clean(action.fields, data))
        self._record(case, verb, recorded_at)

    def _record(self, case: Case, verb: str, recorded_at: datetime) -> None:
        built = journal.build(case.chain, [saving.entry_of(case, verb)], recorded_at)
        whole = self.recorded.setdefault(case.chain.id, built)
        if whole is not built:
            whole.events += built.events
            whole.personal += built.personal

    def _next_number(self, case: Case) -> int:
        key = (case.setting.authority.pk, case.day)
        self.numbers[key] = self.numbers.get(key, 0) + 1
        return self.numbers[key]

    def flush_if_full(self) -> None:
        if len(self.cases) >= BATCH:
            self.flush()

    def flush(self) -> None:
        """Write what is collected in one transaction and forget it."""
        cases, self.cases = self.cases, []
        recorded, self.recorded = self.recorded, {}
        tables = [
            prepare(Dossier, (case.dossier for case in cases)),
            prepare(Applicant, (case.dossier.applicant for case in cases)),
            prepare(Task, (task for case in cases for task in case.touched)),
            prepare(Standing, (row for case in cases for row in case.standings)),
            prepare(TallyChange, additions(cases)),
        ]
        with transaction.atomic():
            for table in tables:
                write(table)
            journal.save_many(recorded.values(), BATCH)

    def finish(self) -> None:
        """Write the rest and leave each counter where the last number was taken."""
        self.flush()
        with transaction.atomic():
            for (agency_id, day), count in self.numbers.items():
                take_numbers(agency_id, day, count)
        self.numbers.clear()


@contextmanager
def collecting() -> Iterator[Bulk]:
    bulk = Bulk()
    yield bulk
    bulk.finish()
