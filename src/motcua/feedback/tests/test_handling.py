"""Passing on, answering, making public: permission, stage and journal of each."""

import pytest

from motcua.demo.cast import PEOPLE
from motcua.dossiers.errors import BadInput, NotPermitted, WrongState
from motcua.feedback.actions import ACTIONS, available, perform, reveal
from motcua.feedback.models import Stage as At
from motcua.feedback.queries import by_code, visible_to
from motcua.feedback.tests.stage import GIVEN, Stage, everything
from motcua.journal import reading
from motcua.journal.models import Event
from motcua.journal.verifier import verify

MAY = {
    "chuyen": (At.RECEIVED, {"kiemsoat", "tiepnhan"}),
    "tra-loi": (At.TRANSFERRED, {"kiemsoat", "lanhdao", "chuyenmon"}),
    "dang-tai": (At.RESOLVED, {"kiemsoat", "lanhdao"}),
}
FITTING = {
    "chuyen": {At.RECEIVED, At.TRANSFERRED},
    "tra-loi": {At.RECEIVED, At.TRANSFERRED},
    "dang-tai": {At.RESOLVED},
}


def test_every_action_is_tried_here() -> None:
    assert set(MAY) == set(FITTING) == set(GIVEN) == set(ACTIONS)


@pytest.mark.parametrize("name", ACTIONS)
def test_everybody_else_is_refused_and_nothing_is_written(stage: Stage, name: str) -> None:
    item = stage.at(MAY[name][0])
    before = everything()
    for who in sorted(PEOPLE.keys() - MAY[name][1]):
        with pytest.raises(NotPermitted):
            stage.do(item, name, who)
        assert everything() == before, who


@pytest.mark.parametrize(("name", "who"), [(name, who) for name in MAY for who in sorted(MAY[name][1])])
def test_whoever_holds_the_role_may(stage: Stage, name: str, who: str) -> None:
    item = stage.at(MAY[name][0])
    assert name in {action.name for action in available(stage.user(who), item)}
    event = Event.objects.filter(chain=stage.do(item, name, who).pk).latest("seq")
    assert (event.verb, event.actor) == (ACTIONS[name].verb, who)


@pytest.mark.parametrize(
    ("name", "at"), [(name, at) for name in ACTIONS for at in At if at not in FITTING[name]]
)
def test_in_any_other_stage_it_is_refused(stage: Stage, name: str, at: At) -> None:
    item = stage.at(at)
    before = everything()
    with pytest.raises(WrongState):
        stage.do(item, name)
    assert everything() == before
    assert name not in {action.name for action in available(stage.cast.kiemsoat, item)}


def test_the_whole_way_stands_in_a_chain_that_verifies(stage: Stage) -> None:
    item = stage.at(At.PUBLISHED)
    events = Event.objects.filter(chain=item.pk).order_by("seq")
    assert [event.verb for event in events] == [
        "feedback_registered", "feedback_transferred", "feedback_resolved", "feedback_published",
    ]  # fmt: skip
    moments = [item.received_at, item.transferred_at, item.resolved_at, item.published_at]
    assert [event.occurred_at for event in events] == moments
    report = verify(lambda: reading.records(reading.Scope("H03.1.7"), personal=True))
    assert not report.problems
    assert "niêm yết lại" not in str([event.payload for event in events])


def test_passing_on_again_keeps_the_first_moment(stage: Stage) -> None:
    item = stage.at(At.TRANSFERRED)
    first = item.transferred_at
    item = stage.do(item, "chuyen", to="H03.1.7.4")
    assert item.handler and item.handler.code == "H03.1.7.4" and item.transferred_at == first
    with pytest.raises(BadInput, match="đang xử lý"):
        stage.do(item, "chuyen", to="H03.1.7.4")


@pytest.mark.parametrize("to", ["", "H03.1.8", "H03", "không có"])
def test_it_is_passed_on_within_the_authority_only(stage: Stage, to: str) -> None:
    item = stage.register()
    with pytest.raises(BadInput):
        stage.do(item, "chuyen", to=to)


def test_publishing_asks_whether_the_answer_names_anybody(stage: Stage) -> None:
    item = stage.at(At.RESOLVED)
    with pytest.raises(BadInput, match="thông tin cá nhân"):
        stage.do(item, "dang-tai", checked=False)


def test_an_officer_never_sees_what_is_said_about_him(stage: Stage) -> None:
    item = stage.register(officer="chuyenmon")
    item = stage.do(item, "chuyen")
    assert by_code(stage.cast.chuyenmon, item.code) is None
    with pytest.raises(NotPermitted):
        perform(stage.cast.chuyenmon, item.code, "tra-loi", GIVEN["tra-loi"])
    assert by_code(stage.cast.lanhdao, item.code) == item


def test_default_deny(stage: Stage) -> None:
    item = stage.register()
    seen = {name for name in PEOPLE if visible_to(stage.user(name)).filter(pk=item.pk).exists()}
    assert seen == {"kiemsoat", "tiepnhan", "lanhdao", "thanhtra", "lanhdao_tinh", "kiemsoat_tp"}
    assert by_code(stage.cast.kiemsoat, "PA-\0") is None


def test_seeing_who_sent_it_is_journalled_and_needs_a_reason(stage: Stage) -> None:
    item = stage.at(At.TRANSFERRED)
    with pytest.raises(BadInput):
        reveal(stage.cast.kiemsoat, item.code, " \0 ")
    sender = reveal(stage.cast.kiemsoat, item.code, "Gọi hỏi thêm")
    assert sender.phone == "0990000001"
    event = Event.objects.filter(chain=item.pk).latest("seq")
    assert (event.verb, event.actor, event.payload) == (
        "view_personal", "kiemsoat", {"reason": "Gọi hỏi thêm"},
    )  # fmt: skip


def test_whoever_only_works_on_it_does_not_learn_who_sent_it(stage: Stage) -> None:
    item = stage.at(At.TRANSFERRED)
    before = everything()
    for who in ("chuyenmon", "thanhtra", "lanhdao_tinh", "tiepnhan_khac"):
        with pytest.raises(NotPermitted):
            reveal(stage.user(who), item.code, "Muốn biết")
    assert everything() == before
