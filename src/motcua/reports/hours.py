"""Lengths in working time: the seconds an agency works by its own calendar, and its working day."""

from functools import lru_cache

from motcua.organisation.models import Agency
from motcua.organisation.queries import below, calendar_of
from motcua.terms import Calendar, Elapsed


class Clock:
    """The working seconds of one agency. Moments repeat: batches share their minute."""

    def __init__(self, calendar: Calendar) -> None:
        self.at = lru_cache(maxsize=65536)(Elapsed(calendar).at)
        self.day = calendar.standard_day_minutes * 60


class Clocks(dict[int, Clock]):
    """By agency id, of all agencies below one."""

    def __init__(self, top: Agency) -> None:
        super().__init__({agency.pk: Clock(calendar_of(agency)) for agency in below(top)})
