"""Every action on a review: permission, state, journal, and what it refuses."""

from typing import Any

import pytest

from motcua.demo.cast import PEOPLE
from motcua.dossiers.errors import ActionRefused, BadInput, NotFound, NotPermitted, WrongState
from motcua.journal import reading
from motcua.journal.models import Event
from motcua.journal.verifier import verify
from motcua.simplification.actions import ACTIONS, available, perform
from motcua.simplification.models import CostActivity, Review, Side, State
from motcua.simplification.queries import by_id, costs_of, counts, visible_to
from motcua.simplification.tests.stage import GIVEN, PROCEDURE, Stage, everything, local

MAY = {
    "phieu": (State.DRAFT, "kiemsoat"),
    "chi-phi": (State.DRAFT, "kiemsoat"),
    "bo-dong": (State.DRAFT, "kiemsoat"),
    "chep-bang": (State.DRAFT, "kiemsoat"),
    "khoang": (State.DRAFT, "kiemsoat"),
    "trinh": (State.DRAFT, "kiemsoat"),
    "tra-lai": (State.PROPOSED, "lanhdao"),
    "quyet-dinh": (State.PROPOSED, "lanhdao"),
    "do-hieu-qua": (State.DECIDED, "kiemsoat"),
}


def fitting(stage: Stage, name: str) -> Review:
    """A review on which the action may be done now."""
    review = stage.at(MAY[name][0])
    if name == "chep-bang":
        stage.do(review, "bo-dong", side="after")
    if name == "do-hieu-qua":
        stage.now = local("2026-07-01 08:00")
    if name == "quyet-dinh":
        stage.now = local("2025-06-04 09:00")
    return review


def refusal(stage: Stage, review: Review, action: str, **more: Any) -> ActionRefused:
    """Why it was refused; nothing was written."""
    before = everything()
    with pytest.raises(ActionRefused) as refused:
        stage.do(review, action, **more)
    assert everything() == before
    return refused.value


def test_every_action_is_tried_here() -> None:
    assert set(MAY) == set(GIVEN) == set(ACTIONS)


@pytest.mark.parametrize("name", ACTIONS)
def test_everybody_else_is_refused_and_nothing_is_written(stage: Stage, name: str) -> None:
    review = fitting(stage, name)
    for who in sorted(PEOPLE.keys() - {MAY[name][1]}):
        assert isinstance(refusal(stage, review, name, who=who), NotPermitted), who


@pytest.mark.parametrize("name", ACTIONS)
def test_whoever_holds_the_role_may_and_it_is_journalled(stage: Stage, name: str) -> None:
    review, who = fitting(stage, name), MAY[name][1]
    assert name in {action.name for action in available(stage.user(who), review)}
    event = Event.objects.filter(chain=stage.do(review, name).pk).latest("seq")
    assert (event.verb, event.actor) == (ACTIONS[name].verb, who)


@pytest.mark.parametrize(("name", "at"), [(n, at) for n in ACTIONS for at in State if at != MAY[n][0]])
def test_in_any_other_state_it_is_refused(stage: Stage, name: str, at: State) -> None:
    review = stage.at(at)
    assert isinstance(refusal(stage, review, name), WrongState)
    assert name not in {action.name for action in available(stage.user(MAY[name][1]), review)}


def test_the_whole_way_stands_in_a_chain_that_verifies(stage: Stage) -> None:
    review = stage.at(State.MEASURED)
    assert list(Event.objects.filter(chain=review.pk).order_by("seq").values_list("verb", flat=True)) == [
        "review_opened", "review_sheet_filled", "review_cost_written", "review_cost_written",
        "review_proposed", "review_decided", "review_measured",
    ]  # fmt: skip
    assert not verify(lambda: reading.records(reading.Scope("H03.1.7"), personal=True)).problems
    assert counts(stage.cast.kiemsoat)["measured"] == 1


def test_default_deny(stage: Stage) -> None:
    review = stage.open()
    seen = {name for name in PEOPLE if visible_to(stage.user(name)).filter(pk=review.pk).exists()}
    assert seen == {"kiemsoat", "tiepnhan", "lanhdao", "thanhtra", "lanhdao_tinh", "kiemsoat_tp"}
    assert by_id(stage.cast.lanhdao_khac, review.pk) is None
    with pytest.raises(NotFound):
        perform(stage.cast.lanhdao_khac, review.pk, "quyet-dinh", GIVEN["quyet-dinh"])


