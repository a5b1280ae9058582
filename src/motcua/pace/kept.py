"""Paces kept for the day: windows end before today, so a result holds until midnight.

A correction of an older dossier is seen the next day; the pages say as of when they were reckoned.
"""

from datetime import datetime
from typing import NamedTuple

from motcua.catalogue.models import Procedure
from motcua.figures.period import Period
from motcua.organisation.models import Agency
from motcua.pace.lengths import StepPace
from motcua.pace.queries import Paces, StepKey, paces, question_of, step_paces
from motcua.reports.daily import once_a_day
from motcua.terms import clock


class Kept(NamedTuple):
    """``as_of``: when it was reckoned."""

    period: Period
    as_of: datetime
    paces: Paces


class KeptSteps(NamedTuple):
    period: Period
    as_of: datetime
    steps: dict[StepKey, StepPace]


def paces_of(agency: Agency, period: Period) -> Kept:
    def reckon() -> Kept:
        return Kept(period, clock.now(), paces(question_of(agency, period)))

    return once_a_day("pace:pace", agency, period, reckon)


def own_paces_of(agency: Agency, period: Period) -> Kept:
    """Without what lies below it: that is of another level."""

    def reckon() -> Kept:
        return Kept(period, clock.now(), paces(question_of(agency, period, None, agency.level)))

    return once_a_day("pace:own", agency, period, reckon)


def paces_of_procedure(top: Agency, period: Period, procedure: Procedure) -> Kept:
    """At every agency under ``top``."""

    def reckon() -> Kept:
        return Kept(period, clock.now(), paces(question_of(top, period), procedure))

    return once_a_day(f"pace:procedure:{procedure.pk}", top, period, reckon)


def steps_of(agency: Agency, period: Period) -> KeptSteps:
    def reckon() -> KeptSteps:
        return KeptSteps(period, clock.now(), step_paces(question_of(agency, period)))

    return once_a_day("pace:steps", agency, period, reckon)
