"""Rolling back-test: learn from what was known up to a day, forecast the weeks after it, go on."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

import numpy as np

from motcua.forecast.book import Book, Flags, Floats, Ints
from motcua.forecast.features import Moment, Rows, join, rows_at
from motcua.forecast.model import STRENGTHS, Model, fit
from motcua.forecast.scoring import Bin, Score, base_rates, bins, score
from motcua.terms import Calendar, WorkingScale, clock

ASKED_AT = time(10, 0)
_ONE_DAY = timedelta(days=1)
WARM_UP, FOLD = timedelta(weeks=12), timedelta(weeks=4)


@dataclass(frozen=True)
class Fold:
    first: date
    last: date
    score: Score


@dataclass(frozen=True)
class Backtest:
    """``units``: by agency. ``model``: fitted to all that is known at the end."""

    folds: Sequence[Fold]
    total: Score
    units: dict[str, Score]
    calibration: list[Bin]
    model: Model | None


def moments(
    book_scales: Sequence[WorkingScale], calendar: Calendar, first: date, last: date
) -> Iterator[Moment]:
    """Ten o'clock of every working day."""
    day = first
    while day <= last:
        if calendar.is_working(day):
            yield moment(book_scales, datetime.combine(day, ASKED_AT, clock.VN))
        day += timedelta(days=1)


def moment(scales: Sequence[WorkingScale], at: datetime) -> Moment:
    known: dict[int, float] = {id(scale): scale.minute(at) for scale in scales}
    minutes = np.array([known[id(scale)] for scale in scales] or [0.0])
    return Moment(at.timestamp(), minutes, clock.local(at).weekday())


def run(
    book: Book, rows: Rows, first: date, last: date, say: Callable[[Fold], None] = lambda fold: None
) -> Backtest:
    """``rows``: of every working day from ``first`` to ``last``, both local."""
    learned = _Learned(book, rows)
    parts: list[_Part] = []
    folds: list[Fold] = []
    start = first + WARM_UP
    while start <= last:
        end = min(last, start + FOLD - timedelta(days=1))
        part = learned.fold(_midnight(start), _midnight(end + _ONE_DAY), _midnight(last + _ONE_DAY))
        if part is not None:
            folds.append(Fold(start, end, score(*part)))
            parts.append(part)
            say(folds[-1])
        start += FOLD
    whole = _joined(parts)
    unit = book.dossiers.agency[whole.dossier]
    units = {
        book.agencies[number]: score(*(each[unit == number] for each in whole)) for number in np.unique(unit)
    }
    model = learned.model(_midnight(last + _ONE_DAY))
    return Backtest(folds, score(*whole), units, bins(whole.chances, whole.missed), model)


class _Part(NamedTuple):
    chances: Floats
    base: Floats
    missed: Flags
    dossier: Ints


def _joined(parts: Sequence[_Part]) -> _Part:
    if not parts:
        return _Part(np.zeros(0), np.zeros(0), np.zeros(0, bool), np.zeros(0, np.int64))
    return _Part(*(np.concatenate(columns) for columns in zip(*parts, strict=True)))


def _midnight(day: date) -> float:
    return datetime.combine(day, time(), clock.VN).timestamp()


class _Learned:
    """A row may be learned from once its term has run out: then it is known whether it was missed, and that
    it is learned from does not depend on it. ``errors``: of each strength in the folds so far."""

    def __init__(self, book: Book, rows: Rows) -> None:
        self.rows, self.own = rows, book.dossiers
        self.missed = self.own.missed[rows.dossier]
        self.run_out = self.own.last_due_at[rows.dossier]
        group = self.own.agency[rows.dossier] * (len(book.procedures) + 1) + self.own.procedure[rows.dossier]
        _, self.group = np.unique(group, return_inverse=True)
        self.errors = dict.fromkeys(STRENGTHS, 0.0)

    def _past(self, cut: float) -> Flags:
        found: Flags = (self.rows.at < cut) & (self.run_out <= cut)
        return found

    def model(self, cut: float) -> Model | None:
        return self._fitted(cut, self._strength())

    def _strength(self) -> float:
        """What did best so far; at first, and among equals, the most careful."""
        return min(STRENGTHS, key=lambda strength: self.errors[strength])

    def _fitted(self, cut: float, strength: float) -> Model | None:
        past = self._past(cut)
        missed = self.missed[past]
        if not missed.any() or missed.all():
            return None
        return fit(self.rows.values[past], missed, strength)

    def fold(self, start: float, end: float, horizon: float) -> _Part | None:
        """Forecasts and base rates of rows from ``start`` to ``end`` whose term ran out by the horizon."""
        tested = (self.rows.at >= start) & (self.rows.at < end) & (self.run_out <= horizon)
        models = {strength: self._fitted(start, strength) for strength in STRENGTHS}
        if not tested.any() or None in models.values():
            return None
        chosen, missed = self._strength(), self.missed[tested]
        forecasts = {
            strength: model.chances(self.rows.values[tested]) for strength, model in models.items() if model
        }
        for strength, chances in forecasts.items():
            self.errors[strength] += float(np.sum((chances - missed) ** 2))
        return _Part(forecasts[chosen], self._base(start, tested), missed, self.rows.dossier[tested])

    def _base(self, start: float, tested: Flags) -> Floats:
        past = self._past(start)
        rates, whole = base_rates(self.group[past], self.missed[past])
        return np.array([rates.get(int(group), whole) for group in self.group[tested]])


def daily_rows(
    book: Book, scales: Sequence[WorkingScale], calendar: Calendar, first: date, last: date
) -> Rows:
    return join([rows_at(book, now) for now in moments(scales, calendar, first, last)])