def test_opening_pins_the_version_and_asks_for_the_role(stage: Stage) -> None:
    review = stage.open()
    assert review.version.procedure.code == PROCEDURE and review.version.published_at
    assert review.state == State.DRAFT and review.synthetic
    before = everything()
    for who in sorted(PEOPLE.keys() - {"kiemsoat", "kiemsoat_tp"}):
        with pytest.raises(NotPermitted):
            stage.open(who, procedure="1.000656")
    assert everything() == before


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({}, "procedure"),  # a second one in the same year
        ({"procedure": "9.999999"}, "procedure"),
        ({"year": "2019", "procedure": "1.000656"}, "year"),
        ({"year": "hai nghìn", "procedure": "1.000656"}, "year"),
    ],
)
def test_opening_refuses(stage: Stage, more: dict[str, str], field: str) -> None:
    stage.open()
    before = everything()
    with pytest.raises(BadInput) as refused:
        stage.open(**more)
    assert set(refused.value.fields) == {field} and everything() == before


def test_a_sheet_says_why_something_falls_short(stage: Stage) -> None:
    review = stage.open()
    refused = refusal(stage, review, "phieu", **{"a_thoi-han-reasonableness": "no"})
    assert set(refused.fields) == {"r_thoi-han-reasonableness"}
    refused = refusal(stage, review, "phieu", **{"a_ten-legality": "", "r_ten-legality": "Tên sai"})
    assert set(refused.fields) == {"a_ten-legality"}
    stage.do(review, "phieu", **{"a_thoi-han-reasonableness": "no", "r_thoi-han-reasonableness": "Dài"})
    event = Event.objects.filter(chain=review.pk).latest("seq")
    assert (event.payload["answered"], event.payload["short"]) == (len(GIVEN["phieu"]), 1)
    assert event.payload["answers"]["thoi-han-reasonableness"] == ["no", "Dài"]


def test_a_sheet_filled_again_replaces_what_was_there(stage: Stage) -> None:
    review = stage.open()
    stage.do(review, "phieu")
    perform(stage.cast.kiemsoat, review.pk, "phieu", {"a_ten-legality": "partly", "r_ten-legality": "Dài"})
    assert list(review.answers.values_list("question", "answer")) == [("ten-legality", "partly")]


def lines(review: Review, side: Side) -> list[tuple[int, str]]:
    return [(line.place, line.name) for line in costs_of(review).lines[side]]


def test_lines_are_added_written_over_taken_out_and_stay_numbered(stage: Stage) -> None:
    review = stage.open()
    for name in ("Điền tờ khai", "Sao giấy tờ", "Đi nộp"):
        stage.do(review, "chi-phi", name=name)
    stage.do(review, "chi-phi", name="Sao và chứng thực", place="2", hours="1,5", fees="20.000")
    assert lines(review, Side.BEFORE) == [(1, "Điền tờ khai"), (2, "Sao và chứng thực"), (3, "Đi nộp")]
    written = CostActivity.objects.get(review=review, place=2)
    assert (str(written.hours), written.fees, written.other) == ("1.50", 20_000, 0)
    stage.do(review, "bo-dong", place="1")
    assert lines(review, Side.BEFORE) == [(1, "Sao và chứng thực"), (2, "Đi nộp")]
    stage.do(review, "chep-bang")
    assert lines(review, Side.AFTER) == lines(review, Side.BEFORE)
    assert costs_of(review).saving.amount == 0
    assert isinstance(refusal(stage, review, "chep-bang"), BadInput)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("hours", "1,555"), ("hours", "-1"), ("hours", "1.5"), ("hours", "1000,01"), ("wage", "1.000.001"),
        ("frequency", "0"), ("frequency", "367"), ("people", "10.000.001"), ("people", "nhiều"),
        ("fees", "-5"), ("side", "giữa"), ("name", ""), ("name", "x" * 201),
    ],
)  # fmt: skip
def test_a_line_refuses_numbers_that_cannot_be(stage: Stage, field: str, value: str) -> None:
    refused = refusal(stage, stage.open(), "chi-phi", **{field: value})
    assert isinstance(refused, BadInput) and set(refused.fields) == {field}


