"""How a trace stands to its declared process."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.mining.log import Event
from motcua.mining.process import Kind, moves, path_of, worst
from motcua.mining.tests.logs import PATH, back, event, straight, trace


@dataclass
class Declared:
    kind: str
    name: str


def kinds(*events: Event, paper: bool = False) -> list[Kind]:
    return [kind for _, kind in moves(trace(events, paper=paper))]


def verbs(*names: str) -> list[Event]:
    return [event(name) for name in names]


def test_the_path_names_the_verb_that_ends_each_step() -> None:
    steps = [("intake", "a"), ("processing", "b"), ("processing", "c"), ("approval", "d"), ("issue", "e")]
    path = path_of([Declared(*step) for step in [*steps, ("return", "f")]])
    assert [activity.verb for activity in path] == [
        "receive", "hand_over", "hand_over", "decide", "sign_off", "publish_result", "return_result",
    ]  # fmt: skip


def test_the_declared_steps_in_order_conform() -> None:
    assert set(kinds(*straight())) == {Kind.CONFORM}


@pytest.mark.parametrize(("start", "end"), [("request_supplement", "take_supplement"),
                                            ("request_payment", "confirm_payment")])  # fmt: skip
def test_waiting_for_the_citizen_is_a_detour_and_the_way_goes_on_behind_it(start: str, end: str) -> None:
    found = kinds(*verbs("receive", "hand_over", start, end, "decide", "sign_off", "return_result"))
    assert found[2:4] == [Kind.DETOUR] * 2 and set(found[:2] + found[4:]) == {Kind.CONFORM}


def test_a_step_that_is_left_out_deviates() -> None:
    assert kinds(*verbs("receive", "hand_over", "sign_off", "return_result"))[2] is Kind.DEVIATE


def test_a_step_done_twice_without_being_sent_back_deviates() -> None:
    assert kinds(*verbs("receive", "hand_over", "decide", "decide"))[3] is Kind.DEVIATE


def test_sent_back_and_done_again_is_rework() -> None:
    events = [
        *verbs("receive", "hand_over", "decide"),
        back(2),
        *verbs("decide", "sign_off", "return_result"),
    ]
    assert kinds(*events)[3:] == [Kind.REWORK, Kind.REWORK, Kind.CONFORM, Kind.CONFORM]


def test_working_on_while_the_clock_stands_deviates() -> None:
    assert kinds(*verbs("receive", "hand_over", "request_supplement", "decide"))[3] is Kind.DEVIATE


def test_taking_a_supplement_that_nobody_asked_for_deviates() -> None:
    assert kinds(*verbs("receive", "hand_over", "take_supplement"))[2] is Kind.DEVIATE


def test_a_refusal_leads_to_the_return_desk_and_nothing_follows_an_end() -> None:
    assert kinds(*verbs("receive", "hand_over", "refuse", "return_result")) == [
        Kind.CONFORM, Kind.CONFORM, Kind.DETOUR, Kind.CONFORM,
    ]  # fmt: skip
    assert kinds(*verbs("receive", "withdraw", "hand_over"))[2] is Kind.DEVIATE


def test_a_result_straight_from_the_book_is_for_paper_only() -> None:
    events = verbs("receive", "record_result", "return_result")
    assert kinds(*events, paper=True)[1] is Kind.DETOUR
    assert kinds(*events)[1] is Kind.DEVIATE


@given(st.lists(st.integers(1, len(PATH) - 1), min_size=1, max_size=8))
def test_only_the_declared_order_conforms(order: list[int]) -> None:
    """Whatever steps come in whatever order without a word of sending back: any other order deviates."""
    found = kinds(event("receive"), *(event(PATH[place].verb) for place in order))
    declared = order == list(range(1, len(order) + 1))
    assert (worst(found) is Kind.CONFORM) is declared
