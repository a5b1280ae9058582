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


def resolve(
    bulk: Bulk,
    case: Case,
    desk: Desk,
    resolved_at: datetime,
    *,
    loops: int = 0,
    stalled: bool = False,
    signed_in_at: datetime | None = None,
) -> None:
    """Take a dossier in hand to its result at ``resolved_at``, the steps before it evenly spread.

    ``loops``: how often the approval is sent back first. ``stalled``: what follows the first step is done in
    the last tenth of the time. ``signed_in_at``: when approval and issue are written down, else at once.
    """
    done = case.tasks[-1].step
    count = len(case.setting.content.steps) - 1 - done + 2 * loops  # the last step is the return
    start = case.at
    for number in range(1, count + 1):
        share = number / count if not stalled or number == 1 else 0.9 + 0.1 * number / count
        at = resolved_at if number == count else start + (resolved_at - start) * share
        if number < count:
            at = _in_hours(case, at, resolved_at)
        if loops and case.tasks[-1].kind == TaskKind.APPROVAL:
            loops -= 1
            bulk.perform(case, desk.leader, "send_back", {"reason": "Dự thảo chưa đúng mẫu."}, at, at)
        else:
            step(bulk, case, desk, at, signed_in_at)


def _in_hours(case: Case, at: datetime, latest: datetime) -> datetime:
    """The same instant, or the next working minute after it."""
    return min(latest, after_working_time(at, timedelta(minutes=1), case.setting.calendar))


def step(bulk: Bulk, case: Case, desk: Desk, at: datetime, signed_in_at: datetime | None = None) -> None:
    """Do whatever the open step asks for, by whoever holds its role."""
    task = case.tasks[-1]
    verb, data = _VERB_OF.get(task.kind) or _processing(case)
    signing = task.kind in (TaskKind.APPROVAL, TaskKind.ISSUE)
    written_at = signed_in_at if signing and signed_in_at else at
    bulk.perform(case, desk.who(task.role), verb, data, at, written_at)


def _processing(case: Case) -> tuple[str, Mapping[str, Any]]:
    following = case.setting.content.steps[case.tasks[-1].step + 1]
    return ("hand_over", {}) if following.kind == TaskKind.PROCESSING else _DECIDE
