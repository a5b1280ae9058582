"""Pure: an event log. A trace is a dossier, an event a verb done to it, its step the one the verb ended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from motcua.terms import Calendar


class Activity(NamedTuple):
    """``verb``: the journal's; ``step``: name of the step that it ended, "" where it ends none."""

    verb: str
    step: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """``minute``, ``due``, ``start``: working minutes on the agency's scale; ``due`` as it stood before.

    ``index``: number of the step that was ended; ``opened``: of the one that was opened. ``resolves``: the
    dossier has its result from here. ``lag``: working minutes from happening to being written down.
    """

    activity: Activity
    at: datetime
    minute: float
    actor: str
    office: str
    index: int | None = None
    opened: int | None = None
    due: float | None = None
    start: float | None = None
    lag: float = 0
    resolves: bool = False


@dataclass(frozen=True, slots=True)
class Trace:
    """``path``: the activities that the pinned version declares, in order; ``paper``: copied from a book."""

    code: str
    agency: str
    procedure: str
    path: tuple[Activity, ...]
    calendar: Calendar
    events: Sequence[Event]
    paper: bool = False
