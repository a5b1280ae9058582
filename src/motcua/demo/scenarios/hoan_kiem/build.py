"""Filling the stage: every dossier goes through the same verbs as at a real desk, in the bulk path."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from motcua.database.sql import fast_load
from motcua.demo import people
from motcua.demo.flow import resolve, step
from motcua.demo.parallel import for_each
from motcua.demo.scenarios.hoan_kiem import plan
from motcua.demo.scenarios.hoan_kiem.orders import Offers, Order
from motcua.demo.scenarios.hoan_kiem.plants import Plant, Way, plants_of
from motcua.demo.scenarios.hoan_kiem.stage import Authority
from motcua.demo.scenarios.hoan_kiem.stage import build as build_stage
from motcua.demo.scenarios.hoan_kiem.ways import assign, play
from motcua.demo.scenarios.registry import Say
from motcua.dossiers.bulk import Bulk, collecting
from motcua.dossiers.case import Case
from motcua.journal.sealing import last_sealable_day, seal_through
from motcua.terms import after_working_time

SEED = 2019


@dataclass
class Part:
    """One authority's year. ``played``: codes of the dossiers that went each way, filled as it is played."""

    authority: Authority
    share: plan.Share
    plants: Sequence[Plant] = ()
    played: dict[Way, list[str]] = field(default_factory=dict)


def build(say: Say) -> None:
    """The whole year of 19 authorities, then the daily seals."""
    stage = build_stage()
    parts = [
        Part(authority, share, plants_of(authority.committee.code))
        for authority, share in zip(stage, plan.shares([each.committee.code for each in stage]), strict=True)
    ]
    for line in for_each(parts, _fill_fast):
        say(line)
    seal_through(None, last_sealable_day())


def _fill_fast(part: Part) -> str:
    with fast_load():
        return fill(part)


def fill(part: Part) -> str:
    """Play the authority's year in batches; a line that says what was done."""
    authority, share = part.authority, part.share
    draw = random.Random(f"{SEED}-{authority.committee.code}")
    offers = Offers(authority)
    orders = [offers.order(draw, fate, typed) for fate, typed in share.dossiers(draw)]
    orders.sort(key=lambda one: one.received_at)
    assign(orders, offers, part.plants, random.Random(f"{SEED}-ways-{authority.committee.code}"))
    with collecting() as bulk:
        for order in orders:
            case = _play(bulk, authority, order, draw)
            if order.way:
                part.played.setdefault(order.way, []).append(case.dossier.code)
            bulk.flush_if_full()
    return f"  {authority.committee.name}: {share.received} hồ sơ"


def _play(bulk: Bulk, authority: Authority, order: Order, draw: random.Random) -> Case:
    at = order.received_at
    case = bulk.receive(_intake(order, authority, draw), order.setting, authority.desk.receiver, at, at)
    if order.fate == "open":
        step(bulk, case, authority.desk, after_working_time(at, timedelta(minutes=5), order.setting.calendar))
        return case
    if order.fate == "overdue":
        ready_at = _late(case, draw)
        resolve(bulk, case, authority.desk, ready_at, stalled=True)
    else:
        ready_at = play(bulk, case, authority.desk, order, draw)
    step(bulk, case, authority.desk, _collected(case, ready_at, draw))
    return case


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


def _late(case: Case, draw: random.Random) -> datetime:
    assert case.dossier.due_at is not None
    return after_working_time(
        case.dossier.due_at, timedelta(hours=draw.randrange(2, 20)), case.setting.calendar
    )


def _collected(case: Case, ready_at: datetime, draw: random.Random) -> datetime:
    """The citizen comes for it within two working days."""
    return after_working_time(ready_at, timedelta(minutes=draw.randrange(10, 900)), case.setting.calendar)
