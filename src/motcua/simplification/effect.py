"""What a decision brought, a year later: real dossiers of the year before it and of the year after it.

The saving promised rested on a number of runs a year; what was really saved is that saving for as many
dossiers as there really were, half up to the đồng. Frozen as plain data with the questions asked.
"""

from dataclasses import asdict, dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from motcua.catalogue.models import Procedure
from motcua.figures.period import Period, year_from, year_until
from motcua.organisation.models import Agency
from motcua.simplification.cost import Activity
from motcua.simplification.potential import Real
from motcua.simplification.real import Counted, counted, question_of

NOTHING = Counted(Real(0, 0, 0, 0, 0, 0), 0)


@dataclass(frozen=True)
class Measured:
    """Of one year, local days, both included; lengths in thousandths of a working day."""

    first: str
    last: str
    dossiers: int
    in_time: int
    visits: int
    term: int
    median: int
    p90: int

    @property
    def real(self) -> Real:
        return Real(self.dossiers, 0, self.visits, self.term, self.median, self.p90)

    @property
    def period(self) -> Period:
        return Period(date.fromisoformat(self.first), date.fromisoformat(self.last))


@dataclass(frozen=True)
class Figures:
    """``runs``: a year, on which ``expected`` rests; ``expected``, ``real``: đồng a year."""

    form: str
    agency: str
    procedure: str
    before: Measured
    after: Measured
    runs: str
    expected: int
    real: int

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Figures":
        before, after = Measured(**data["before"]), Measured(**data["after"])
        return cls(**data | {"before": before, "after": after})


def measure(
    agency: Agency, procedure: Procedure, effective_on: date, before: list[Activity], expected: int
) -> Figures:
    """``before``: the activities whose runs the saving ``expected`` rests on. Four queries."""
    years = year_until(effective_on), year_from(effective_on)
    was, came = (_measured(agency, procedure, period) for period in years)
    runs = runs_of(before)
    return Figures(
        form=question_of(agency, years[0]).form.code,
        agency=agency.code,
        procedure=procedure.code,
        before=was,
        after=came,
        runs=str(runs),
        expected=expected,
        real=real_saving(expected, runs, came.dossiers),
    )


def runs_of(activities: list[Activity]) -> Decimal:
    """Runs a year that everybody makes: the most of any activity; others concern only some of the people."""
    return max((each.frequency * each.people for each in activities), default=Decimal(0))


def real_saving(expected: int, runs: Decimal, dossiers: int) -> int:
    """Đồng a year; 0 where nothing was assumed."""
    if not runs:
        return 0
    return int((expected * dossiers / runs).to_integral_value(rounding=ROUND_HALF_UP))


def _measured(agency: Agency, procedure: Procedure, period: Period) -> Measured:
    found = counted(question_of(agency, period), procedure).get(procedure.pk, NOTHING)
    real = found.real
    return Measured(
        first=period.first.isoformat(),
        last=period.last.isoformat(),
        dossiers=real.dossiers,
        in_time=found.in_time,
        visits=real.visits,
        term=real.term,
        median=real.median,
        p90=real.p90,
    )
