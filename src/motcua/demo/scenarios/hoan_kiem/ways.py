"""Which dossiers go another way than straight through the steps, and how each way is played."""

import random
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, time, timedelta

from motcua.demo.flow import Desk, resolve, step
from motcua.demo.scenarios.hoan_kiem.orders import CLOSED, Offers, Order, term_days
from motcua.demo.scenarios.hoan_kiem.plants import LAST_ORDINARY, ORDINARY, ROOM_DAYS, Plant, Way
from motcua.dossiers.bulk import Bulk
from motcua.dossiers.case import Case
from motcua.terms import Calendar, after_working_time, clock, working_time

BATCH_OPENS, BATCH_MINUTES = time(16, 0), 50
REASON = "Thiếu giấy tờ (mẫu)."


def assign(orders: Sequence[Order], offers: Offers, plants: Sequence[Plant], draw: random.Random) -> None:
    """Plants first, each its count; then the ordinary shares among the rest."""
    for plant in plants:
        fitting = [order for order in orders if offers.of_plant(plant, order) and order.way is None]
        if plant.way == Way.BATCH:
            fitting = [order for order in fitting if closing_day(order) is not None]
        for order in draw.sample(fitting, plant.count):
            order.way = plant.way
    planted = {id(offers.settings[plant.rank]) for plant in plants if plant.rank is not None}
    for order in orders:
        if order.fate != "on_time" or order.way or order.rush or order.day > LAST_ORDINARY:
            continue
        if term_days(order.setting) >= ROOM_DAYS and id(order.setting) not in planted:
            order.way = _ordinary(draw.random())


def _ordinary(drawn: float) -> Way | None:
    for way, share in ORDINARY.items():
        if drawn < share:
            return way
        drawn -= share
    return None


def closing_day(order: Order) -> datetime | None:
    """When on the last working day of its month the dossier could be closed in a batch; None: not then."""
    calendar = order.setting.calendar
    day = order.day
    following = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
    at = datetime.combine(calendar.previous_working(following), BATCH_OPENS, clock.VN)
    fits = order.received_at + timedelta(hours=2) < at and order.due_at() > at + timedelta(
        minutes=BATCH_MINUTES
    )
    return at if fits else None


def play(bulk: Bulk, case: Case, desk: Desk, order: Order, draw: random.Random) -> datetime:
    """Take a received dossier to its result in time; when the citizen can come for it."""
    if order.way is None:
        resolved_at = in_time(case, draw, 0.85 if order.rush else 0.2)
        resolve(bulk, case, desk, resolved_at, stalled=order.rush)
        return resolved_at
    return _WAYS[order.way](bulk, case, desk, order, draw)


def in_time(case: Case, draw: random.Random, least: float = 0.2) -> datetime:
    """Some working minute between now and the due date, and within the period."""
    calendar = case.setting.calendar
    assert case.dossier.due_at is not None
    latest = min(case.dossier.due_at, CLOSED)
    whole = working_time(case.at, latest, calendar)
    return min(
        latest, after_working_time(case.at, whole * (least + (0.99 - least) * draw.random()), calendar)
    )


def _supplement(bulk: Bulk, case: Case, desk: Desk, order: Order, draw: random.Random) -> datetime:
    _ask(bulk, case, desk, _part_of_term(case, 0.15 + 0.6 * draw.random()), draw)
    return _to_end(bulk, case, desk, in_time(case, draw))


def _late_supplement(bulk: Bulk, case: Case, desk: Desk, order: Order, draw: random.Random) -> datetime:
    """Asked when twenty minutes to three hours of the term are left."""
    left = timedelta(minutes=draw.randrange(20, 180))
    assert case.dossier.due_at is not None
    whole = working_time(case.at, case.dossier.due_at, case.setting.calendar)
    _ask(bulk, case, desk, after_working_time(case.at, whole - left, case.setting.calendar), draw)
    return _to_end(bulk, case, desk, in_time(case, draw, 0.5))


