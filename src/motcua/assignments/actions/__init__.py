"""Every write to assignments. Faces and the rooms above call these and nothing else."""

from motcua.assignments.actions.declaring import Action, Side
from motcua.assignments.actions.giving import GIVE, AssignmentDraft, draft_from, give, owner_named
from motcua.assignments.actions.handling import ACTIONS
from motcua.assignments.actions.performing import available, perform
from motcua.assignments.actions.reminding import climb

__all__ = [
    "ACTIONS",
    "GIVE",
    "Action",
    "AssignmentDraft",
    "Side",
    "available",
    "climb",
    "draft_from",
    "give",
    "owner_named",
    "perform",
]
