"""Pure: dossiers as columns, with the moment at which each thing became known.

Times ``*_at`` are seconds since 1970 (UTC), ``inf`` where a thing has not happened; ``*_minute`` are working
minutes on the scale of the dossier's agency. One row a dossier, one a task, one a change of a due date.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


@dataclass
class Dossiers:
    """``due_*``: the first appointment. ``missed``: resolved after the due date that held in the end.
    ``outcome_at``: from when it is known whether the term was missed: at the result, or at the due date."""

    codes: Sequence[str]
    agency: Ints
    procedure: Ints
    sector: Ints
    version: Ints
    online: Flags
    known_at: Floats
    received_minute: Floats
    due_at: Floats
    due_minute: Floats
    done_at: Floats
    done_minute: Floats
    last_due_at: Floats
    last_due_minute: Floats
    missed: Flags

    @property
    def outcome_at(self) -> Floats:
        return np.minimum(self.done_at, self.last_due_at)

    def __len__(self) -> int:
        return len(self.codes)


@dataclass
class Changes:
    """Of a due date, by dossier and ``at``. While waiting the due date is the one before."""

    dossier: Ints
    at: Floats
    minute: Floats
    due_at: Floats
    due_minute: Floats
    waiting: Flags


@dataclass
class Tasks:
    """Steps of the process (no opinions). ``desk``: unit and role; ``back``: it was sent back from here."""

    dossier: Ints
    step: Ints
    desk: Ints
    opened_at: Floats
    opened_minute: Floats
    done_at: Floats
    back: Flags


@dataclass
class Book:
    """Names of what an index of agency, procedure, sector and desk (unit and role) stands for.

    ``before``: for each version and step, the share of the term planned for the steps before it; ``upto``:
    with it.
    """

    dossiers: Dossiers
    changes: Changes
    tasks: Tasks
    agencies: Sequence[str]
    procedures: Sequence[str]
    sectors: Sequence[str]
    desks: Sequence[tuple[int, str]]
    before: Floats
    upto: Floats
