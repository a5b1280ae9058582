"""The steps of a sheet: permission, stage and journal of each, and what each asks for."""

import pytest

from motcua.assignments.models import Assignment, Source
from motcua.demo.cast import PEOPLE
from motcua.dossiers.errors import BadInput, NotFound, NotPermitted, WrongState
from motcua.journal import reading
from motcua.journal.models import Event
from motcua.journal.verifier import verify
from motcua.scoring.actions import STEPS, available, perform
from motcua.scoring.models import Dispute, Entry, Sheet
from motcua.scoring.models import Stage as At
from motcua.scoring.tests.stage import DECISION, DISPUTE, REMEDY, WHY_NOT, Stage, everything, local

WARD, PROVINCE = {"lanhdao"}, {"lanhdao_tinh"}
MAY = {
    "nop": WARD, "tra-lai": PROVINCE, "khong-nop": PROVINCE, "xong": PROVINCE, "kien-nghi": WARD,
    "quyet-dinh": PROVINCE, "thong-nhat": WARD, "khac-phuc": {"lanhdao", "kiemsoat"},
}  # fmt: skip
GIVEN = {"tra-lai": {"reason": "Thiếu báo cáo quý III"}, "kien-nghi": DISPUTE, "quyet-dinh": DECISION,
         "khac-phuc": REMEDY}  # fmt: skip
FIT = {
    "nop": At.SCORING, "tra-lai": At.SUBMITTED, "khong-nop": At.SCORING, "xong": At.SUBMITTED,
    "kien-nghi": At.APPRAISED, "quyet-dinh": At.APPRAISED, "thong-nhat": At.APPRAISED,
}  # fmt: skip


def ready(stage: Stage, name: str) -> Sheet:
    """A sheet on which the step can be taken."""
    if name == "khac-phuc":
        return stage.published()
    sheet = stage.at(FIT[name])
    if name == "nop":
        stage.scored(sheet)
    if name == "khong-nop":
        stage.now = local("2026-11-21 08:00")
    if name == "xong":
        stage.appraise(sheet)
    if name == "quyet-dinh":
        stage.do(sheet, "kien-nghi", **DISPUTE)
    return sheet


def test_every_step_is_tried_here() -> None:
    assert set(MAY) == set(STEPS) == set(FIT) | {"khac-phuc"}


@pytest.mark.parametrize("name", STEPS)
def test_everybody_else_is_refused_and_nothing_is_written(stage: Stage, name: str) -> None:
    sheet = ready(stage, name)
    before = everything()
    for who in sorted(PEOPLE.keys() - MAY[name]):
        with pytest.raises(NotPermitted):
            stage.do(sheet, name, who, **GIVEN.get(name, {}))
        assert name not in {step.name for step in available(stage.user(who), sheet)}
    assert everything() == before


@pytest.mark.parametrize(("name", "who"), [(name, who) for name in MAY for who in sorted(MAY[name])])
def test_whoever_holds_the_role_may_and_it_is_journalled(stage: Stage, name: str, who: str) -> None:
    sheet = ready(stage, name)
    fresh = Sheet.objects.select_related("round__agency", "agency").get(pk=sheet.pk)
    assert name in {step.name for step in available(stage.user(who), fresh)}
    stage.do(sheet, name, who, **GIVEN.get(name, {}))
    event = Event.objects.filter(chain=sheet.pk).latest("seq")
    assert (event.verb, event.actor, event.agency) == (STEPS[name].verb, who, "H03.1.7")


@pytest.mark.parametrize(("name", "at"), [(name, at) for name in FIT for at in At if at is not FIT[name]])
def test_at_any_other_stage_it_is_refused(stage: Stage, name: str, at: At) -> None:
    sheet = stage.at(at)
    before = everything()
    for who in MAY[name]:
        with pytest.raises(WrongState):
            stage.do(sheet, name, who, **GIVEN.get(name, {}))
    assert everything() == before


