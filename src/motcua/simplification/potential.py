"""What a procedure could save its people in a year, from real dossiers. Pure: ranks what to review first.

Three things, in hours of the people who ask:
- time: nine of ten dossiers are done within P90, so a term may be cut down to that without anybody working
  faster; a working day of term counts as hours (as QĐ 2816/QĐ-UBND Đồng Nai reckons, verified);
- visits: beyond the least that the service level asks for (online all the way: none; else one a dossier);
- papers: copies asked for, which an authority has already (NĐ 118/2025 Đ.4 k.2a as amended: data published in
  a base are used instead of papers; verified).
The hours a visit and a copy take are assumptions of the house: ``data/potential.json``.
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from motcua.texts.numbers import quotient

ENOUGH = 20
"""Fewer dossiers say nothing about how long the next will take: no time is counted as savable."""
NO_VISIT = frozenset({"full", "level_4"})


@dataclass(frozen=True, slots=True)
class Weights:
    """Hours of the applicant's time for one working day of term, one visit, one copy."""

    day: Decimal
    visit: Decimal
    copy: Decimal


@dataclass(frozen=True, slots=True)
class Real:
    """Of the answered dossiers of one procedure. Lengths in thousandths of a working day: ``term`` is the
    median of what was promised at receipt, ``median`` and ``p90`` what it took. ``visits``: handed in at the
    counter, collected there, and asked for more papers at intake, one each."""

    dossiers: int
    at_counter: int
    visits: int
    term: int
    median: int
    p90: int

    @property
    def enough(self) -> bool:
        return self.dossiers >= ENOUGH

    @property
    def term_days(self) -> Decimal:
        return quotient(self.term, 1000, 1)

    @property
    def median_days(self) -> Decimal:
        return quotient(self.median, 1000, 1)

    @property
    def p90_days(self) -> Decimal:
        return quotient(self.p90, 1000, 1)

    @property
    def slack(self) -> int:
        """Thousandths of a working day by which the term could be cut."""
        return max(0, self.term - self.p90) if self.enough else 0

    @property
    def slack_days(self) -> Decimal:
        return quotient(self.slack, 1000, 1)


@dataclass(frozen=True, slots=True)
class Potential:
    """Hours in a year, of everybody."""

    time: Decimal
    visits: Decimal
    papers: Decimal

    @property
    def hours(self) -> Decimal:
        return self.time + self.visits + self.papers

    def worth(self, wage: int) -> int:
        """Đồng a year at an income in đồng an hour, half up."""
        return int((self.hours * wage).to_integral_value(ROUND_HALF_UP))


def potential(real: Real, service_level: str, copies: int, weights: Weights) -> Potential:
    """``copies``: asked for in every dossier."""
    return Potential(
        time=weights.day * real.dossiers * real.slack / 1000,
        visits=weights.visit * spare_visits(real, service_level),
        papers=weights.copy * real.dossiers * copies,
    )


def spare_visits(real: Real, service_level: str) -> int:
    """Visits beyond the least that the service level asks for."""
    least = 0 if service_level in NO_VISIT else real.dossiers
    return max(0, real.visits - least)
