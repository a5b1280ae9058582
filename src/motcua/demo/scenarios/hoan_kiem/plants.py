"""Data: what is planted in the year, and what is ordinary. A plant is a deviation that mining must find.

Nobody real did any of it. Everything is drawn within the published totals: a planted dossier is one of those
resolved on time, whatever was done to its clock on the way.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from motcua.demo.scenarios.hoan_kiem.plan import FIRST


class Way(StrEnum):
    """What happens to a dossier beside the declared steps."""

    SUPPLEMENT = "supplement"
    PAYMENT = "payment"
    NEW_DATE = "new_date"
    SENT_BACK = "sent_back"
    LATE_SUPPLEMENT = "late_supplement"
    BATCH = "batch"
    BACKDATED = "backdated"
    LOOP = "loop"


ORDINARY = {Way.SUPPLEMENT: 0.02, Way.PAYMENT: 0.01, Way.NEW_DATE: 0.003, Way.SENT_BACK: 0.008}
"""Shares of an authority's dossiers with a term of ``ROOM_DAYS`` or more."""
ROOM_DAYS = 3
LAST_ORDINARY = date(2019, 11, 1)  # received later: no room for a detour before the period ends


@dataclass(frozen=True)
class Plant:
    """``count`` dossiers of an authority, drawn from all that came in from ``first`` to ``last`` with a term
    of ``days`` working days or more and, where a ``rank`` is given, for its procedure asked for that often
    (0: most). ``by``: the role whose officer does it. ``sign``: what mining calls it.
    """

    way: Way
    agency: str
    count: int
    by: str
    sign: str
    days: int = 2
    rank: int | None = None
    first: date = FIRST
    last: date = LAST_ORDINARY


PLANTS: Sequence[Plant] = (
    Plant(Way.LATE_SUPPLEMENT, "H26.2.13", 120, "specialist", "late_supplement"),
    Plant(Way.BATCH, "H26.2.17", 900, "leader", "batch_month", days=1),
    Plant(Way.BACKDATED, "H26.2.21", 80, "leader", "backdated"),
    Plant(Way.LOOP, "H26.2", 300, "leader", "rework", rank=1),
)


@dataclass(frozen=True)
class Rush:
    """Weeks in which who handles some procedures of an authority is away: what is in those hands takes most
    of its term, and what comes late of the whole year comes late there. ``late``: how many (their sum is
    published). The procedures are the same each time: ``RUSH_RANKS`` of those with a longer term."""

    agency: str
    first: date
    last: date
    late: int


RUSHES: Sequence[Rush] = (
    Rush("H26.2", date(2019, 3, 11), date(2019, 4, 5), 9),
    Rush("H26.2", date(2019, 6, 10), date(2019, 7, 5), 9),
    Rush("H26.2", date(2019, 9, 9), date(2019, 10, 4), 9),
    Rush("H26.2.12", date(2019, 4, 8), date(2019, 4, 26), 6),
    Rush("H26.2.15", date(2019, 6, 3), date(2019, 6, 21), 6),
    Rush("H26.2.19", date(2019, 7, 15), date(2019, 8, 2), 6),
    Rush("H26.2.23", date(2019, 9, 2), date(2019, 9, 20), 6),
    Rush("H26.2.26", date(2019, 10, 14), date(2019, 11, 1), 6),
)


RUSH_RANKS = slice(2, 5)


def plants_of(agency: str, plants: Sequence[Plant] = PLANTS) -> list[Plant]:
    return [plant for plant in plants if plant.agency == agency]


def rushes_of(agency: str) -> list[Rush]:
    return [rush for rush in RUSHES if rush.agency == agency]


def late_of(agency: str) -> int:
    """How many of the authority's dossiers come late in the year."""
    return sum(rush.late for rush in rushes_of(agency))
