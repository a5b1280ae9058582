"""Filling the stage: every dossier goes through the same verbs as at a real desk, in the bulk path."""

import random
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from motcua.catalogue.models import Offering, ProcedureVersion
from motcua.database.sql import fast_load
from motcua.demo import people
from motcua.demo.flow import resolve, step
from motcua.demo.parallel import for_each
from motcua.demo.scenarios.hoan_kiem import plan
from motcua.demo.scenarios.hoan_kiem.stage import Authority
from motcua.demo.scenarios.hoan_kiem.stage import build as build_stage
from motcua.demo.scenarios.registry import Say
from motcua.dossiers.bulk import Bulk, collecting
from motcua.dossiers.case import Case
from motcua.dossiers.setting import Setting
from motcua.journal.sealing import last_sealable_day, seal_through
from motcua.terms import Calendar, Unit, after_working_time, clock, working_time

CLOSED = datetime(2019, 12, 13, 17, 0, tzinfo=clock.VN)  # the last working minute of the period
OPEN_SINCE, OPEN_TERM = date(2019, 12, 9), 7  # received then under such a term: not due when the period ends
OVERDUE_BEFORE = date(2019, 11, 15)
OPENS, MINUTES = time(7, 30), 570
SEED = 2019


@dataclass(frozen=True, slots=True)
class Order:
    """One dossier to be played: when it comes in, for what, how it ends, who typed it."""

    received_at: datetime
    setting: Setting
    fate: str
    typed: str


class Offers:
    """What an authority offers, drawn by how often it is asked for."""

    def __init__(self, authority: Authority) -> None:
        self.settings = [_setting(authority, offering) for offering in authority.offerings]
        self.settings = [one for one in self.settings if _playable(one)]
        self.weights = [1 / (rank + 3) for rank in range(len(self.settings))]
        self.long = [one for one in self.settings if _days(one) >= OPEN_TERM]
        self.days = _working_days(self.settings[0].calendar)

    def order(self, draw: random.Random, fate: str, typed: str) -> Order:
        """An order whose fate is possible: open ones come late under a long term, overdue ones early."""
        if fate == "open":
            setting = draw.choice(self.long)
            days = [day for day in self.days if day >= OPEN_SINCE]
        else:
            setting = draw.choices(self.settings, self.weights)[0]
            days = self.days if fate == "on_time" else self.early_days
        return Order(_moment(draw, draw.choice(days), setting.calendar), setting, fate, typed)

    @property
    def early_days(self) -> list[date]:
        return [day for day in self.days if day <= OVERDUE_BEFORE]


def build(say: Say) -> None:
    """The whole year of 19 authorities, then the daily seals."""
    parts = list(zip(build_stage(), plan.shares(), strict=True))
    for line in for_each(parts, _fill):
        say(line)
    seal_through(None, last_sealable_day())


def _fill(part: tuple[Authority, plan.Share]) -> str:
    authority, share = part
    draw = random.Random(f"{SEED}-{authority.committee.code}")
    offers = Offers(authority)
    orders = [offers.order(draw, fate, typed) for fate, typed in share.dossiers(draw)]
    with fast_load(), collecting() as bulk:
        for order in sorted(orders, key=lambda one: one.received_at):
            _play(bulk, authority, order, draw)
            bulk.flush_if_full()
    return f"  {authority.committee.name}: {share.received} hồ sơ"


def _play(bulk: Bulk, authority: Authority, order: Order, draw: random.Random) -> None:
    at = order.received_at
    case = bulk.receive(_intake(order, authority, draw), order.setting, authority.desk.receiver, at, at)
    if order.fate == "open":
        step(bulk, case, authority.desk, after_working_time(at, timedelta(minutes=5), order.setting.calendar))
        return
    resolved_at = _late(case, draw) if order.fate == "overdue" else _in_time(case, draw)
    resolve(bulk, case, authority.desk, resolved_at)
    step(bulk, case, authority.desk, _collected(case, resolved_at, draw))


def _intake(order: Order, authority: Authority, draw: random.Random) -> dict[str, Any]:
    channel, typed_by = _TYPED[order.typed]
    person = people.person(draw, authority.committee.name.removeprefix("UBND ").removesuffix(" (mẫu)"))
    return {
        "procedure": order.setting.content.code,
        "channel": channel,
        "typed_by": typed_by,
        "fee": 0,
        **person.intake(),
    }


_TYPED = {"home": ("online", "citizen"), "helped": ("online", "helped"), "counter": ("counter", "officer")}


def _in_time(case: Case, draw: random.Random) -> datetime:
    """Some working minute between receipt and the due date, and within the period."""
    calendar = case.setting.calendar
    assert case.dossier.due_at is not None
    latest = min(case.dossier.due_at, CLOSED)
    whole = working_time(case.at, latest, calendar)
    return min(latest, after_working_time(case.at, whole * (0.2 + 0.79 * draw.random()), calendar))


def _late(case: Case, draw: random.Random) -> datetime:
    assert case.dossier.due_at is not None
    return after_working_time(
        case.dossier.due_at, timedelta(hours=draw.randrange(2, 20)), case.setting.calendar
    )


def _collected(case: Case, resolved_at: datetime, draw: random.Random) -> datetime:
    """The citizen comes for it within two working days."""
    return after_working_time(resolved_at, timedelta(minutes=draw.randrange(10, 900)), case.setting.calendar)


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


def _days(setting: Setting) -> int:
    term = setting.content.term
    return term.value if term and term.unit == Unit.WORKING_DAY else 0


def _playable(setting: Setting) -> bool:
    """Terms in working days, done by the authority's own units; what ends with 2018 is asked of nobody."""
    ended = setting.offering.valid_to if setting.offering else None
    own = all(step.unit in setting.units and not step.consult for step in setting.content.steps)
    return own and _days(setting) > 0 and (ended is None or ended >= plan.LAST)


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
