"""What comes in: when, for which procedure, with which end, typed by whom."""

import random
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from motcua.catalogue.models import Offering, ProcedureVersion
from motcua.demo.scenarios.hoan_kiem import plan
from motcua.demo.scenarios.hoan_kiem.plants import RUSH_RANKS, Plant, Way, rushes_of
from motcua.demo.scenarios.hoan_kiem.stage import Authority
from motcua.dossiers.setting import Setting
from motcua.terms import Calendar, Unit, after_working_time, clock, due

CLOSED = datetime(2019, 12, 13, 17, 0, tzinfo=clock.VN)  # the last working minute of the period
OPEN_SINCE, OPEN_TERM = date(2019, 12, 9), 7  # received then under such a term: not due when the period ends
LATE_TERM = 5  # what comes late has a term of at least so many days: it was long in the office's hands
OPENS, MINUTES = time(7, 30), 570


@dataclass(slots=True)
class Order:
    """One dossier to be played. ``way``: beside the steps; ``rush``: who handles it is away."""

    received_at: datetime
    setting: Setting
    fate: str
    typed: str
    way: Way | None = None
    rush: bool = False

    @property
    def day(self) -> date:
        return self.received_at.date()

    def due_at(self) -> datetime:
        term = self.setting.content.term
        assert term is not None
        return due(term, self.received_at, self.setting.calendar).at


class Offers:
    """What an authority offers, drawn by how often it is asked for."""

    def __init__(self, authority: Authority) -> None:
        settings = [_setting(authority, offering) for offering in authority.offerings]
        self.settings = [one for one in settings if _playable(one)]
        self.weights = [1 / (rank + 3) for rank in range(len(self.settings))]
        self.long = [one for one in self.settings if term_days(one) >= OPEN_TERM]
        self.slow = [one for one in self.settings if term_days(one) >= LATE_TERM]
        self.days = _working_days(self.settings[0].calendar)
        self.rushes = rushes_of(authority.committee.code)

    def order(self, draw: random.Random, fate: str, typed: str) -> Order:
        """An order whose fate is possible: open ones come late under a long term, overdue ones in a rush."""
        if fate == "overdue":
            return self._late(draw, typed)
        if fate == "open":
            setting = draw.choice(self.long)
            days = [day for day in self.days if day >= OPEN_SINCE]
        else:
            setting = draw.choices(self.settings, self.weights)[0]
            days = self.days
        order = Order(_moment(draw, draw.choice(days), setting.calendar), setting, fate, typed)
        order.rush = fate == "on_time" and self._in_rush(order)
        return order

    def _late(self, draw: random.Random, typed: str) -> Order:
        """Its due date falls in a rush of its authority."""
        rush = draw.choices(self.rushes, [each.late for each in self.rushes])[0]
        setting = draw.choice(self.slow[RUSH_RANKS])
        day = rush.first + timedelta(days=draw.randrange((rush.last - rush.first).days // 2 + 1))
        received_on = setting.calendar.working_on_or_after(day)
        return Order(_moment(draw, received_on, setting.calendar), setting, "overdue", typed, rush=True)

    def _in_rush(self, order: Order) -> bool:
        held = any(order.setting is setting for setting in self.slow[RUSH_RANKS])
        return held and any(rush.first <= order.day <= rush.last for rush in self.rushes)

    def of_plant(self, plant: Plant, order: Order) -> bool:
        setting = order.setting
        ranked = plant.rank is None or setting is self.settings[plant.rank]
        fits = term_days(setting) >= plant.days and plant.first <= order.day <= plant.last
        return order.fate == "on_time" and not order.rush and ranked and fits


def _setting(authority: Authority, offering: Offering) -> Setting:
    """The version in force in the period; fetched once, shared by every dossier."""
    version = _versions()[offering.procedure_id]
    version.procedure = offering.procedure
    return Setting(authority.committee, version, offering, authority.units)


def _versions() -> dict[int, ProcedureVersion]:
    if not _known:
        versions = ProcedureVersion.objects.filter(valid_from__lte=plan.FIRST, published_at__isnull=False)
        _known.update({version.procedure_id: version for version in versions.order_by("valid_from")})
    return _known


_known: dict[int, ProcedureVersion] = {}


def forget_versions() -> None:
    """For a database built anew in the same process."""
    _known.clear()


def term_days(setting: Setting) -> int:
    term = setting.content.term
    return term.value if term and term.unit == Unit.WORKING_DAY else 0


def _playable(setting: Setting) -> bool:
    """Terms in working days, done by the authority's own units; what ends with 2018 is asked of nobody."""
    ended = setting.offering.valid_to if setting.offering else None
    own = all(step.unit in setting.units and not step.consult for step in setting.content.steps)
    return own and term_days(setting) > 0 and (ended is None or ended >= plan.LAST)


def _working_days(calendar: Calendar) -> list[date]:
    count = (CLOSED.date() - plan.FIRST).days + 1
    days = (plan.FIRST + timedelta(days=number) for number in range(count))
    return [day for day in days if calendar.is_working(day)]


def _moment(draw: random.Random, day: date, calendar: Calendar) -> datetime:
    """A minute in working hours of a working day; the last half hour is left for closing the counter."""
    start = datetime.combine(day, OPENS, clock.VN) + timedelta(minutes=draw.randrange(MINUTES))
    return min(
        after_working_time(start, timedelta(seconds=draw.randrange(60)), calendar), _last_call(calendar, day)
    )


def _last_call(calendar: Calendar, day: date) -> datetime:
    return calendar.close_of(day) - timedelta(minutes=30)
