"""Every action on an inspection by its name; doing one, and what somebody may do now."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from motcua.attachments.actions import Received
from motcua.dossiers.errors import BadInput
from motcua.organisation.models import User
from motcua.oversight.actions import findings, judging, recommending, stages, team
from motcua.oversight.actions.shared import Action, act, parts_of, refused
from motcua.oversight.models import Inspection

ACTIONS: Mapping[str, Action] = {
    action.name: action
    for action in (
        stages.STAGE, judging.JUDGE, findings.NOTE, findings.EXPLAIN, findings.SETTLE,
        recommending.RECOMMEND, recommending.WITHDRAW, team.JOIN, team.LEAVE, team.EXTEND, team.CANCEL,
    )
}  # fmt: skip


def perform(
    user: User, id: UUID, name: str, data: Mapping[str, Any], files: Sequence[Received] = ()
) -> Inspection:
    """Raises NotFound, NotPermitted, WrongState, BadInput; nothing is written then."""
    action = ACTIONS.get(name)
    if action is None:
        raise BadInput(f"Không có thao tác “{name}”.")
    if files and not action.files:
        raise BadInput("Thao tác này không nhận tệp.")
    return act(user, id, action, data, files)


def available(user: User, item: Inspection) -> dict[str, Action]:
    """What the user may do with it now; constant queries."""
    parts = parts_of(user, item)
    return {name: action for name, action in ACTIONS.items() if refused(item, action, parts) is None}