@pytest.mark.parametrize("name", FIT)
def test_once_the_results_are_out_nothing_of_a_sheet_moves(stage: Stage, name: str) -> None:
    sheet = stage.published()
    before = everything()
    for who in MAY[name]:
        with pytest.raises(WrongState, match="đã công bố"):
            stage.do(sheet, name, who, **GIVEN.get(name, {}))
    assert everything() == before


def test_a_remedy_waits_for_the_results(stage: Stage) -> None:
    sheet = stage.at(At.ACCEPTED)
    with pytest.raises(WrongState, match="chưa công bố"):
        stage.do(sheet, "khac-phuc", **REMEDY)


def test_an_unsupported_score_cannot_be_handed_in_and_the_message_names_the_criteria(stage: Stage) -> None:
    sheet = stage.sheet()
    stage.save(sheet, c1_key="1", c2_waived=True, c2_words="không")
    before = everything()
    with pytest.raises(BadInput) as refused:
        stage.do(sheet, "nop")
    assert everything() == before
    message = refused.value.message
    assert "1.1 Kế hoạch: chưa có tài liệu kiểm chứng" in message
    assert "1.2 Nhiệm vụ: đề nghị miễn nhưng chưa nêu lý do" in message
    assert "3 Hồ sơ đúng hạn: chưa tự chấm" in message
    assert set(refused.value.fields) == {"c1", "c2", "c4"}


@pytest.mark.parametrize("proof", ["file", "link"])
def test_a_file_or_a_link_holds_a_score_up_and_a_reason_a_waiver(stage: Stage, proof: str) -> None:
    sheet = stage.take(stage.sheet())
    link = {"c1_links": "12/KH-UBND"} if proof == "link" else {}
    stage.save(sheet, c1_key="2", c2_waived=True, c2_words=WHY_NOT, **link)
    if proof == "file":
        stage.prove(sheet)
    assert stage.do(sheet, "nop").stage == At.SUBMITTED


def test_a_withdrawn_file_holds_nothing_up(stage: Stage) -> None:
    from motcua.attachments.queries import files_of
    from motcua.scoring.actions import withdraw_proof

    sheet = stage.take(stage.prove(stage.sheet()))
    stage.save(sheet, c1_key="2", c2_waived=True, c2_words=WHY_NOT)
    file = files_of("scoring", Entry.objects.get(sheet=sheet, code="1.1").pk).get()
    withdraw_proof(stage.cast.kiemsoat, sheet.pk, "1.1", file.pk, "Nhầm tệp")
    with pytest.raises(BadInput, match=r"1\.1 Kế hoạch: chưa có tài liệu kiểm chứng"):
        stage.do(sheet, "nop")


def test_missing_is_said_of_an_agency_only_after_its_term(stage: Stage) -> None:
    sheet = stage.sheet()
    stage.now = local("2026-11-20 16:00")
    with pytest.raises(WrongState, match="20/11/2026"):
        stage.do(sheet, "khong-nop", "lanhdao_tinh")


def test_an_appraisal_is_finished_only_when_every_criterion_is_judged(stage: Stage) -> None:
    sheet = stage.at(At.SUBMITTED)
    stage.appraise(sheet, c2_agree=True, c4_agree=True)
    with pytest.raises(BadInput, match=r"1 tiêu chí chưa thẩm định: 1\.1 Kế hoạch"):
        stage.do(sheet, "xong", "lanhdao_tinh")


def test_what_was_given_back_keeps_its_appraisal_but_where_it_is_scored_anew(stage: Stage) -> None:
    sheet = stage.appraise(stage.at(At.SUBMITTED))
    stage.do(sheet, "tra-lai", "lanhdao_tinh", reason="Bổ sung báo cáo")
    stage.save(sheet, c2_numerator="18", c2_denominator="20", c2_links="46/BC-UBND", c2_words="")
    judged = dict(Entry.objects.filter(sheet=sheet).values_list("code", "appraised_at"))
    assert judged["1.1"] and not judged["1.2"] and judged["3"]


