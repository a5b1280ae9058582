"""The fourteen months before today, in the bulk path: what the promise page, the dashboards, open data, the
index and the forecast speak of. Everything in it is made up: shares and numbers follow no report."""

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from motcua.catalogue.models import Offering
from motcua.catalogue.queries import version_on
from motcua.demo import people
from motcua.demo.cast import PLACE, Cast, Ward
from motcua.demo.flow import Desk, resolve, step
from motcua.dossiers.actors import actor_of
from motcua.dossiers.bulk import Bulk, collecting
from motcua.dossiers.case import Case
from motcua.dossiers.setting import Setting
from motcua.organisation.queries import calendar_of
from motcua.terms import Calendar, after_working_time, clock, working_time

SEED = 2026
MONTHS, DAY = 14, 30.4
QUIET_DAYS = 9  # working days before today that belong to the living desk
OWN, OTHER = 1000, 320
BUSY: Mapping[int, float] = {1: 1.3, 2: 0.6, 5: 1.1, 8: 1.3, 9: 1.2, 12: 1.2}
"""Month -> how many times its share: registrations before Tết and before school begins."""
MIX: Mapping[str, int] = {
    "2.000635": 22, "1.001193": 16, "2.000815": 14, "2.000884": 12, "1.004873": 10, "1.000656": 7,
    "1.004859": 6, "1.004884": 5, "1.001612": 4, "1.001653": 3, "1.010833": 2,
}  # fmt: skip
CHANNELS = (
    ("online", "citizen", 46),
    ("online", "helped", 22),
    ("counter", "officer", 29),
    ("post", "officer", 3),
)
DIGITISED = {
    "online": ("electronic",),
    "counter": ("scanned", "scanned", "scanned", "none"),
    "post": ("scanned",),
}
PAID = {"online": ("online", "online", "counter"), "counter": ("counter",), "post": ("counter",)}
MISSING = {"missing": ["Giấy tờ (mẫu)"], "reason": "Thiếu giấy tờ (mẫu)."}
WITHDRAWN = {"reason": "Công dân đổi ý (mẫu)."}


@dataclass
class Place:
    """Where dossiers come: a ward, its desk and what it offers."""

    desk: Desk
    settings: list[Setting]
    weights: list[int]


def fill_year(cast: Cast) -> int:
    """Returns how many dossiers were made. They end before the days of which ``today`` tells."""
    draw = random.Random(SEED)
    calendar = calendar_of(cast.ward.committee)
    days = _days(calendar)
    places = [_place(cast, cast.ward, ""), _place(cast, cast.other, "_khac")]
    planned = [
        (_moment(draw, days, calendar), place)
        for place, count in zip(places, (OWN, OTHER), strict=True)
        for _ in range(count)
    ]
    with collecting() as bulk:
        for at, place in sorted(planned, key=lambda one: one[0]):
            _play(bulk, place, at, draw)
            bulk.flush_if_full()
    return len(planned)


def _place(cast: Cast, ward: Ward, suffix: str) -> Place:
    users = (getattr(cast, f"{name}{suffix}") for name in ("tiepnhan", "chuyenmon", "lanhdao"))
    settings = list(_settings(ward))
    return Place(
        Desk(*(actor_of(user, clock.today()) for user in users)),
        settings,
        [MIX[each.version.procedure.code] for each in settings],
    )


def _settings(ward: Ward) -> Iterator[Setting]:
    offerings = Offering.objects.filter(agency=ward.committee, procedure__code__in=MIX)
    for offering in offerings.select_related("procedure__sector", "office").order_by("procedure__code"):
        version = version_on(offering.procedure, clock.today())
        if version is not None:
            version.procedure = offering.procedure
            yield Setting(ward.committee, version, offering)


def _days(calendar: Calendar) -> list[date]:
    """Working days, each as often as its month is busy, to be drawn from."""
    last = clock.today()
    for _ in range(QUIET_DAYS):
        last = calendar.previous_working(last)
    day, found = last - timedelta(days=int(MONTHS * DAY)), []
    while day < last:
        if calendar.is_working(day):
            found += [day] * round(10 * BUSY.get(day.month, 1.0))
        day += timedelta(days=1)
    return found


