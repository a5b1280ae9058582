"""Every write to the records of reform. Faces call these and nothing else."""

from motcua.reform.actions.narrating import DRAFT, EDIT, draft, edit
from motcua.reform.actions.planning import ISSUE, TASK, give_task, issue
from motcua.reform.actions.registering import REASON, add, correct
from motcua.reform.actions.reporting import SEND, record_sent

__all__ = [
    "DRAFT",
    "EDIT",
    "ISSUE",
    "REASON",
    "SEND",
    "TASK",
    "add",
    "correct",
    "draft",
    "edit",
    "give_task",
    "issue",
    "record_sent",
]
