"""Pure: what was known at a moment of each open dossier, as numbers a model can weigh.

Nothing of what follows looks at anything known after ``at``: no result, no due date, no step, no load of a
later moment. A test changes the future and finds the features unchanged.
"""

from dataclasses import dataclass

import numpy as np

from motcua.forecast.book import Book, Flags, Floats, Ints

NAMES = (
    "elapsed", "elapsed_half", "elapsed_late", "elapsed_end", "left", "term", "behind", "ahead", "to_do",
    "dwell", "peers", "load", "pace", "pace_here", "misses", "procedure", "unit", "sector", "moved",
    "waiting", "sent_back", "online", "monday", "friday",
)  # fmt: skip
DAY = 86_400.0
PACE_DAYS, MISS_DAYS, USUAL_DAYS = 14, 28, 56  # calendar days that "lately" and "usually" look back
PRIOR = 30.0  # dossiers that a rate is pulled towards the whole by


@dataclass
class Moment:
    """``minutes``: the moment on the scale of each agency of the book; ``weekday``: 0 is Monday."""

    at: float
    minutes: Floats
    weekday: int


@dataclass
class Rows:
    """The dossiers open at a moment, not yet late, and their features."""

    dossier: Ints
    at: Floats
    values: Floats

    def where(self, kept: Flags) -> "Rows":
        return Rows(self.dossier[kept], self.at[kept], self.values[kept])


def join(parts: list[Rows]) -> Rows:
    if not parts:
        return Rows(np.zeros(0, np.int64), np.zeros(0), np.zeros((0, len(NAMES))))
    return Rows(
        np.concatenate([part.dossier for part in parts]),
        np.concatenate([part.at for part in parts]),
        np.concatenate([part.values for part in parts]),
    )


@dataclass
class _State:
    """Of every dossier of the book at the moment: due date, waiting, whether it moved."""

    due_at: Floats
    due_minute: Floats
    waiting: Flags
    since: Floats
    moved: Flags


def _state(book: Book, now: Moment) -> _State:
    dossiers, changes = book.dossiers, book.changes
    state = _State(
        dossiers.due_at.copy(),
        dossiers.due_minute.copy(),
        np.zeros(len(dossiers), bool),
        np.zeros(len(dossiers)),
        np.zeros(len(dossiers), bool),
    )
    past = changes.at <= now.at  # in order: the last one of a dossier stays
    which = changes.dossier[past]
    state.due_at[which] = changes.due_at[past]
    state.due_minute[which] = changes.due_minute[past]
    state.waiting[which] = changes.waiting[past]
    state.since[which] = changes.minute[past]
    state.moved[which] = True
    return state


def open_at(book: Book, at: float) -> Flags:
    dossiers = book.dossiers
    return (dossiers.known_at <= at) & (dossiers.done_at > at)


def rows_at(book: Book, now: Moment) -> Rows:
    """Open and not late at the moment, whatever became of them."""
    state = _state(book, now)
    opened = open_at(book, now.at) & (state.waiting | (state.due_at > now.at))
    dossier = np.flatnonzero(opened)
    if not len(dossier):
        return join([])
    values = _values(book, now, state, dossier)
    return Rows(dossier, np.full(len(dossier), now.at), values)


def _values(book: Book, now: Moment, state: _State, dossier: Ints) -> Floats:
    own = book.dossiers
    minute = now.minutes[own.agency[dossier]]
    reference = np.where(state.waiting[dossier], state.since[dossier], minute)
    left = np.maximum(0, state.due_minute[dossier] - reference)
    total = np.maximum(
        1, np.maximum(own.due_minute, state.due_minute)[dossier] - own.received_minute[dossier]
    )
    elapsed = np.clip(1 - left / total, 0, 1)
    step, desk, opened, sent_back = _current(book, now, dossier)
    version = own.version[dossier]
    behind = elapsed - book.upto[version, np.minimum(step, book.upto.shape[1] - 1)]
    group = own.agency[dossier] * len(book.procedures) + own.procedure[dossier]
    dwell = np.clip((minute - opened) / total, 0, 1.5)
    columns = {
        "elapsed": elapsed,
        "elapsed_half": np.maximum(0, elapsed - 0.5),
        "elapsed_late": np.maximum(0, elapsed - 0.8),
        "elapsed_end": np.maximum(0, elapsed - 0.93),
        "left": np.log1p(left / 450),
        "term": np.log1p(total / 450),
        "behind": np.maximum(0, behind),
        "ahead": np.maximum(0, -behind),
        "to_do": 1 - book.before[version, np.minimum(step, book.upto.shape[1] - 1)],
        "dwell": dwell,
        "peers": _peers(group, dwell),
        "load": _load(book, now)[desk],
        **_lately(book, now, dossier),
        **_rates(book, now, dossier),
        "moved": state.moved[dossier],
        "waiting": state.waiting[dossier],
        "sent_back": sent_back,
        "online": own.online[dossier],
        "monday": np.full(len(dossier), now.weekday == 0),
        "friday": np.full(len(dossier), now.weekday == 4),
    }
    return np.column_stack([np.asarray(columns[name], np.float64) for name in NAMES])


