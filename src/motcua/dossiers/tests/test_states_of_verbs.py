"""When a verb may be done: the table of domain.md 3, written down here once more, and nothing else."""

from itertools import pairwise

import pytest

from motcua.dossiers.actions import ACTIONS, ActionRefused, WrongState, perform
from motcua.dossiers.models import Dossier, Status
from motcua.dossiers.tests.world import READY, SAMPLE, WAYS, World, events_of, everything

TABLE = {
    1: {2, 3, 5, 7},
    2: {4},
    3: set(),
    4: {5, 6, 8, 9, 7},
    5: {4, 8},
    6: {4, 8},
    7: set(),
    8: set(),
    9: {10},
    10: set(),
}
EDGES = {(before, after) for before, nexts in TABLE.items() for after in nexts}

LEGAL = {
    "accept": {1},
    "not_accept": {1},
    "request_supplement": {1, 4},
    "take_supplement": {5},
    "request_payment": {4},
    "confirm_payment": {6},
    "extend": {4},
    "refuse": {4},
    "withdraw": {1, 4},
    "stop": {4, 5, 6},
    "hand_over": {2, 4},
    "send_back": {4},
    "consult": {4},
    "answer": {4, 5, 6},
    "decide": {4},
    "sign_off": {4},
    "publish_result": {4},
    "return_result": {9},
    "correct": set(range(1, 11)),
    "record_result": {2, 4},
    "record_payment": {2, 4, 5, 9},
    "fail_payment": {2, 4, 5, 6, 9},
    "digitise": {2, 4, 5, 6, 9},
}
ILLEGAL = [(verb, status) for verb in sorted(LEGAL) for status in Status if status not in LEGAL[verb]]
BY_ROLE = {verb for verb, action in ACTIONS.items() if not action.tasks}


def test_every_verb_is_tried_here() -> None:
    assert set(LEGAL) == set(ACTIONS)


@pytest.mark.parametrize(("verb", "status"), ILLEGAL)
def test_a_verb_out_of_its_state_is_refused_and_nothing_is_written(
    verb: str, status: Status, world: World
) -> None:
    dossier = world.along(WAYS[status])
    assert dossier.status == status
    before = everything()
    for who in READY[verb][1]:
        user = getattr(world.cast, who)
        with pytest.raises(WrongState if verb in BY_ROLE else ActionRefused):
            perform(user, dossier, verb, SAMPLE[verb])
        assert everything() == before


@pytest.mark.parametrize("status", [Status.SUPPLEMENT, Status.PAYMENT])
@pytest.mark.parametrize("verb", ["hand_over", "consult", "request_payment", "request_supplement"])
def test_whoever_holds_the_task_does_nothing_with_it_while_the_dossier_waits(
    verb: str, status: Status, world: World
) -> None:
    dossier = world.along(WAYS[status])
    before = everything()
    with pytest.raises(WrongState):
        perform(world.cast.chuyenmon, dossier, verb, SAMPLE[verb])
    assert everything() == before


WALKS = [
    [*READY["accept"][0], "tiepnhan accept", "tiepnhan hand_over"],
    WAYS[Status.NOT_ACCEPTED],
    ["submit", "tiepnhan request_supplement", "tiepnhan take_supplement"],
    ["submit", "tiepnhan withdraw"],
    ["submit", "tiepnhan request_supplement", "lanhdao stop"],
    [*WAYS[Status.SUPPLEMENT], "tiepnhan take_supplement", "tiepnhan withdraw"],
    [*WAYS[Status.PAYMENT], "tiepnhan confirm_payment", "lanhdao stop"],
    [*WAYS[Status.PAYMENT], "lanhdao stop"],
    [*WAYS[Status.RETURNED]],
]


def statuses(dossier: Dossier) -> list[int]:
    return [event.payload["status"] for event in events_of(dossier) if "status" in event.payload]


def test_verbs_can_do_every_transition_of_the_table(world: World) -> None:
    done = set()
    for walk in WALKS:
        seen = [
            event.payload["status"] for event in events_of(world.along(walk)) if "status" in event.payload
        ]
        done |= {(before, after) for before, after in pairwise(seen) if before != after}
    assert done == EDGES


def test_the_table_in_the_program_is_that_of_the_fact_sheet() -> None:
    from motcua.dossiers.states import NEXT

    assert {int(status): {int(each) for each in nexts} for status, nexts in NEXT.items()} == TABLE


def test_nothing_follows_an_end(world: World) -> None:
    for status in (Status.NOT_ACCEPTED, Status.WITHDRAWN, Status.STOPPED, Status.RETURNED):
        dossier = world.along(WAYS[status])
        for verb in ACTIONS.keys() - {"correct"}:
            for who in ("tiepnhan", "chuyenmon", "congan", "lanhdao", None):
                with pytest.raises(ActionRefused):
                    world.do(who, dossier, verb)


def test_an_unknown_verb_is_refused(world: World) -> None:
    dossier = world.receive()
    before = everything()
    with pytest.raises(ActionRefused, match="xoa"):
        perform(world.cast.tiepnhan, dossier, "xoa")
    assert everything() == before


def test_steps_are_not_skipped(world: World) -> None:
    """Deciding waits for the last processing step, the last processing step cannot be handed on."""
    first = world.along(READY["hand_over"][0])
    with pytest.raises(WrongState, match="bước tiếp theo"):
        world.do("chuyenmon", first, "decide")
    last = world.along(READY["decide"][0])
    with pytest.raises(WrongState, match="trình ký"):
        world.do("congan", last, "hand_over")
    with pytest.raises(WrongState, match="bước đầu"):
        world.do("chuyenmon", first, "send_back")


def test_a_decision_waits_for_the_opinions_asked(world: World) -> None:
    dossier = world.along(READY["decide"][0])
    world.do("congan", dossier, "consult", {"agency": world.cast.ward.justice.code, "question": "?"})
    with pytest.raises(WrongState, match="chờ ý kiến"):
        world.do("congan", dossier, "decide")
    world.do("chuyenmon", dossier, "answer")
    world.do("congan", dossier, "decide")
