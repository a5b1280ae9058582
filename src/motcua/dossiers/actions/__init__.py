"""Every write to dossiers. Faces and the API call these and nothing else."""

from motcua.dossiers.actions import (  # noqa: F401  (each registers its verbs)
    acceptance,
    consultation,
    correction,
    ending,
    extension,
    paper,
    payment,
    results,
    steps,
    supplement,
)
from motcua.dossiers.actions.availability import Available, Preview, available, preview
from motcua.dossiers.actions.calendar import change_calendar, preview_change
from motcua.dossiers.actions.intake import receive, submit
from motcua.dossiers.actions.performing import perform
from motcua.dossiers.actions.registry import ACTIONS, known
from motcua.dossiers.actions.revealing import reveal
from motcua.dossiers.actions.sweep import stop_unsupplemented
from motcua.dossiers.errors import ActionRefused, BadInput, NotPermitted, WrongState

__all__ = [
    "ACTIONS",
    "ActionRefused",
    "Available",
    "BadInput",
    "NotPermitted",
    "Preview",
    "WrongState",
    "available",
    "change_calendar",
    "known",
    "perform",
    "preview",
    "preview_change",
    "receive",
    "reveal",
    "stop_unsupplemented",
    "submit",
]
