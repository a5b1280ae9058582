"""What the citizen is told to expect next."""

from motcua.dossiers.queries import track
from motcua.dossiers.tests.world import World


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
