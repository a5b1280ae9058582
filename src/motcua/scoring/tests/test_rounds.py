"""Opening and publishing a round, who sees what of it, and the places."""

from typing import Any

import pytest

from motcua.demo.cast import PEOPLE
from motcua.dossiers.errors import BadInput, NotFound, NotPermitted, WrongState
from motcua.journal.models import Event
from motcua.scoring.actions import publish
from motcua.scoring.loading import load_frames
from motcua.scoring.models import Entry, Frame, Round, Sheet
from motcua.scoring.models import Stage as At
from motcua.scoring.queries import rounds, sheet_of
from motcua.scoring.rules.points import thousandths
from motcua.scoring.tests.stage import DECISION, DISPUTE, Stage, everything, local
from motcua.scoring.visibility import rounds_visible_to, sheets_visible_to

ABOVE = {"lanhdao_tinh", "kiemsoat_tp"}
CHANGED: list[tuple[dict[str, Any], str]] = [
    ({"agencies": ["H03.1.7", "H03.1"]}, "agencies"),
    ({"agencies": ["H03.1.7.1"]}, "agencies"),
    ({"agencies": []}, "agencies"),
    ({"frame": "không có"}, "frame"),
    ({"year": "2031"}, "year"),
    ({"year": "2020"}, "frame"),
    ({"self_due_on": "15/11/2026"}, "self_due_on"),
    ({"dispute_due_on": "20/11/2026"}, "dispute_due_on"),
    ({"first": "01/12/2026", "last": "30/11/2026"}, "last"),
]


def test_opening_gives_every_agency_a_sheet_with_every_criterion(stage: Stage) -> None:
    round = stage.open()
    assert [sheet.agency.code for sheet in round.sheets.order_by("agency__code")] == ["H03.1.7", "H03.1.8"]
    codes = Entry.objects.filter(sheet__round=round).values_list("sheet__agency__code", "code")
    assert sorted(codes) == [(a, c) for a in ("H03.1.7", "H03.1.8") for c in ("1.1", "1.2", "2", "3")]
    event = Event.objects.get(chain=round.pk)
    assert (event.verb, event.agency, event.payload["content"]) == (
        "scoring_opened", "H03", round.frame.content,
    )  # fmt: skip


@pytest.mark.parametrize(("changed", "field"), CHANGED)
def test_a_round_that_cannot_be_is_refused_and_nothing_is_written(
    stage: Stage, changed: dict[str, Any], field: str
) -> None:
    stage.frame()
    before = everything()
    with pytest.raises(BadInput) as refused:
        stage.open(**changed)
    assert field in refused.value.fields
    assert everything() == before


def test_only_an_authority_with_others_below_it_opens_a_round(stage: Stage) -> None:
    stage.frame()
    before = everything()
    for who in sorted(PEOPLE.keys() - {"lanhdao_tinh"}):
        with pytest.raises(NotPermitted):
            stage.open(who)
    assert everything() == before


def test_the_same_name_twice_in_a_year_is_refused(stage: Stage) -> None:
    stage.open()
    with pytest.raises(BadInput, match="Đặt tên khác"):
        stage.open()


def test_a_frame_changed_later_changes_no_round(stage: Stage) -> None:
    round = stage.open()
    maximum = round.tree.maximum
    frame = stage.frame()
    frame.content = {
        "criteria": [{"code": "1", "name": "Một", "formula": {"kind": "judgement", "maximum": "1"}}]
    }
    frame.save()
    assert Round.objects.get(pk=round.pk).tree.maximum == maximum == 12


def test_default_deny(stage: Stage) -> None:
    round = stage.open()
    ward, other = stage.sheet(round), stage.sheet(round, "H03.1.8")
    see = {name for name in PEOPLE if sheets_visible_to(stage.user(name)).filter(pk=ward.pk).exists()}
    assert see == {"lanhdao", "kiemsoat", "thanhtra", *ABOVE}
    see = {name for name in PEOPLE if sheets_visible_to(stage.user(name)).filter(pk=other.pk).exists()}
    assert see == {"lanhdao_khac", *ABOVE}
    see = {name for name in PEOPLE if rounds_visible_to(stage.user(name)).filter(pk=round.pk).exists()}
    assert see == {"lanhdao", "kiemsoat", "thanhtra", "lanhdao_khac", *ABOVE}
    assert sheet_of(stage.cast.lanhdao_khac, ward.pk) is None


