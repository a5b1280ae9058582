"""Kill list 2: whose delay it was, counted by unit from the journal alone."""

from collections import Counter

from motcua.dossiers.models import Dossier
from motcua.dossiers.tests.world import World, events_of


def blamed(*dossiers: Dossier) -> Counter[str]:
    """How many steps each unit closed late."""
    events = [event for dossier in dossiers for event in events_of(dossier)]
    closed = [each for event in events for each in event.payload.get("closed", ())]
    return Counter(each["agency"] for each in closed if each["late"])


def test_kill_02_the_unit_that_kept_its_step_too_long_is_blamed_and_no_other(world: World) -> None:
    cast = world.cast.ward
    first, second = world.receive(at="2026-11-16 08:00"), world.receive()
    for dossier in (first, second):
        world.do("tiepnhan", dossier, "hand_over")
    world.do("chuyenmon", first, "hand_over", at="2026-11-17 09:00")
    world.do("congan", first, "decide", at="2026-11-20 09:00")  # the dossier was due on Thursday
    world.do("chuyenmon", second, "hand_over", at="2026-11-18 08:00")  # its step was due at 7:45
    world.do("congan", second, "decide", at="2026-11-18 09:00")
    world.do("lanhdao", second, "sign_off", at="2026-11-18 10:00")
    assert blamed(first) == {cast.police.code: 1}
    assert blamed(second) == {cast.culture.code: 1}


def test_kill_02_carrying_over_too_late_is_intakes(world: World) -> None:
    dossier = world.receive(at="2026-11-16 14:00")
    world.do("tiepnhan", dossier, "hand_over", at="2026-11-17 08:00")
    assert blamed(dossier) == {world.cast.ward.one_stop.code: 1}


def test_kill_02_the_citizens_time_is_nobodys_delay(world: World) -> None:
    """A supplement of ten days and a payment of a week: the office acts each time within hours."""
    dossier = world.receive(at="2026-11-16 08:00")
    world.do("tiepnhan", dossier, "hand_over")
    world.do("chuyenmon", dossier, "request_supplement", at="2026-11-16 10:00")
    world.do("tiepnhan", dossier, "take_supplement", at="2026-11-26 10:00")
    world.do("chuyenmon", dossier, "request_payment", at="2026-11-26 14:00")
    world.do("tiepnhan", dossier, "confirm_payment", at="2026-12-03 14:00")
    world.do("chuyenmon", dossier, "hand_over", at="2026-12-03 15:00")
    assert blamed(dossier) == Counter()


def test_kill_02_an_opinion_given_too_late_is_the_asked_units(world: World) -> None:
    dossier = world.receive(at="2026-11-16 08:00")
    world.do("tiepnhan", dossier, "hand_over")
    question = {"agency": world.cast.ward.police.code, "question": "?", "due": "2026-11-16"}
    world.do("chuyenmon", dossier, "consult", question)
    world.do("congan", dossier, "answer", at="2026-11-17 07:45")
    assert blamed(dossier) == {world.cast.ward.police.code: 1}


def test_kill_02_a_late_step_cut_short_by_a_refusal_is_still_its_units(world: World) -> None:
    dossier = world.receive(at="2026-11-16 08:00")
    world.do("tiepnhan", dossier, "hand_over")
    world.do("lanhdao", dossier, "refuse", at="2026-11-23 08:00")
    assert blamed(dossier) == {world.cast.ward.culture.code: 1}


def test_kill_02_every_overdue_dossier_has_somebody_to_answer_for_it(world: World) -> None:
    """Whichever step is slow: one that ends after the due date leaves a late step in the journal."""
    ways = [
        "tiepnhan hand_over",
        "chuyenmon hand_over",
        "congan decide",
        "lanhdao sign_off",
        "chuyenmon publish_result",
    ]
    for slow in range(len(ways)):
        dossier = world.receive(at="2026-11-16 08:00")
        for number, step in enumerate(ways):
            if number == slow:
                world.goto("2026-11-20 08:00")
            who, verb = step.split(" ")
            dossier = world.do(who, dossier, verb)
        assert dossier.resolved_at is not None and dossier.due_at is not None
        assert dossier.resolved_at > dossier.due_at
        assert blamed(dossier), ways[slow]
