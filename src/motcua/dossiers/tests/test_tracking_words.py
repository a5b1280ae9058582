"""What the citizen is told to expect next."""

from motcua.dossiers.queries import track
from motcua.dossiers.tests.world import World
from motcua.terms import clock


def test_a_dossier_handed_in_online_says_until_when_it_is_answered(world: World) -> None:
    world.goto("2026-11-20 16:00")
    dossier = world.submit(phone="0990000123")
    tracking = track(dossier.code, "0123")
    assert tracking is not None
    # one working hour of Friday, seven of Monday
    assert tracking.next_text.endswith("trả lời trước 16:30 ngày 23/11/2026.")


def test_no_blank_is_left_where_nothing_is_to_be_answered(world: World) -> None:
    dossier = world.receive(phone="0990000123")
    tracking = track(dossier.code, "0123")
    assert tracking is not None and "{" not in tracking.next_text and "  " not in tracking.next_text


def test_a_citizen_is_told_until_when_to_bring_what_is_missing(world: World) -> None:
    dossier = world.receive(phone="0990000123")
    world.do("tiepnhan", dossier, "hand_over")
    dossier = world.do("chuyenmon", dossier, "request_supplement")
    tracking = track(dossier.code, "0123")
    assert tracking is not None and dossier.supplement_due_at is not None
    last = f"{clock.local(dossier.supplement_due_at):%d/%m/%Y}"
    assert f"đến hết ngày {last}" in tracking.next_text and "dừng giải quyết" in tracking.next_text