def test_a_line_that_is_gone_is_not_written_over(stage: Stage) -> None:
    review = stage.open()
    assert isinstance(refusal(stage, review, "chi-phi", place="4"), BadInput)
    assert isinstance(refusal(stage, review, "bo-dong"), BadInput)
    stage.do(review, "chi-phi")
    assert isinstance(refusal(stage, review, "bo-dong", place=""), BadInput)
    assert isinstance(refusal(stage, review, "bo-dong", side="after"), BadInput)


@pytest.mark.parametrize(("field", "value"), [("hours_low", "101"), ("people_high", "99"), ("wage_low", "0")])
def test_ranges_hold_what_was_assumed(stage: Stage, field: str, value: str) -> None:
    review = stage.prepared()
    assert set(refusal(stage, review, "khoang", **{field: value}).fields) == {field}
    found = costs_of(stage.do(review, "khoang")).sensitivity
    assert [(swing.low, swing.high) for swing in found.swings] == [(2_880_000, 4_800_000)] * 4


def test_what_is_not_ready_is_not_proposed(stage: Stage) -> None:
    review = stage.open()
    assert "câu chưa đánh giá" in str(refusal(stage, review, "trinh"))
    stage.do(review, "phieu")
    assert "chi phí tuân thủ hiện nay" in str(refusal(stage, review, "trinh"))
    stage.do(review, "chi-phi")
    assert "sau đơn giản hóa" in str(refusal(stage, review, "trinh"))
    stage.do(review, "chep-bang")
    assert "kind" in refusal(stage, review, "trinh", kind="abolish").fields
    assert "content" in refusal(stage, review, "trinh", content="").fields
    stage.do(review, "bo-dong", side="after")
    assert stage.do(review, "trinh", kind="abolish").state == State.PROPOSED


def test_proposing_again_after_it_was_sent_back(stage: Stage) -> None:
    review = stage.at(State.PROPOSED)
    assert stage.do(review, "tra-lai").state == State.DRAFT
    stage.do(review, "trinh", content="Giảm còn 8 ngày (mẫu).", new_term="8")
    found = by_id(stage.cast.lanhdao, review.pk)
    assert found and found.proposal.content == "Giảm còn 8 ngày (mẫu)."
    event = Event.objects.filter(chain=review.pk).latest("seq")
    assert (event.payload["before"], event.payload["after"]) == ("32000000", "28800000")


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"decided_on": "05/06/2025"}, "decided_on"),  # tomorrow
        ({"decided_on": "01/06/2025"}, "decided_on"),  # before it was proposed
        ({"effective_on": ""}, "effective_on"),
        ({"effective_on": "02/06/2025"}, "effective_on"),
        ({"outcome": "in_part"}, "reason"),
        ({"outcome": "rejected", "effective_on": ""}, "reason"),
    ],
)
def test_a_decision_that_cannot_be_is_refused(stage: Stage, more: dict[str, str], field: str) -> None:
    review = fitting(stage, "quyet-dinh")
    assert set(refusal(stage, review, "quyet-dinh", **more).fields) == {field}


def test_what_was_rejected_has_no_effect_to_measure(stage: Stage) -> None:
    review = fitting(stage, "quyet-dinh")
    stage.do(review, "quyet-dinh", outcome="rejected", effective_on="", reason="Chưa đủ căn cứ.")
    stage.now = local("2027-01-01 08:00")
    assert isinstance(refusal(stage, review, "do-hieu-qua"), WrongState)


def test_an_effect_is_measured_after_a_full_year_and_not_a_day_before(stage: Stage) -> None:
    review = stage.at(State.DECIDED)
    stage.now = local("2026-06-30 23:40")
    assert "30/06/2026" in str(refusal(stage, review, "do-hieu-qua"))
    stage.now = local("2026-07-01 00:00")
    assert stage.do(review, "do-hieu-qua").state == State.MEASURED
