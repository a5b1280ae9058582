"""What may be done to a stored report, by whom, in which state; and what the journal says of it."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from motcua.dossiers.errors import ActionRefused, BadInput, NotFound, NotPermitted, WrongState
from motcua.dossiers.tests.world import World, local, strangers
from motcua.filing import rerun as rerunning
from motcua.filing.actions import Wanted, correct, discard, freeze, prepare, send, sign, write_narrative
from motcua.filing.models import Report, State, StoredRow
from motcua.filing.rerun import rerun
from motcua.filing.tests.stage import FIRST, LAST, corrected, draft, frozen, sent, signed, verbs_of, wanted
from motcua.journal import reading
from motcua.journal.models import Chain, Event
from motcua.journal.verifier import verify
from motcua.organisation.models import User

Make = Callable[[World], Report]
Do = Callable[[User, Report], Report]
MAKE: dict[State, Make] = {
    State.DRAFT: draft,
    State.FROZEN: frozen,
    State.SIGNED: signed,
    State.SENT: sent,
    State.SUPERSEDED: lambda world: superseded(world),
    State.DISCARDED: lambda world: discard(world.cast.kiemsoat, draft(world), "chọn nhầm kỳ"),
}
DO: dict[str, tuple[Do, str, set[State]]] = {
    "freeze": (freeze, "kiemsoat", {State.DRAFT}),
    "write": (lambda user, report: write_narrative(user, report, {"cuts": "Đã rà soát."}), "kiemsoat",
              {State.DRAFT, State.FROZEN}),
    "sign": (sign, "lanhdao", {State.FROZEN}),
    "send": (lambda user, report: send(user, report, "UBND tỉnh"), "kiemsoat", {State.SIGNED}),
    "correct": (lambda user, report: correct(user, report, "lý do"), "kiemsoat",
                {State.SIGNED, State.SENT}),
    "discard": (lambda user, report: discard(user, report, "lý do"), "kiemsoat",
                {State.DRAFT, State.FROZEN}),
}  # fmt: skip
OTHERS = (
    "tiepnhan",
    "chuyenmon",
    "lanhdao",
    "kiemsoat",
    "thanhtra",
    "quantri",
    "lanhdao_tinh",
    "lanhdao_khac",
)


def superseded(world: World) -> Report:
    report = signed(world)
    world.paper("2026-11-03 09:00")
    world.wait(minutes=1)
    corrected(world, report)
    return Report.objects.get(pk=report.pk)


def rows() -> list[Any]:
    """All that an action may write."""
    tables = (Report, StoredRow, Chain, Event)
    return [list(model._default_manager.order_by("pk").values()) for model in tables]


@pytest.mark.parametrize("name", DO)
@pytest.mark.parametrize("state", MAKE)
def test_an_action_is_done_in_its_states_only(world: World, name: str, state: State) -> None:
    world.receive(at="2026-11-02 09:00")
    world.goto("2026-11-16 09:00")
    do, who, states = DO[name]
    report = MAKE[state](world)
    world.paper("2026-11-04 09:00")
    world.wait(minutes=2)
    before = rows()
    if state in states:
        done = do(getattr(world.cast, who), report)
        assert done.pk == report.pk or done.corrects_id == report.pk
        return
    with pytest.raises(WrongState):
        do(getattr(world.cast, who), report)
    assert rows() == before


@pytest.mark.parametrize("name", DO)
def test_an_action_is_done_by_those_whose_task_it_is_only(world: World, name: str) -> None:
    do, who, states = DO[name]
    report = MAKE[min(states)](world)
    people = [getattr(world.cast, other) for other in OTHERS if other != who]
    people += strangers(world).values()
    before = rows()
    for user in people:
        with pytest.raises(NotPermitted):
            do(user, report)
    assert rows() == before


def test_only_the_control_officer_of_the_agency_prepares(world: World) -> None:
    for other in OTHERS:
        if other != "kiemsoat":
            with pytest.raises(NotPermitted):
                prepare(getattr(world.cast, other), wanted(world))
    with pytest.raises(NotPermitted):
        draft(world, agency=world.cast.other.committee)
    with pytest.raises(NotPermitted):
        draft(world, agency=world.cast.province)
    assert not Report.objects.exists() and not Event.objects.filter(verb="report_prepared").exists()


def test_a_report_out_of_scope_and_one_that_is_not_there_are_not_told_apart(world: World) -> None:
    report = signed(world)
    with pytest.raises(NotFound) as hidden:
        send(world.cast.tiepnhan_khac, report, "x")
    with pytest.raises(NotFound) as absent:
        send(world.cast.kiemsoat, uuid4(), "x")
    assert hidden.value.message == absent.value.message


def test_every_step_is_told_to_the_chain_of_the_report(world: World) -> None:
    world.receive(at="2026-11-02 09:00")
    world.goto("2026-11-16 09:00")
    report = frozen(world)
    write_narrative(world.cast.kiemsoat, report, {"cuts": "Đã cắt giảm 2 thủ tục."})
    send(world.cast.kiemsoat, sign(world.cast.lanhdao, report), "UBND tỉnh")
    world.paper("2026-11-03 09:00")
    world.wait(minutes=1)
    correction = corrected(world, report)
    assert verbs_of(report) == [
        "report_prepared", "report_frozen", "report_written", "report_signed", "report_sent",
        "report_corrected", "report_superseded",
    ]  # fmt: skip
    assert verbs_of(correction) == ["report_prepared", "report_frozen", "report_signed"]
    told = verify(lambda: reading.records(reading.Scope("H03.1.7"), personal=True))
    assert told.problems == []


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"form": "99"}, "Không có biểu mẫu"),
        ({"first": LAST, "last": FIRST}, "Ngày cuối kỳ"),
        ({"grouping": "x"}, "Không phân nhóm được"),
        ({"level": "x"}, "Không có cấp"),
        ({"known_at": local("2027-01-01 00:00")}, "Chưa thể biết"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_words(world: World, more: dict[str, Any], words: str) -> None:
    with pytest.raises(BadInput, match=words):
        draft(world, **more)
    assert not Report.objects.exists()


def test_a_second_report_of_the_same_period_is_refused_until_the_first_is_given_up(world: World) -> None:
    first = draft(world)
    with pytest.raises(WrongState, match="Đã có báo cáo"):
        draft(world)
    draft(world, grouping="procedure")
    discard(world.cast.kiemsoat, first, "chọn nhầm")
    draft(world)


def test_frozen_figures_are_of_a_minute_ago_or_of_the_moment_chosen(world: World) -> None:
    world.receive(at="2026-11-02 09:00")
    world.goto("2026-11-16 09:00:00")
    report = draft(world, known_at=local("2026-11-10 17:00"))
    world.paper("2026-11-03 09:00")
    assert freeze(world.cast.kiemsoat, report).document["total"]["3"] == 1
    assert Report.objects.get().known_at == local("2026-11-10 17:00")
    later = draft(world, grouping="procedure")
    world.receive()
    world.goto("2026-11-16 09:00:30")
    assert freeze(world.cast.kiemsoat, later).known_at == local("2026-11-16 08:59:30")


def test_what_is_signed_does_not_change_and_corrections_stand_beside_it(world: World) -> None:
    dossier = world.receive(at="2026-11-02 09:00")
    world.goto("2026-11-16 09:00")
    report = signed(world)
    content = report.content
    world.do("kiemsoat", dossier, "correct", {"channel": "post", "reason": "Gõ sai hình thức"})
    late = world.paper("2026-11-03 09:00")
    world.wait(minutes=1)
    correction = corrected(world, report)
    report.refresh_from_db()
    assert (report.content, report.state) == (content, State.SUPERSEDED)
    cells = {cell["column"]: cell for cell in correction.document["correction"]["cells"]}
    assert (cells[6]["before"], cells[6]["after"], cells[6]["in"]) == (0, 1, [str(dossier.pk)])
    assert set(cells[7]["in"]) == {str(late.pk)} and set(cells[7]["out"]) == {str(dossier.pk)}
    told = correction.document["correction"]["reasons"]
    assert [each["verb"] for each in told[str(dossier.pk)]] == ["correct"]
    assert [each["verb"] for each in told[str(late.pk)]] == ["receive"]
    assert rerun(report).same and rerun(correction).same


def test_where_nothing_changed_there_is_nothing_to_correct(world: World) -> None:
    world.receive(at="2026-11-02 09:00")
    report = signed(world)
    world.wait(minutes=5)
    with pytest.raises(WrongState, match="không có gì để đính chính"):
        correct(world.cast.kiemsoat, report, "thử")


def test_a_report_with_a_broken_identity_is_kept_but_never_signed(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("motcua.figures.identities.Identity.holds", lambda self, cells: self.total != 9)
    world.receive(at="2026-11-02 09:00")
    world.goto("2026-11-16 09:00")
    report = frozen(world)
    monkeypatch.undo()
    before = rows()
    with pytest.raises(WrongState, match=r"9 = 10 \+ 11 \+ 12"):
        sign(world.cast.lanhdao, report)
    assert rows() == before


@pytest.mark.parametrize(
    "damage",
    [
        lambda report: report.update(
            canonical=bytes(report.get().content).replace(b'"count":1', b'"count":2')
        ),
        lambda report: report.update(sha256="0" * 64),
        lambda report: StoredRow.objects.update(ids=StoredRow(report=report.get()).ids or b"x"),
        lambda report: StoredRow.objects.all().delete(),
    ],
)
def test_figures_that_were_touched_are_not_signed_and_the_rerun_says_so(
    world: World, damage: Callable[[Any], Any]
) -> None:
    world.receive(at="2026-11-02 09:00")
    world.goto("2026-11-16 09:00")
    report = frozen(world)
    damage(Report.objects.filter(pk=report.pk))
    with pytest.raises(WrongState, match="Không ký được"):
        sign(world.cast.lanhdao, report)
    assert rerun(Report.objects.get()).damaged


def test_a_rerun_names_what_came_out_otherwise(world: World) -> None:
    """A row changed behind the journal's back."""
    from motcua.dossiers.models import Dossier

    world.receive(at="2026-11-02 09:00")
    world.goto("2026-11-16 09:00")
    report = signed(world)
    assert rerun(report) == rerunning.Verdict((), ())
    Dossier.objects.update(channel="post")
    verdict = rerun(Report.objects.get())
    assert not verdict.same and not verdict.damaged
    assert any("cột 6" in line and "0 hồ sơ" in line and "1 hồ sơ" in line for line in verdict.different)


