"""Lengths of answered dossiers and of steps, summed up. Pure: seconds of working time in, figures out."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from motcua.figures.quantiles import MEDIAN, P90, nearest_rank
from motcua.terms import thousandths
from motcua.texts.numbers import quotient, ratio_text

ENOUGH = 20
"""Fewer cases say nothing about the next one; below this nothing is promised (issue 3, line 8)."""


@dataclass(frozen=True, slots=True)
class Length:
    """One answered dossier: seconds of working time from receipt to result, of these spent waiting for the
    applicant (a supplement, a payment); a working day of its agency in seconds."""

    total: int
    waiting: int
    in_time: bool
    day: int


@dataclass(frozen=True, slots=True)
class Pace:
    """What ``n`` answered dossiers took, in thousandths of a working day, so that agencies with different
    hours can be read together. Median and P90 by nearest rank; the two means add up to the mean of all."""

    n: int
    in_time: int
    median: int = 0
    p90: int = 0
    mean_ours: int = 0
    mean_yours: int = 0

    @property
    def enough(self) -> bool:
        return self.n >= ENOUGH

    @property
    def late(self) -> int:
        return self.n - self.in_time

    @property
    def chance(self) -> str:
        return ratio_text(self.in_time, self.n)

    @property
    def median_days(self) -> Decimal:
        return _days(self.median)

    @property
    def p90_days(self) -> Decimal:
        return _days(self.p90)

    @property
    def ours_days(self) -> Decimal:
        """Mean working days waiting for the agency."""
        return _days(self.mean_ours)

    @property
    def yours_days(self) -> Decimal:
        """Mean working days waiting for the applicant."""
        return _days(self.mean_yours)


@dataclass(frozen=True, slots=True)
class StepPace:
    """What ``n`` finished tasks took, in thousandths of a working day."""

    n: int
    median: int
    p90: int

    @property
    def enough(self) -> bool:
        return self.n >= ENOUGH

    @property
    def median_days(self) -> Decimal:
        return _days(self.median)

    @property
    def p90_days(self) -> Decimal:
        return _days(self.p90)


def pace_of(lengths: Iterable[Length]) -> Pace:
    """The order of the lengths does not matter."""
    lengths = list(lengths)
    if not lengths:
        return Pace(0, 0)
    n = len(lengths)
    totals = sorted(thousandths(each.total, each.day) for each in lengths)
    yours = sum(thousandths(each.waiting, each.day) for each in lengths)
    return Pace(
        n=n,
        in_time=sum(each.in_time for each in lengths),
        median=nearest_rank(totals, MEDIAN),
        p90=nearest_rank(totals, P90),
        mean_ours=int(quotient(sum(totals) - yours, n, 0)),
        mean_yours=int(quotient(yours, n, 0)),
    )


def step_pace(lengths: list[int]) -> StepPace:
    """Of at least one length in thousandths of a working day."""
    ordered = sorted(lengths)
    return StepPace(len(ordered), nearest_rank(ordered, MEDIAN), nearest_rank(ordered, P90))


def _days(amount: int) -> Decimal:
    """To a tenth of a day, half up."""
    return quotient(amount, 1000, 1)


@dataclass(frozen=True, slots=True)
class Waits:
    """When a dossier stood still for its applicant: apart, in order, as seconds of working time."""

    spans: tuple[tuple[int, int], ...] = ()

    def within(self, start: int, end: int) -> int:
        """Seconds of waiting between two moments."""
        return sum(max(0, min(end, until) - max(start, since)) for since, until in self.spans)


def waits_of(changes: Iterable[tuple[int, bool]], end: int) -> Waits:
    """From changes in order of time (moment, waiting from then on); what never ended ends at ``end``."""
    spans: list[tuple[int, int]] = []
    since: int | None = None
    for at, waiting in changes:
        if waiting and since is None:
            since = at
        elif not waiting and since is not None:
            spans.append((since, at))
            since = None
    if since is not None and since < end:
        spans.append((since, end))
    return Waits(tuple(spans))
