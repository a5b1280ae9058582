"""Supplements: asked by intake once, waited for 15 days, then counted anew; by the rules of its day."""

import pytest

from motcua.dossiers.actions import ActionRefused, BadInput, WrongState, stop_unsupplemented
from motcua.dossiers.models import Dossier, Standing, Status
from motcua.dossiers.tests.procedures import LONG, TEN
from motcua.dossiers.tests.world import World, events_of, everything, shown


def asked(world: World, received: str, asked_at: str, procedure: str = LONG) -> Dossier:
    """Received, handed over at once, and a supplement asked by the specialist."""
    dossier = world.receive(procedure, at=received)
    world.do("tiepnhan", dossier, "hand_over")
    return world.do("chuyenmon", dossier, "request_supplement", at=asked_at)


def test_the_term_starts_from_zero_when_the_full_dossier_is_back(world: World) -> None:
    dossier = asked(world, "2026-11-16 09:00", "2026-11-18 10:00")
    assert (dossier.due_at, dossier.waiting) == (None, True)
    dossier = world.do("tiepnhan", dossier, "take_supplement", at="2026-11-27 09:00")
    assert shown(dossier.due_at) == "2026-12-02 17:00"  # Friday; Monday, Tuesday, Wednesday
    assert shown(dossier.first_due_at) == "2026-11-19 17:00"
    assert shown(dossier.received_at) == "2026-11-16 09:00"


def test_each_wait_and_return_is_one_change_of_the_due_date(world: World) -> None:
    dossier = asked(world, "2026-11-16 09:00", "2026-11-18 10:00")
    world.do("tiepnhan", dossier, "take_supplement", at="2026-11-27 09:00")
    rows = Standing.objects.filter(dossier=dossier).order_by("at")
    assert [(shown(row.at), shown(row.due_at), row.waiting) for row in rows] == [
        ("2026-11-18 10:00", None, True),
        ("2026-11-27 09:00", "2026-12-02 17:00", False),
    ]


def test_under_the_decree_of_2018_the_wait_is_given_back_instead(world: World) -> None:
    dossier = asked(world, "2018-07-02 09:00", "2018-07-03 14:00", TEN)
    assert shown(dossier.first_due_at) == "2018-07-16 17:00"
    dossier = world.do("tiepnhan", dossier, "take_supplement", at="2018-07-09 10:00")
    assert shown(dossier.due_at) == "2018-07-20 17:00"  # Tuesday to Friday were waited away: four days more


@pytest.mark.parametrize(
    ("received", "restarts", "closes"),
    [
        ("2018-07-02 09:00", False, False),
        ("2021-12-03 09:00", False, False),  # the last Friday under the decree of 2018 as it was
        ("2021-12-06 09:00", True, False),
        ("2025-06-30 09:00", True, False),  # asked in July 2025, but received under the old rules
        ("2025-07-01 09:00", True, True),
    ],
)
def test_the_rules_are_those_of_the_day_of_receipt(
    received: str, restarts: bool, closes: bool, world: World
) -> None:
    dossier = world.receive(TEN, at=received)
    world.do("tiepnhan", dossier, "hand_over")
    world.wait(days=3)
    dossier = world.do("chuyenmon", dossier, "request_supplement")
    assert (dossier.supplement_due_at is not None) == closes
    world.wait(days=5)
    world.do("tiepnhan", dossier, "take_supplement")
    ledger = events_of(dossier)[-1].payload["ledger"]
    assert [entry["kind"] for entry in ledger] == (["resume", "restart"] if restarts else ["resume"])


def test_intake_may_ask_only_once(world: World) -> None:
    dossier = world.submit()
    world.do("tiepnhan", dossier, "request_supplement")
    dossier = world.do("tiepnhan", dossier, "take_supplement")
    assert dossier.status == Status.IN_PROGRESS
    before = everything()
    with pytest.raises(WrongState, match="chỉ được yêu cầu bổ sung 1 lần"):
        world.do("tiepnhan", dossier, "request_supplement")
    assert everything() == before
    world.do("chuyenmon", dossier, "request_supplement")


def test_an_online_dossier_is_received_when_its_supplement_is_in(world: World) -> None:
    dossier = world.submit()
    world.do("tiepnhan", dossier, "request_supplement")
    dossier = world.do("tiepnhan", dossier, "take_supplement", at="2026-11-18 09:00")
    assert shown(dossier.received_at) == "2026-11-18 09:00"
    assert shown(dossier.due_at) == shown(dossier.first_due_at) == "2026-11-23 17:00"
    assert dossier.tasks.get().kind == "processing"