def test_a_dispute_asks_for_more_once_within_its_term(stage: Stage) -> None:
    sheet = stage.at(At.APPRAISED)
    for wrong, field in (
        ({"points": "1"}, "points"), ({"points": "2,5"}, "points"), ({"criterion": "9"}, "criterion"),
        ({"points": "hai"}, "points"), ({"words": ""}, "words"),
    ):  # fmt: skip
        with pytest.raises(BadInput) as refused:
            stage.do(sheet, "kien-nghi", **{**DISPUTE, **wrong})
        assert field in refused.value.fields
    stage.do(sheet, "kien-nghi", **DISPUTE)
    with pytest.raises(WrongState, match="đã có kiến nghị"):
        stage.do(sheet, "kien-nghi", **DISPUTE)
    with pytest.raises(WrongState, match="chờ quyết định"):
        stage.do(sheet, "thong-nhat")
    stage.now = local("2026-11-28 00:00")
    with pytest.raises(WrongState, match="27/11/2026"):
        stage.do(sheet, "kien-nghi", **{**DISPUTE, "criterion": "1.2"})


def test_a_decision_never_takes_points_away_and_is_made_once(stage: Stage) -> None:
    sheet = stage.at(At.APPRAISED)
    with pytest.raises(WrongState, match="không có kiến nghị"):
        stage.do(sheet, "quyet-dinh", "lanhdao_tinh", **DECISION)
    stage.do(sheet, "kien-nghi", **DISPUTE)
    with pytest.raises(BadInput, match="không thấp hơn"):
        stage.do(sheet, "quyet-dinh", "lanhdao_tinh", **{**DECISION, "points": "0,5"})
    stage.do(sheet, "quyet-dinh", "lanhdao_tinh", **{**DECISION, "points": "1,125"})
    assert Dispute.objects.get().points == 1125
    with pytest.raises(WrongState):
        stage.do(sheet, "quyet-dinh", "lanhdao_tinh", **DECISION)


def test_a_remedy_is_a_task_of_the_assignments_about_a_criterion_that_lost_points(stage: Stage) -> None:
    sheet = stage.published()
    for wrong, field in (({"criterion": "3"}, "criterion"), ({"unit": "H03.1.8"}, "unit"),
                         ({"owner": "lanhdao_khac"}, "owner")):  # fmt: skip
        with pytest.raises(BadInput) as refused:
            stage.do(sheet, "khac-phuc", **{**REMEDY, **wrong})
        assert field in refused.value.fields
    assert not Assignment.objects.exists()
    stage.do(sheet, "khac-phuc", **REMEDY)
    task = Assignment.objects.get()
    entry = Entry.objects.get(sheet=sheet, code="1.2")
    assert (task.source, task.source_id, task.owner) == (Source.REMEDY, entry.pk, stage.cast.chuyenmon)
    assert task.source_text == "Chỉ số cấp xã năm 2026: 1.2 Nhiệm vụ"


def test_the_whole_way_stands_in_a_chain_that_verifies_and_keeps_free_text_beside_it(stage: Stage) -> None:
    sheet = stage.published()
    verbs = list(Event.objects.filter(chain=sheet.pk).order_by("seq").values_list("verb", flat=True))
    assert verbs == [
        "scoring_sheet_opened", "scoring_saved", "scoring_figures_taken", "scoring_submitted",
        "scoring_appraised", "scoring_appraisal_finished", "scoring_accepted", "scoring_ranked",
    ]  # fmt: skip
    assert not verify(lambda: reading.records(reading.Scope("H03.1.7"), personal=True)).problems
    payloads = str(list(Event.objects.filter(chain=sheet.pk).values_list("payload", flat=True)))
    assert "sau quý I" not in payloads and "12/KH-UBND" not in payloads


def test_a_neighbour_and_a_guessed_id_find_nothing(stage: Stage) -> None:
    from uuid import uuid4

    sheet = stage.sheet()
    for who, id in (("lanhdao_khac", sheet.pk), ("lanhdao", uuid4())):
        with pytest.raises(NotFound):
            perform(stage.user(who), id, "nop", {})