def _current(book: Book, now: Moment, dossier: Ints) -> tuple[Ints, Ints, Floats, Flags]:
    """Step, desk and opening minute of the open task of each dossier, and whether it was ever sent back."""
    tasks, count = book.tasks, len(book.dossiers)
    active = (tasks.opened_at <= now.at) & (tasks.done_at > now.at)
    back = (tasks.done_at <= now.at) & tasks.back
    step, desk = np.zeros(count, np.int64), np.zeros(count, np.int64)
    opened, sent_back = book.dossiers.received_minute.copy(), np.zeros(count, bool)
    which = tasks.dossier[active]
    step[which], desk[which] = tasks.step[active], tasks.desk[active]
    opened[which] = tasks.opened_minute[active]
    sent_back[tasks.dossier[back]] = True
    return step[dossier], desk[dossier], opened[dossier], sent_back[dossier]


def _load(book: Book, now: Moment) -> Floats:
    """Open tasks of each desk against its usual number in the weeks before, as a logarithm."""
    tasks, desks = book.tasks, max(1, len(book.desks))
    moments = now.at - np.arange(7, USUAL_DAYS + 1, 7) * DAY
    usual = np.mean(
        [_open_tasks(tasks.opened_at, tasks.done_at, tasks.desk, desks, at) for at in moments], axis=0
    )
    present = _open_tasks(tasks.opened_at, tasks.done_at, tasks.desk, desks, now.at)
    return np.log((present + 3) / (usual + 3))


def _open_tasks(opened_at: Floats, done_at: Floats, desk: Ints, desks: int, at: float) -> Floats:
    active = (opened_at <= at) & (done_at > at)
    return np.bincount(desk[active], minlength=desks).astype(np.float64)


def _peers(group: Ints, dwell: Floats) -> Floats:
    """How long the other open dossiers of the same procedure at the same agency have lain, on average; few of
    them are pulled to what all open ones have."""
    count = np.bincount(group)
    total = np.bincount(group, dwell)
    whole = float(dwell.mean())
    found: Floats = (total[group] - dwell + whole * 3) / (count[group] - 1 + 3)
    return found


def _lately(book: Book, now: Moment, dossier: Ints) -> dict[str, Floats]:
    """The part of the term that results took lately, at the agency and for the procedure there, and how many
    terms the agency missed."""
    own, agencies = book.dossiers, max(1, len(book.agencies))
    recent = (own.done_at <= now.at) & (own.done_at > now.at - PACE_DAYS * DAY)
    used = np.clip(
        (own.done_minute - own.received_minute) / np.maximum(1, own.due_minute - own.received_minute), 0, 2
    )
    count = np.bincount(own.agency[recent], minlength=agencies)
    total = np.bincount(own.agency[recent], used[recent], minlength=agencies)
    pace = (total + 0.6 * 5) / (count + 5)
    group = own.agency * len(book.procedures) + own.procedure
    size = agencies * max(1, len(book.procedures))
    here = np.bincount(group[recent], minlength=size)
    used_here = np.bincount(group[recent], used[recent], minlength=size)
    own_pace = pace[own.agency[dossier]]
    pace_here = (used_here[group[dossier]] + own_pace * 3) / (here[group[dossier]] + 3)
    late = own.missed & (own.outcome_at <= now.at) & (own.outcome_at > now.at - MISS_DAYS * DAY)
    misses = np.log1p(np.bincount(own.agency[late], minlength=agencies))
    return {"pace": own_pace, "pace_here": pace_here, "misses": misses[own.agency[dossier]]}


def _rates(book: Book, now: Moment, dossier: Ints) -> dict[str, Floats]:
    """Log odds of a miss among the outcomes known so far, of the procedure, agency and sector, pulled to
    the whole where few are known."""
    own = book.dossiers
    known = own.outcome_at <= now.at
    overall = (own.missed[known].sum() + 0.5) / (known.sum() + 100)
    found = {}
    for name, kind in (("procedure", own.procedure), ("unit", own.agency), ("sector", own.sector)):
        size = int(kind.max()) + 1 if len(kind) else 1
        count = np.bincount(kind[known], minlength=size)
        hits = np.bincount(kind[known], own.missed[known], minlength=size)
        rate = (hits + PRIOR * overall) / (count + PRIOR)
        found[name] = np.log(rate / (1 - rate))[kind[dossier]]
    return found