def test_kill_15_four_supplements_do_not_make_a_dossier_overdue(world: World) -> None:
    dossier = world.receive(at="2026-11-16 09:00")
    world.do("tiepnhan", dossier, "hand_over")
    for _ in range(4):
        world.wait(hours=1)
        world.do("chuyenmon", dossier, "request_supplement")
        world.wait(days=7)
        dossier = world.do("tiepnhan", dossier, "take_supplement")
    assert dossier.due_at is not None
    assert shown(dossier.due_at) == "2026-12-17 17:00"  # three days from the last return, Monday 14 December
    assert world.now < dossier.due_at


def test_a_notice_later_than_three_working_days_is_marked(world: World) -> None:
    in_time = asked(world, "2026-11-16 09:00", "2026-11-19 17:00", TEN)
    assert events_of(in_time)[-1].payload["late_notice"] is False
    late = asked(world, "2026-11-16 09:00", "2026-11-19 17:01", TEN)
    assert events_of(late)[-1].payload["late_notice"] is True


def test_stopped_after_15_days_and_not_a_minute_before(world: World) -> None:
    dossier = asked(world, "2026-11-16 09:00", "2026-11-18 10:00")
    assert shown(dossier.supplement_due_at) == "2026-12-03 17:00"
    untouched = world.receive()
    world.goto("2026-12-03 17:00")
    before = everything()
    assert stop_unsupplemented() == []
    with pytest.raises(BadInput):
        world.do("lanhdao", dossier, "stop", {"ground": "supplement", "reason": "x"})
    assert everything() == before
    world.goto("2026-12-03 17:01")
    assert [each.code for each in stop_unsupplemented()] == [dossier.code]
    dossier.refresh_from_db()
    untouched.refresh_from_db()
    assert (dossier.status, dossier.outcome, untouched.status) == (Status.STOPPED, "stopped", Status.RECEIVED)
    assert shown(dossier.resolved_at) == "2026-12-03 17:01"
    assert events_of(dossier)[-1].actor == "hệ thống"
    assert stop_unsupplemented() == []
    world.verified()


def test_a_supplement_is_taken_until_the_last_minute_and_no_later(world: World) -> None:
    first = asked(world, "2026-11-16 09:00", "2026-11-18 10:00")
    second = asked(world, "2026-11-16 09:00", "2026-11-18 10:00")
    world.do("tiepnhan", first, "take_supplement", at="2026-12-03 17:00")
    with pytest.raises(WrongState, match="03/12/2026"):
        world.do("tiepnhan", second, "take_supplement", at="2026-12-03 17:01")


def test_15_days_that_end_on_a_day_off_end_on_the_next_working_day(world: World) -> None:
    dossier = asked(world, "2026-11-16 09:00", "2026-11-20 10:00")  # 5 December is a Saturday
    assert shown(dossier.supplement_due_at) == "2026-12-07 17:00"


def test_what_came_in_is_ticked_and_the_first_event_still_says_what_was_missing(world: World) -> None:
    dossier = world.paper(
        "2026-11-13 09:00", components=[{"name": "Tờ khai", "ticked": True}, {"name": "Ảnh", "ticked": False}]
    )
    world.do("tiepnhan", dossier, "hand_over")
    world.do("chuyenmon", dossier, "request_supplement")
    dossier = world.do("tiepnhan", dossier, "take_supplement", {"received": ["Ảnh", "Giấy mới"]})
    assert [(each["name"], each["ticked"]) for each in dossier.components] == [
        ("Tờ khai", True), ("Ảnh", True), ("Giấy mới", True)
    ]  # fmt: skip
    assert [each["ticked"] for each in events_of(dossier)[0].payload["components"]] == [True, False]


def test_never_received_and_stopped_leaves_no_result_behind(world: World) -> None:
    """Else a report would count a result of what was never in its book."""
    dossier = world.submit()
    world.do("tiepnhan", dossier, "request_supplement")
    world.wait(days=20)
    (stopped,) = stop_unsupplemented()
    assert (stopped.pk, stopped.received_at, stopped.resolved_at) == (dossier.pk, None, None)
    withdrawn = world.do("tiepnhan", world.submit(), "withdraw")
    assert (withdrawn.outcome, withdrawn.resolved_at, withdrawn.resolved_on) == ("withdrawn", None, None)


def test_a_list_with_one_paper_named_twice_is_refused(world: World) -> None:
    dossier = asked(world, "2026-11-16 09:00", "2026-11-16 10:00")
    with pytest.raises(ActionRefused, match="hai lần"):
        world.do("tiepnhan", dossier, "take_supplement", {"received": ["Ảnh", "Ảnh"]})