def test_a_list_counts_its_sheets_by_stage_in_one_query(
    stage: Stage, django_assert_num_queries: object
) -> None:
    stage.at(At.SUBMITTED)
    found = rounds(stage.cast.lanhdao_tinh).get()
    assert (found.submitted_count, found.scoring_count) == (1, 1)  # type: ignore[attr-defined]


def test_publishing_ranks_and_is_the_word_of_the_leader_who_judges(stage: Stage) -> None:
    round = stage.open()
    sheet = stage.at(At.ACCEPTED, round)
    stage.now = local("2026-11-30 08:00")
    stage.do(stage.sheet(round, "H03.1.8"), "khong-nop", "lanhdao_tinh")
    before = everything()
    for who in sorted(PEOPLE.keys() - {"lanhdao_tinh"}):
        with pytest.raises((NotPermitted, NotFound)):
            publish(stage.user(who), round.pk)
    assert everything() == before
    stage.publish(round)
    ranked = list(Sheet.objects.filter(round=round).order_by("agency__code").values_list("total", "place"))
    # 1 + 2.833 + 2 of 7 points without the survey, on the scale of 12
    assert ranked == [(thousandths_of(5833, 7000, 12), 1), (None, None)]
    assert Event.objects.filter(chain=round.pk).latest("seq").payload["ranking"] == [
        {"agency": "H03.1.7", "total": "9,999", "place": "1"},
        {"agency": "H03.1.8", "total": "", "place": ""},
    ]
    assert Event.objects.filter(chain=sheet.pk).latest("seq").verb == "scoring_ranked"
    with pytest.raises(WrongState, match="đã công bố"):
        stage.publish(round)


def thousandths_of(points: int, base: int, scale: int) -> int:
    from fractions import Fraction

    from motcua.scoring.rules.points import given

    return thousandths(given(Fraction(points, base) * scale))


def test_publishing_waits_for_every_sheet_and_says_for_which(stage: Stage) -> None:
    round = stage.open()
    sheet = stage.at(At.APPRAISED, round)
    with pytest.raises(WrongState) as refused:
        stage.publish(round)
    assert "phường Huyền Tụng: còn thời hạn gửi ý kiến đến 27/11/2026" in refused.value.message
    assert "phường Mẫu Bên: đang tự chấm" in refused.value.message
    stage.do(sheet, "kien-nghi", **DISPUTE)
    stage.now = local("2026-11-30 08:00")
    stage.do(stage.sheet(round, "H03.1.8"), "khong-nop", "lanhdao_tinh")
    with pytest.raises(WrongState, match="còn kiến nghị chờ quyết định"):
        stage.publish(round)
    stage.do(sheet, "quyet-dinh", "lanhdao_tinh", **DECISION)
    assert stage.publish(round).published_at


def test_equal_points_share_a_place(stage: Stage) -> None:
    round = stage.open()
    for code, suffix, head in (("H03.1.7", "", "lanhdao"), ("H03.1.8", "_khac", "lanhdao_khac")):
        sheet = stage.do(stage.scored(stage.sheet(round, code), suffix), "nop", head)
        stage.do(stage.appraise(sheet), "xong", "lanhdao_tinh")
        stage.do(sheet, "thong-nhat", head)
    stage.publish(round)
    assert set(Sheet.objects.filter(round=round).values_list("place", flat=True)) == {1}


def test_the_frames_that_come_with_the_software_add_up_to_a_hundred(db: None) -> None:
    load_frames()
    assert load_frames() == 0
    frames = list(Frame.objects.filter(agency__isnull=True))
    assert len(frames) == 2
    for frame in frames:
        frame.full_clean()
        assert frame.tree().maximum == 100
        assert frame.certainty != "verified" and frame.note
    weights = [root.maximum for root in frames[0].tree().roots]
    assert len(weights) == 8


def test_every_figure_that_a_frame_names_can_be_counted(stage: Stage) -> None:
    from motcua.scoring.automatics import AUTOMATICS, asked_again, take

    load_frames()
    named = {leaf.automatic for frame in Frame.objects.all() for leaf in frame.tree().leaves()} - {""}
    assert named == set(AUTOMATICS)
    round = stage.open()
    taken = take(named, stage.cast.ward.committee, round.first, round.last)
    assert set(taken) == named
    for each in taken.values():
        assert asked_again(each, stage.cast.ward.committee) == each