def _ask(bulk: Bulk, case: Case, desk: Desk, at: datetime, draw: random.Random) -> None:
    """The specialist asks for a paper; the citizen brings it within one to four working days."""
    calendar = case.setting.calendar
    step(bulk, case, desk, after_working_time(case.at, timedelta(minutes=draw.randrange(5, 15)), calendar))
    asked = {"missing": ["Giấy tờ (mẫu)"], "reason": REASON}
    bulk.perform(case, desk.specialist, "request_supplement", asked, at, at)
    back = after_working_time(at, timedelta(minutes=draw.randrange(450, 1800)), calendar)
    bulk.perform(case, desk.receiver, "take_supplement", {"received": ["Giấy tờ (mẫu)"]}, back, back)


def _payment(bulk: Bulk, case: Case, desk: Desk, order: Order, draw: random.Random) -> datetime:
    calendar = case.setting.calendar
    step(bulk, case, desk, after_working_time(case.at, timedelta(minutes=draw.randrange(5, 15)), calendar))
    at = _part_of_term(case, 0.2 + 0.3 * draw.random())
    bulk.perform(
        case, desk.specialist, "request_payment", {"amount": 50_000, "reason": "Lệ phí (mẫu)"}, at, at
    )
    paid = after_working_time(at, timedelta(minutes=draw.randrange(60, 900)), calendar)
    bulk.perform(case, desk.receiver, "confirm_payment", {"document": "BL-MẪU"}, paid, paid)
    return _to_end(bulk, case, desk, in_time(case, draw))


def _new_date(bulk: Bulk, case: Case, desk: Desk, order: Order, draw: random.Random) -> datetime:
    """Asked for well before the date, as the law wants it."""
    calendar = case.setting.calendar
    step(bulk, case, desk, after_working_time(case.at, timedelta(minutes=draw.randrange(5, 15)), calendar))
    at = _part_of_term(case, 0.1 + 0.3 * draw.random())
    assert case.dossier.due_on is not None
    until = calendar.next_working(calendar.next_working(case.dossier.due_on))
    values = {"until": until, "reason": "Phải xác minh (mẫu).", "unit": ""}
    bulk.perform(case, desk.leader, "extend", values, at, at)
    return _to_end(bulk, case, desk, in_time(case, draw))


def _sent_back(bulk: Bulk, case: Case, desk: Desk, order: Order, draw: random.Random) -> datetime:
    resolved_at = in_time(case, draw, 0.5)
    resolve(bulk, case, desk, resolved_at, loops=1)
    return resolved_at


def _batch(bulk: Bulk, case: Case, desk: Desk, order: Order, draw: random.Random) -> datetime:
    opens = closing_day(order)
    assert opens is not None
    resolved_at = opens + timedelta(minutes=draw.randrange(BATCH_MINUTES))
    resolve(bulk, case, desk, resolved_at)
    return resolved_at


def _backdated(bulk: Bulk, case: Case, desk: Desk, order: Order, draw: random.Random) -> datetime:
    """Signed two to five working days after the due date, and written down as signed before it."""
    calendar = case.setting.calendar
    assert case.dossier.due_at is not None
    typed_at = after_working_time(case.dossier.due_at, timedelta(minutes=draw.randrange(900, 2250)), calendar)
    resolve(bulk, case, desk, in_time(case, draw, 0.8), signed_in_at=typed_at)
    return typed_at


def _part_of_term(case: Case, share: float) -> datetime:
    assert case.dossier.due_at is not None
    calendar: Calendar = case.setting.calendar
    return after_working_time(case.at, working_time(case.at, case.dossier.due_at, calendar) * share, calendar)


def _to_end(bulk: Bulk, case: Case, desk: Desk, resolved_at: datetime) -> datetime:
    resolve(bulk, case, desk, resolved_at)
    return resolved_at


_WAYS: Mapping[Way, Callable[[Bulk, Case, Desk, Order, random.Random], datetime]] = {
    Way.SUPPLEMENT: _supplement,
    Way.PAYMENT: _payment,
    Way.NEW_DATE: _new_date,
    Way.SENT_BACK: _sent_back,
    Way.LATE_SUPPLEMENT: _late_supplement,
    Way.BATCH: _batch,
    Way.BACKDATED: _backdated,
    Way.LOOP: _sent_back,
}
