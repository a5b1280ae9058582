"""Apology and a new date (Mẫu 04): one only, in time one day before the deadline, never in the past."""

from typing import Any

import pytest

from motcua.dossiers.actions import BadInput, WrongState
from motcua.dossiers.models import Dossier
from motcua.dossiers.tests.procedures import NO_TERM, TEN
from motcua.dossiers.tests.world import World, events_of, everything, shown


@pytest.fixture
def running(world: World) -> Dossier:
    """Due on Friday 27 November 2026: ten working days from Thursday 12 November over a holiday."""
    dossier = world.receive(TEN, at="2026-11-12 09:00")
    dossier = world.do("tiepnhan", dossier, "hand_over")
    assert shown(dossier.due_at) == "2026-11-27 17:00"
    return dossier


def until(day: str) -> dict[str, Any]:
    return {"until": day, "reason": "Chờ xác minh", "unit": "Công an phường"}


@pytest.mark.parametrize(
    ("issued", "late"),
    [
        ("2026-11-25 09:00", False),
        ("2026-11-26 16:59", False),
        ("2026-11-26 20:00", False),  # the day counts, not the hour
        ("2026-11-27 08:00", True),
        ("2026-11-30 08:00", True),
    ],
)
def test_an_apology_has_to_be_issued_a_day_before_the_deadline(
    issued: str, late: bool, running: Dossier, world: World
) -> None:
    dossier = world.do("lanhdao", running, "extend", until("2026-12-04"), at=issued)
    payload = events_of(dossier)[-1].payload
    assert payload["late_apology"] is late
    assert payload["unit"] == "Công an phường"
    assert shown(dossier.due_at) == "2026-12-04 17:00"
    assert shown(dossier.first_due_at) == "2026-11-27 17:00"


def test_there_is_one_new_date_only(running: Dossier, world: World) -> None:
    world.do("lanhdao", running, "extend", until("2026-12-04"))
    before = everything()
    with pytest.raises(WrongState, match="không được hẹn lại nữa"):
        world.do("lanhdao", running, "extend", until("2026-12-11"))
    assert everything() == before


@pytest.mark.parametrize(
    ("day", "today"),
    [
        ("2026-11-27", "2026-11-20 09:00"),  # the date it has already
        ("2026-11-20", "2026-11-20 09:00"),
        ("2026-12-05", "2026-11-20 09:00"),  # a Saturday
        ("2026-11-30", "2026-12-02 09:00"),  # after the old date, but past
        ("2026-12-02", "2026-12-02 17:30"),  # today, after hours
        ("9999-12-31", "2026-11-20 09:00"),
    ],
)
def test_a_date_that_cannot_be_promised_is_refused(
    day: str, today: str, running: Dossier, world: World
) -> None:
    world.goto(today)
    before = everything()
    with pytest.raises(BadInput) as refused:
        world.do("lanhdao", running, "extend", until(day))
    assert "until" in refused.value.fields
    assert everything() == before


def test_without_a_term_there_is_no_date_to_put_off(world: World) -> None:
    dossier = world.receive(NO_TERM)
    world.do("tiepnhan", dossier, "hand_over")
    with pytest.raises(WrongState, match="không có ngày hẹn"):
        world.do("lanhdao", dossier, "extend", until("2026-12-04"))


def test_a_restart_after_a_new_date_counts_from_zero_and_leaves_no_second_new_date(
    running: Dossier, world: World
) -> None:
    world.do("lanhdao", running, "extend", until("2026-12-04"))
    world.do("chuyenmon", running, "request_supplement")
    dossier = world.do("tiepnhan", running, "take_supplement", at="2026-11-25 09:00")
    assert shown(dossier.due_at) == "2026-12-09 17:00"  # ten working days from Wednesday
    with pytest.raises(WrongState):
        world.do("lanhdao", running, "extend", until("2026-12-11"))
