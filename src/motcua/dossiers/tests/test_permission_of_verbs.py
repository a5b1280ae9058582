"""Who may do what: for every verb, at the point where it is possible, everybody else is refused."""

import pytest

from motcua.demo.cast import PEOPLE
from motcua.dossiers.actions import ACTIONS, NotPermitted, perform, receive
from motcua.dossiers.tests.world import READY, SAMPLE, World, everything, strangers


def test_every_verb_is_tried_here() -> None:
    assert set(READY) == set(SAMPLE) == set(ACTIONS)


@pytest.mark.parametrize("verb", sorted(ACTIONS))
def test_everybody_else_is_refused_and_nothing_is_written(verb: str, world: World) -> None:
    way, may = READY[verb]
    dossier = world.along(way)
    people = {name: getattr(world.cast, name) for name in PEOPLE} | strangers(world)
    before = everything()
    for name in sorted(people.keys() - set(may)):
        with pytest.raises(NotPermitted):
            perform(people[name], dossier, verb, SAMPLE[verb])
            pytest.fail(f"{name} did {verb}")
        assert everything() == before, name


@pytest.mark.parametrize(("verb", "who"), [(verb, who) for verb in sorted(READY) for who in READY[verb][1]])
def test_whoever_holds_the_role_may(verb: str, who: str, world: World) -> None:
    dossier = world.along(READY[verb][0])
    world.do(who, dossier, verb)


def test_a_code_that_is_not_there_and_one_out_of_scope_are_refused_alike(world: World) -> None:
    dossier = world.receive()
    answers = []
    for user, code in (
        (world.cast.tiepnhan, "H03.1.7-261116-9999"),
        (world.cast.tiepnhan_khac, dossier.code),
    ):
        with pytest.raises(NotPermitted) as refused:
            perform(user, code, "correct", SAMPLE["correct"])
        answers.append((type(refused.value), refused.value.message))
    assert answers[0] == answers[1]


def test_a_post_that_ended_yesterday_no_longer_opens_anything(world: World) -> None:
    dossier = world.receive()
    post = world.cast.tiepnhan.posts.get()
    post.valid_to = world.now.date()
    post.save()
    world.do("tiepnhan", dossier, "hand_over")
    running = world.receive()
    world.wait(days=1)
    with pytest.raises(NotPermitted):
        world.do("tiepnhan", running, "hand_over")


def test_taking_in_needs_a_receivers_post_at_that_authority(world: World) -> None:
    people = {name: getattr(world.cast, name) for name in PEOPLE} | strangers(world)
    before = everything()
    other = world.intake(agency=world.cast.other.committee.code)
    for name in sorted(people.keys() - {"tiepnhan", "tiepnhan_khac"}):
        with pytest.raises(NotPermitted):
            receive(people[name], world.intake())
    with pytest.raises(NotPermitted):
        receive(world.cast.tiepnhan, other)
    assert everything() == before
