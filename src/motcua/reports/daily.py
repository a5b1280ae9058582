"""What is reckoned once a day: of periods that ended before today, so that it holds until midnight."""

from collections.abc import Callable
from typing import TypeVar

from django.core.cache import cache

from motcua.figures.period import Period
from motcua.organisation.models import Agency
from motcua.terms import clock

DAY = 24 * 3600
T = TypeVar("T")


def once_a_day(kind: str, agency: Agency, period: Period, reckon: Callable[[], T]) -> T:
    """What is kept depends on the agency, its calendar and the days, not on who asks: callers check first who
    may."""
    days = f"{period.first:%y%m%d}-{period.last:%y%m%d}-{clock.today():%y%m%d}"
    key = f"{kind}:{agency.pk}:{agency.calendar_revision}:{days}"
    found: T | None = cache.get(key)
    if found is None:
        found = reckon()
        cache.set(key, found, DAY)
    return found
