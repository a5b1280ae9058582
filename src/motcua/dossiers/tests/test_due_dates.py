"""The due dates of the fact sheet (domain.md 2.4), worked out by hand, through the actions."""

import pytest

from motcua.catalogue.models import Offering
from motcua.dossiers.models import Dossier, Task, TaskKind
from motcua.dossiers.tests.procedures import LONG, NO_TERM, SHORT, TODAY
from motcua.dossiers.tests.world import World, shown


@pytest.mark.parametrize(
    ("procedure", "received", "due"),
    [
        (
            LONG,
            "2026-11-16 14:59",
            "2026-11-19 17:00",
        ),  # Monday + 3: Thursday; the day of receipt is not counted
        (LONG, "2026-11-16 07:30", "2026-11-19 17:00"),
        (SHORT, "2026-11-20 09:00", "2026-11-25 17:00"),  # Monday 1, Tuesday is a holiday, Wednesday 2
        (SHORT, "2026-08-21 09:00", "2026-08-24 17:00"),  # Saturday 22 August 2026 is worked for 31 August
        (SHORT, "2026-08-27 09:00", "2026-09-03 17:00"),  # Friday 1; 31 August to 2 September off; Thursday 2
        (TODAY, "2026-11-16 14:59", "2026-11-16 17:00"),
        (TODAY, "2026-11-16 15:00", "2026-11-16 17:00"),
        (TODAY, "2026-11-16 15:01", "2026-11-17 17:00"),
        (TODAY, "2026-11-20 15:01", "2026-11-23 17:00"),  # Friday afternoon: Monday
        (NO_TERM, "2026-11-16 09:00", None),
    ],
)
def test_due_date_by_the_fact_sheet(procedure: str, received: str, due: str | None, world: World) -> None:
    dossier = world.receive(procedure, at=received)
    assert shown(dossier.due_at) == shown(dossier.first_due_at) == due
    assert (str(dossier.due_on) if dossier.due_on else None) == (due[:10] if due else None)


@pytest.mark.parametrize(
    ("received", "carried_over_by"),
    [
        ("2026-11-16 14:59", "2026-11-16 17:00"),
        ("2026-11-16 15:00", "2026-11-16 17:00"),
        ("2026-11-16 15:01", "2026-11-17 08:30"),
        ("2026-11-20 16:30", "2026-11-23 08:30"),  # Friday: first thing on Monday
        ("2026-11-23 15:01", "2026-11-25 08:30"),  # Tuesday is a holiday
    ],
)
def test_received_after_15_00_is_carried_over_first_thing_next_working_day(
    received: str, carried_over_by: str, world: World
) -> None:
    dossier = world.receive(at=received)
    assert shown(dossier.tasks.get().due_at) == carried_over_by


def test_the_clock_of_an_online_dossier_starts_when_it_is_accepted(world: World) -> None:
    dossier = world.submit()
    assert (dossier.received_at, dossier.due_at) == (None, None)
    dossier = world.do("tiepnhan", dossier, "accept", at="2026-11-17 16:00")
    assert shown(dossier.submitted_at) == "2026-11-16 08:00"
    assert shown(dossier.received_at) == "2026-11-17 16:00"
    assert shown(dossier.due_at) == "2026-11-20 17:00"


def test_waiting_for_payment_stops_the_clock_and_its_working_days_are_given_back(world: World) -> None:
    dossier = world.receive(at="2026-11-16 09:00")
    world.do("tiepnhan", dossier, "hand_over")
    dossier = world.do("chuyenmon", dossier, "request_payment", at="2026-11-17 10:00")
    assert (dossier.due_at, dossier.waiting) == (None, True)
    dossier = world.do("tiepnhan", dossier, "confirm_payment", at="2026-11-20 09:00")
    # Tuesday, Wednesday and Thursday were waited away: Friday, Monday, (Tuesday holiday), Wednesday
    assert (shown(dossier.due_at), dossier.waiting) == ("2026-11-25 17:00", False)
    assert shown(dossier.first_due_at) == "2026-11-19 17:00"


def step_due(dossier: Dossier) -> str | None:
    return shown(Task.objects.get(dossier=dossier, state="open", kind=TaskKind.PROCESSING).due_at)


def test_each_step_has_its_share_of_the_working_time(world: World) -> None:
    """29.5 working hours from Monday 8:00 to Thursday 17:00; the first half ends on Wednesday at 7:45."""
    dossier = world.receive(at="2026-11-16 08:00")
    world.do("tiepnhan", dossier, "hand_over")
    assert step_due(dossier) == "2026-11-18 07:45"


def test_a_step_is_not_due_while_the_dossier_waits_and_moves_with_its_new_date(world: World) -> None:
    dossier = world.receive(at="2026-11-16 08:00")
    world.do("tiepnhan", dossier, "hand_over")
    world.do("chuyenmon", dossier, "request_supplement", at="2026-11-17 08:00")
    assert step_due(dossier) is None
    world.do("tiepnhan", dossier, "take_supplement", at="2026-11-30 08:00")
    assert step_due(dossier) == "2026-12-02 07:45"  # Monday to Wednesday, as for a dossier received then
    world.do("lanhdao", dossier, "extend", {"until": "2026-12-07", "reason": "x"}, at="2026-12-01 08:00")
    assert step_due(dossier) == "2026-12-04 07:45"  # two working days later, like the dossier


def test_the_office_named_in_the_offering_does_the_work(world: World) -> None:
    """Not the first office by code; also after the procedure is no longer offered."""
    dossier = world.receive()
    Offering.objects.filter(procedure=dossier.procedure).update(valid_to="2026-11-16")
    world.do("tiepnhan", dossier, "hand_over", at="2026-11-17 09:00")
    assert dossier.tasks.get(state="open").agency == world.cast.ward.culture
