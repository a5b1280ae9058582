"""Paces kept for the day: windows end before today, so a result holds until midnight.

A correction of an older dossier is seen the next day; the pages say as of when they were reckoned. What is
kept depends on the agency, its calendar and the days, not on who asks: callers check first who may.
"""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple, TypeVar

from django.core.cache import cache

from motcua.catalogue.models import Procedure
from motcua.figures.period import Period
from motcua.organisation.models import Agency
from motcua.pace.lengths import StepPace
from motcua.pace.queries import Paces, StepKey, paces, question_of, step_paces
from motcua.terms import clock

DAY = 24 * 3600
T = TypeVar("T")


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

    return _kept("pace", agency, period, reckon)


def own_paces_of(agency: Agency, period: Period) -> Kept:
    """Without what lies below it: that is of another level."""

    def reckon() -> Kept:
        return Kept(period, clock.now(), paces(question_of(agency, period, None, agency.level)))

    return _kept("own", agency, period, reckon)


def paces_of_procedure(top: Agency, period: Period, procedure: Procedure) -> Kept:
    """At every agency under ``top``."""

    def reckon() -> Kept:
        return Kept(period, clock.now(), paces(question_of(top, period), procedure))

    return _kept(f"procedure:{procedure.pk}", top, period, reckon)


def steps_of(agency: Agency, period: Period) -> KeptSteps:
    def reckon() -> KeptSteps:
        return KeptSteps(period, clock.now(), step_paces(question_of(agency, period)))

    return _kept("steps", agency, period, reckon)


def _kept(kind: str, agency: Agency, period: Period, reckon: Callable[[], T]) -> T:
    days = f"{period.first:%y%m%d}-{period.last:%y%m%d}-{clock.today():%y%m%d}"
    key = f"pace:{kind}:{agency.pk}:{agency.calendar_revision}:{days}"
    found: T | None = cache.get(key)
    if found is None:
        found = reckon()
        cache.set(key, found, DAY)
    return found