def test_names_may_change_without_a_figure_changing(world: World) -> None:
    from motcua.catalogue.models import Sector

    world.receive(at="2026-11-02 09:00")
    world.goto("2026-11-16 09:00")
    report = signed(world)
    Sector.objects.filter(code="THU").update(name="Tên mới")
    world.cast.ward.committee.name = "UBND phường Tên Mới"
    world.cast.ward.committee.save()
    assert rerun(Report.objects.get(pk=report.pk)).same


def test_the_words_are_kept_by_section_and_others_are_refused(world: World) -> None:
    report = draft(world)
    done = write_narrative(world.cast.kiemsoat, report, {"cuts": " Hai thủ tục.\0 ", "proposals": ""})
    assert done.narrative == {"cuts": "Hai thủ tục."}
    with pytest.raises(BadInput):
        write_narrative(world.cast.kiemsoat, report, {"handling": "không có mục này ở cấp xã"})
    with pytest.raises(BadInput, match="dài quá"):
        write_narrative(world.cast.kiemsoat, report, {"cuts": "a" * 20_001})
    assert Report.objects.get().narrative == {"cuts": "Hai thủ tục."}


@pytest.mark.parametrize("empty", ["", "   "])
def test_reasons_and_receivers_must_be_given(world: World, empty: str) -> None:
    report = signed(world)
    tries: list[Callable[[], Any]] = [
        lambda: send(world.cast.kiemsoat, report, empty),
        lambda: correct(world.cast.kiemsoat, report, empty),
        lambda: discard(world.cast.kiemsoat, report, empty),
    ]
    before = rows()
    for each in tries:
        with pytest.raises(ActionRefused):
            each()
    assert rows() == before


def test_a_report_rests_on_the_seals_made_before_its_moment(world: World) -> None:
    from motcua.journal.models import Seal
    from motcua.journal.sealing import seal_through

    world.receive(at="2026-11-02 09:00")
    world.goto("2026-11-10 09:00")
    seal_through("H03.1.7", date(2026, 11, 9))
    world.goto("2026-11-16 09:00")
    report = signed(world)
    seal = Seal.objects.get()
    assert report.document["seals"] == [{"agency": "H03.1.7", "day": "2026-11-02", "digest": seal.digest}]
    world.receive()
    world.goto("2026-11-18 09:00")
    seal_through("H03.1.7", date(2026, 11, 17))
    assert Seal.objects.count() == 2
    assert rerun(Report.objects.get()).same


def test_wanted_defaults_to_everything_by_sector(world: World) -> None:
    asked = Wanted("07a", world.cast.ward.committee, FIRST, LAST)
    report = prepare(world.cast.kiemsoat, asked)
    assert (report.grouping, report.level, report.known_at) == ("sector", "", None)
    assert report.title == "báo cáo biểu 07a, Tháng 11/2026"
