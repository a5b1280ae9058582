"""One dossier's way through its process in the bulk path: who does which verb at which working minute."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from motcua.dossiers.actors import Actor
from motcua.dossiers.bulk import Bulk
from motcua.dossiers.case import Case
from motcua.dossiers.models import TaskKind
from motcua.terms import after_working_time

_VERB_OF: Mapping[str, tuple[str, Mapping[str, Any]]] = {
    TaskKind.INTAKE: ("hand_over", {}),
    TaskKind.APPROVAL: ("sign_off", {}),
    TaskKind.ISSUE: ("publish_result", {}),
    TaskKind.RETURN: ("return_result", {}),
}
_DECIDE = ("decide", {"decision": "granted"})


@dataclass(frozen=True)
class Desk:
    """The actors of one authority by role."""

    receiver: Actor
    specialist: Actor
    leader: Actor

    def who(self, role: str) -> Actor:
        found: Actor = getattr(self, role)
        return found


def resolve(bulk: Bulk, case: Case, desk: Desk, resolved_at: datetime) -> None:
    """Take a received dossier to its result at ``resolved_at``, the steps before it evenly spread."""
    count = len(case.setting.content.steps) - 1  # the last step is the return, after the result
    start = case.at
    for number in range(1, count):
        step(bulk, case, desk, _in_hours(case, start + (resolved_at - start) * number / count, resolved_at))
    step(bulk, case, desk, resolved_at)


def _in_hours(case: Case, at: datetime, latest: datetime) -> datetime:
    """The same instant, or the next working minute after it."""
    return min(latest, after_working_time(at, timedelta(minutes=1), case.setting.calendar))


def step(bulk: Bulk, case: Case, desk: Desk, at: datetime) -> None:
    """Do whatever the open step asks for, by whoever holds its role."""
    task = case.tasks[-1]
    verb, data = _VERB_OF.get(task.kind) or _processing(case)
    bulk.perform(case, desk.who(task.role), verb, data, at, at)


def _processing(case: Case) -> tuple[str, Mapping[str, Any]]:
    following = case.setting.content.steps[case.tasks[-1].step + 1]
    return ("hand_over", {}) if following.kind == TaskKind.PROCESSING else _DECIDE
