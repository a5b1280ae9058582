"""What is said to everybody of how long things take: coarse enough that no single dossier shows.

Monthly tables are published beside it (``reports.publishing``), so exact shares would tell what is hidden
there: the chance is said as a lower bound in steps of five points, never over 95, the sample in tens. The
window is the last twelve closed report months. Lengths are no counts; they are said to a tenth of a day.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from motcua.catalogue.models import Procedure
from motcua.catalogue.queries import published
from motcua.figures.period import Period
from motcua.organisation.models import Agency
from motcua.pace.kept import Kept, own_paces_of, paces_of_procedure
from motcua.pace.lengths import ENOUGH, Pace
from motcua.pace.windows import published_window
from motcua.terms import clock

STEP, MOST, TENS = 5, 95, 10


@dataclass(frozen=True)
class Promise:
    """Of one procedure at one agency. ``sample``: at least so many dossiers; ``chance``: at least so many of
    100 in time; lengths in working days. None where there are fewer than ``ENOUGH``: nothing is promised."""

    procedure: Procedure
    agency: Agency
    service_level: str
    sample: int
    chance: int | None = None
    median: Decimal | None = None
    p90: Decimal | None = None
    ours: Decimal | None = None
    yours: Decimal | None = None

    @property
    def enough(self) -> bool:
        return self.chance is not None


@dataclass(frozen=True)
class Promises:
    period: Period
    as_of: datetime
    rows: tuple[Promise, ...]


def at_agency(agency: Agency) -> Promises:
    """Every procedure that the agency itself answered. Two queries beside what is kept."""
    kept = own_paces_of(agency, published_window(clock.today()))
    own = {key.procedure: pace for key, pace in kept.paces.each.items() if key.agency == agency.pk}
    procedures = Procedure.objects.select_related("sector").in_bulk(list(own))
    levels = _levels(own)
    rows = (_promise(procedures[pk], agency, levels.get(pk, ""), pace) for pk, pace in own.items())
    return Promises(kept.period, kept.as_of, tuple(rows))


def of_procedure(procedure: Procedure) -> Promises:
    """Every agency that answered it, by code. Agencies without one above them are asked in turn."""
    period = published_window(clock.today())
    tops = list(Agency.objects.filter(parent=None).order_by("code"))
    found: list[Kept] = [paces_of_procedure(top, period, procedure) for top in tops]
    agencies = Agency.objects.in_bulk([key.agency for kept in found for key in kept.paces.each])
    level = _levels([procedure.pk]).get(procedure.pk, "")
    rows = [
        _promise(procedure, agencies[key.agency], level, pace)
        for kept in found
        for key, pace in kept.paces.each.items()
    ]
    rows.sort(key=lambda row: row.agency.code)
    return Promises(period, min((kept.as_of for kept in found), default=clock.now()), tuple(rows))


def _promise(procedure: Procedure, agency: Agency, level: str, pace: Pace) -> Promise:
    sample = pace.n // TENS * TENS
    if not pace.enough:
        return Promise(procedure, agency, level, sample)
    return Promise(
        procedure,
        agency,
        level,
        sample,
        chance_of(pace.in_time, pace.n),
        pace.median_days,
        pace.p90_days,
        pace.ours_days,
        pace.yours_days,
    )


def chance_of(in_time: int, n: int) -> int:
    """At least so many of 100, in steps of five, at most 95."""
    assert n >= ENOUGH
    return min(MOST, 100 * in_time // n // STEP * STEP)


def _levels(procedures: Iterable[int]) -> dict[int, str]:
    """The service level of the version in force today, by procedure."""
    versions = published(clock.today()).filter(procedure__in=list(procedures))
    return dict(versions.values_list("procedure_id", "service_level"))