def _moment(draw: random.Random, days: list[date], calendar: Calendar) -> datetime:
    return after_working_time(
        calendar.open_of(draw.choice(days)), timedelta(minutes=draw.randrange(1, 420)), calendar
    )


def _play(bulk: Bulk, place: Place, at: datetime, draw: random.Random) -> None:
    setting = draw.choices(place.settings, place.weights)[0]
    case = bulk.receive(_intake(setting, draw), setting, place.desk.receiver, at, at)
    way = draw.choices(list(WAYS), [share for share, _ in WAYS.values()])[0]
    WAYS[way][1](bulk, case, place.desk, draw)


def _intake(setting: Setting, draw: random.Random) -> dict[str, Any]:
    channel, typed_by, _share = draw.choices(CHANNELS, [share for _, _, share in CHANNELS])[0]
    return {
        "procedure": setting.version.procedure.code,
        "source": "software",
        "channel": channel,
        "typed_by": typed_by,
        "digitised": draw.choice(DIGITISED[channel]),
        "payment": draw.choice(PAID[channel]),
        **people.person(draw, PLACE).intake(),
    }


def _in_time(bulk: Bulk, case: Case, desk: Desk, draw: random.Random) -> None:
    _finish(bulk, case, desk, _part_of_term(case, 0.25 + 0.7 * draw.random()), draw)


def _late(bulk: Bulk, case: Case, desk: Desk, draw: random.Random) -> None:
    assert case.dossier.due_at is not None
    late = timedelta(minutes=draw.randrange(90, 1800))
    _finish(bulk, case, desk, after_working_time(case.dossier.due_at, late, case.setting.calendar), draw)


def _supplemented(bulk: Bulk, case: Case, desk: Desk, draw: random.Random) -> None:
    """The specialist asks for a paper early on; the citizen brings it within three working days."""
    at = _part_of_term(case, 0.2 + 0.2 * draw.random())
    back = after_working_time(at, timedelta(minutes=draw.randrange(450, 1350)), case.setting.calendar)
    if back < clock.now() and len(case.setting.content.steps) > 3:
        step(bulk, case, desk, after_working_time(case.at, timedelta(minutes=10), case.setting.calendar))
        bulk.perform(case, desk.specialist, "request_supplement", MISSING, at, at)
        bulk.perform(case, desk.receiver, "take_supplement", {"received": ["Giấy tờ (mẫu)"]}, back, back)
    _in_time(bulk, case, desk, draw)


def _withdrawn(bulk: Bulk, case: Case, desk: Desk, draw: random.Random) -> None:
    at = _part_of_term(case, 0.3)
    if at < clock.now():
        step(bulk, case, desk, after_working_time(case.at, timedelta(minutes=5), case.setting.calendar))
        bulk.perform(case, desk.receiver, "withdraw", WITHDRAWN, max(at, case.at), max(at, case.at))


def _finish(bulk: Bulk, case: Case, desk: Desk, resolved_at: datetime, draw: random.Random) -> None:
    """To the result and its return; as far as that by now has come."""
    calendar, now = case.setting.calendar, clock.now()
    if resolved_at >= now:
        first = after_working_time(case.at, timedelta(minutes=draw.randrange(10, 90)), calendar)
        step(bulk, case, desk, first)
        return
    resolve(bulk, case, desk, resolved_at)
    collected = after_working_time(resolved_at, timedelta(minutes=draw.randrange(10, 900)), calendar)
    if collected < now:
        step(bulk, case, desk, collected)


def _part_of_term(case: Case, share: float) -> datetime:
    assert case.dossier.due_at is not None
    calendar = case.setting.calendar
    return after_working_time(case.at, working_time(case.at, case.dossier.due_at, calendar) * share, calendar)


WAYS: Mapping[str, tuple[int, Callable[[Bulk, Case, Desk, random.Random], None]]] = {
    "in_time": (890, _in_time),
    "late": (35, _late),
    "supplemented": (60, _supplemented),
    "withdrawn": (15, _withdrawn),
}
