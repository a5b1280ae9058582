"""Books made by hand or by chance: columns as ``reading`` gives them, one agency calendar, no database."""

from dataclasses import fields, replace
from datetime import date, datetime, time, timedelta
from typing import Any

import numpy as np

from motcua.forecast.book import Book, Changes, Dossiers, Tasks
from motcua.forecast.reading import NEVER
from motcua.terms import VN, Calendar, WorkingScale, after_working_time

CALENDAR = Calendar()
SCALE = WorkingScale(CALENDAR)
FIRST, LAST = date(2019, 1, 1), date(2019, 12, 31)
DAY = 450  # working minutes


def made(seed: int, count: int, cause: float, *, units: int = 1, late: float = 0.03) -> Book:
    """A year of dossiers in two steps with a term of five days.

    ``cause``: how much of being late comes from lying long at the first step: 0, none of it; 1, all.
    """
    draw = np.random.default_rng(seed)
    rows = [_dossier(draw, cause, late) for _ in range(count)]
    rows.sort(key=lambda row: row["received"])
    return _book(rows, draw.integers(0, units, count), units)


def _dossier(draw: np.random.Generator, cause: float, late: float) -> dict[str, datetime]:
    day = FIRST + timedelta(days=int(draw.integers(0, 330)))
    received = CALENDAR.open_of(CALENDAR.working_on_or_after(day)) + timedelta(
        minutes=int(draw.integers(0, 180))
    )
    stuck = draw.random() < 2 * late
    missed = draw.random() < (0.5 if stuck else 0.0) * cause + late * (1 - cause)
    length = draw.uniform(5.2, 7) if missed else draw.uniform(1, 4.9)
    handed = length * (draw.uniform(0.8, 0.95) if stuck else draw.uniform(0.05, 0.3))

    def after(days: float) -> datetime:
        return after_working_time(received, timedelta(minutes=days * DAY), CALENDAR)

    return {"received": received, "handed": after(handed), "due": after(5), "done": after(length)}


def _book(rows: list[dict[str, datetime]], agency: Any, units: int) -> Book:
    at = {name: np.array([row[name].timestamp() for row in rows]) for name in rows[0]}
    minute = {name: np.array([SCALE.minute(row[name]) for row in rows]) for name in rows[0]}
    count = len(rows)
    none = np.zeros(count, np.int64)
    dossiers = Dossiers(
        codes=[f"H1-{number}" for number in range(count)],
        agency=agency,
        procedure=none,
        sector=none,
        version=none,
        online=np.zeros(count, bool),
        known_at=at["received"],
        received_minute=minute["received"],
        due_at=at["due"],
        due_minute=minute["due"],
        done_at=at["done"],
        done_minute=minute["done"],
        last_due_at=at["due"].copy(),
        last_due_minute=minute["due"].copy(),
        missed=at["done"] > at["due"],
    )
    numbers = np.arange(count)
    tasks = Tasks(
        dossier=np.concatenate([numbers, numbers]),
        step=np.repeat([0, 1], count),
        desk=np.concatenate([agency * 2, agency * 2 + 1]),
        opened_at=np.concatenate([at["received"], at["handed"]]),
        opened_minute=np.concatenate([minute["received"], minute["handed"]]),
        done_at=np.concatenate([at["handed"], at["done"]]),
        back=np.zeros(2 * count, bool),
    )
    empty = np.zeros(0)
    changes = Changes(np.zeros(0, np.int64), empty, empty, empty, empty, np.zeros(0, bool))
    names = [f"H1.{number}" for number in range(units)]
    desks = [(number, role) for number in range(units) for role in ("receiver", "specialist")]
    shares = np.array([[0.0, 0.3]]), np.array([[0.3, 1.0]])
    return Book(dossiers, changes, tasks, names, ["1"], ["a"], desks, *shares)


def without_future(book: Book, at: float) -> Book:
    """The same book as it could be told at the moment: what came later has not happened."""
    own, tasks = book.dossiers, book.tasks
    later = own.done_at > at
    dossiers = replace(
        own,
        done_at=np.where(later, NEVER, own.done_at),
        done_minute=np.where(later, NEVER, own.done_minute),
        missed=np.where(later, own.last_due_at <= at, own.missed),
    )
    kept = tasks.opened_at <= at
    columns = {field.name: getattr(tasks, field.name)[kept] for field in fields(Tasks)}
    columns["done_at"] = np.where(columns["done_at"] > at, NEVER, columns["done_at"])
    return replace(book, dossiers=dossiers, tasks=Tasks(**columns))


def ten_oclock(day: date) -> datetime:
    return datetime.combine(day, time(10), VN)
