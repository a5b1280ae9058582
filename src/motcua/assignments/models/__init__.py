from motcua.assignments.models.assignment import Assignment, Counter, Source, Stage, TaskKind
from motcua.assignments.models.ladder import Certainty, Recipient, Reminder, Rung
from motcua.assignments.models.report import AssignmentReport
from motcua.assignments.models.term import TermChange

__all__ = [
    "Assignment",
    "AssignmentReport",
    "Certainty",
    "Counter",
    "Recipient",
    "Reminder",
    "Rung",
    "Source",
    "Stage",
    "TaskKind",
    "TermChange",
]
