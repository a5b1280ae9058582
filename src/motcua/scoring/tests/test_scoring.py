"""Scoring oneself, taking figures, bringing proof, being appraised: permission, stage, journal, input."""

from collections.abc import Callable
from typing import Any

import pytest

from motcua.attachments.queries import files_of
from motcua.demo.cast import PEOPLE
from motcua.dossiers.errors import BadInput, NotFound, NotPermitted, WrongState
from motcua.journal.models import Event
from motcua.scoring.actions import prove, withdraw_proof
from motcua.scoring.automatics import Taken, asked_again, from_json
from motcua.scoring.models import Entry, Sheet
from motcua.scoring.models import Stage as At
from motcua.scoring.tests.stage import JUDGED, OWN, WHY_NOT, Stage, everything, local, pdf

Act = Callable[[Stage, Sheet, str], Any]


def _withdraw(stage: Stage, sheet: Sheet, who: str) -> Any:
    file = files_of("scoring", Entry.objects.get(sheet=sheet, code="1.1").pk).first()
    return withdraw_proof(stage.user(who), sheet.pk, "1.1", file.pk if file else sheet.pk, "Nhầm tệp")


SCORERS = {"kiemsoat", "lanhdao"}
ACTS: dict[str, tuple[Act, At, set[str], str]] = {
    "save": (lambda stage, sheet, who: stage.save(sheet, who), At.SCORING, SCORERS, "scoring_saved"),
    "take": (lambda stage, sheet, who: stage.take(sheet, who), At.SCORING, SCORERS, "scoring_figures_taken"),
    "prove": (
        lambda stage, sheet, who: stage.prove(sheet, "1.1", who), At.SCORING, SCORERS, "scoring_proof_brought"
    ),
    "withdraw": (_withdraw, At.SCORING, SCORERS, "scoring_proof_withdrawn"),
    "appraise": (
        lambda stage, sheet, who: stage.appraise(sheet, who), At.SUBMITTED, {"lanhdao_tinh"},
        "scoring_appraised",
    ),
}  # fmt: skip


def ready(stage: Stage, name: str) -> Sheet:
    sheet = stage.at(ACTS[name][1])
    return stage.prove(sheet) if name == "withdraw" else sheet


@pytest.mark.parametrize("name", ACTS)
def test_only_whoever_holds_the_role_may_and_it_is_journalled(stage: Stage, name: str) -> None:
    act, _, may, verb = ACTS[name]
    sheet = ready(stage, name)
    before = everything()
    for who in sorted(PEOPLE.keys() - may):
        with pytest.raises(NotPermitted):
            act(stage, sheet, who)
    assert everything() == before
    for who in sorted(may)[:1]:
        act(stage, sheet, who)
        event = Event.objects.filter(chain=sheet.pk).latest("seq")
        assert (event.verb, event.actor) == (verb, who)


@pytest.mark.parametrize(
    ("name", "at"), [(name, at) for name, act in ACTS.items() for at in At if at is not act[1]]
)
def test_at_any_other_stage_it_is_refused(stage: Stage, name: str, at: At) -> None:
    sheet = stage.at(at)
    before = everything()
    for who in ACTS[name][2]:
        with pytest.raises(WrongState):
            ACTS[name][0](stage, sheet, who)
    assert everything() == before


def figure_of(sheet: Sheet) -> Taken:
    kept = Entry.objects.get(sheet=sheet, code="3").figure
    assert kept
    return from_json(kept)


def test_points_come_from_the_formula_and_are_kept_in_thousandths(stage: Stage) -> None:
    sheet = stage.save(stage.sheet())
    points = dict(Entry.objects.filter(sheet=sheet).values_list("code", "own_points"))
    assert points == {"1.1": 2000, "1.2": 2833, "2": None, "3": None}  # 17/20 of 90 % of 3 points


def test_one_field_at_fault_keeps_nothing_and_every_fault_is_named(stage: Stage) -> None:
    sheet = stage.sheet()
    before = everything()
    wrong = {**OWN, "c1_key": "9", "c2_numerator": "21"}
    with pytest.raises(BadInput) as refused:
        stage.save(sheet, **wrong)
    assert set(refused.value.fields) == {"c1_key", "c2_numerator"}
    with pytest.raises(BadInput) as refused:
        stage.save(sheet, **{**OWN, "c2_denominator": ""})
    assert set(refused.value.fields) == {"c2_numerator"}
    assert everything() == before


def test_a_part_of_the_form_leaves_the_other_criteria_as_they_are(stage: Stage) -> None:
    sheet = stage.save(stage.sheet())
    stage.save(sheet, c1_key="2", c1_links="", c1_words="")
    points = dict(Entry.objects.filter(sheet=sheet).values_list("code", "own_points"))
    assert (points["1.1"], points["1.2"]) == (1000, 2833)


def test_saving_what_is_there_already_writes_nothing(stage: Stage) -> None:
    sheet = stage.save(stage.sheet())
    before = everything()
    stage.save(sheet)
    assert everything() == before


def test_nobody_undoes_what_another_saved_meanwhile(stage: Stage) -> None:
    sheet = stage.sheet()
    stage.save(sheet, **OWN, revision="0")
    with pytest.raises(BadInput, match="người khác lưu"):
        stage.save(sheet, "lanhdao", c1_key="3", revision="0")
    stage.save(sheet, "lanhdao", c1_key="3", c1_links="", revision="1")


@pytest.mark.parametrize("name", ["c3_points", "c4_numerator", "c9_key", "c1_waived", "c1_own_points"])
def test_what_is_not_asked_cannot_be_said(stage: Stage, name: str) -> None:
    """Points of a survey, a counted figure, a criterion that is not there, a waiver that is not allowed."""
    sheet = stage.sheet()
    before = everything()
    with pytest.raises(BadInput):
        stage.save(sheet, **{name: "1"})
    assert everything() == before


def test_a_figure_keeps_what_was_asked_and_is_the_same_when_asked_again(stage: Stage) -> None:
    for _ in range(3):
        stage.resolve()
    sheet = stage.take(stage.sheet())
    taken = figure_of(sheet)
    assert (taken.numerator, taken.denominator) == (3, 3)
    assert (taken.automatic.form, taken.agency, taken.first.isoformat()) == ("07a", "H03.1.7", "2026-01-01")
    stage.tick()
    stage.resolve()
    assert asked_again(taken, stage.cast.ward.committee) == taken
    again = figure_of(stage.take(sheet))
    assert (again.numerator, again.denominator) == (4, 4)


def test_a_figure_counts_nothing_that_was_recorded_later(stage: Stage) -> None:
    """A clock set back, as a demo does it."""
    sheet, then = stage.sheet(), stage.now
    stage.now = local("2026-11-18 08:00")
    stage.resolve()
    stage.now = then
    taken = figure_of(stage.take(sheet))
    assert taken.denominator == 0
    stage.now = local("2026-11-19 08:00")
    assert asked_again(taken, stage.cast.ward.committee) == taken


def test_a_neighbours_dossiers_are_not_counted(stage: Stage) -> None:
    stage.resolve()
    sheet = stage.take(stage.sheet(code="H03.1.8"), "lanhdao_khac")
    assert figure_of(sheet).denominator == 0


def test_an_infected_or_unknown_file_is_no_proof(stage: Stage) -> None:
    from django.core.files.base import ContentFile

    sheet = stage.sheet()
    before = everything()
    for files in ([], [ContentFile(b"MZ\x90", name="a.pdf")]):
        with pytest.raises(BadInput) as refused:
            prove(stage.cast.kiemsoat, sheet.pk, "1.1", files)
        assert "files" in refused.value.fields
    with pytest.raises(NotFound):
        prove(stage.cast.kiemsoat, sheet.pk, "9.9", [pdf()])
    assert everything() == before


def test_a_file_is_withdrawn_from_its_own_criterion_with_a_reason(stage: Stage) -> None:
    sheet = stage.prove(stage.sheet())
    file = files_of("scoring", Entry.objects.get(sheet=sheet, code="1.1").pk).get()
    with pytest.raises(NotFound):
        withdraw_proof(stage.cast.kiemsoat, sheet.pk, "1.2", file.pk, "Nhầm tệp")
    with pytest.raises(BadInput):
        withdraw_proof(stage.cast.kiemsoat, sheet.pk, "1.1", file.pk, " ")


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"c1_points": "1"}, "c1_reason"),
        ({"c1_points": "3"}, "c1_points"),
        ({"c1_points": "-1"}, "c1_points"),
        ({"c1_points": "0,0001"}, "c1_points"),
        ({"c1_points": "1", "c1_agree": True}, "c1_points"),
        ({"c3_agree": True}, "c3_agree"),
    ],
)
def test_an_appraisal_that_cannot_be(stage: Stage, data: dict[str, Any], field: str) -> None:
    sheet = stage.at(At.SUBMITTED)
    before = everything()
    with pytest.raises(BadInput) as refused:
        stage.appraise(sheet, **data)
    assert field in refused.value.fields
    assert everything() == before


def test_a_waiver_is_accepted_or_judged_after_all_with_a_reason(stage: Stage) -> None:
    sheet = stage.sheet()
    stage.save(sheet, c1_key="1", c1_links="12/KH-UBND", c2_waived=True, c2_words=WHY_NOT)
    stage.take(sheet)
    stage.do(sheet, "nop")
    with pytest.raises(BadInput) as refused:
        stage.appraise(sheet, c2_points="1")
    assert "c2_reason" in refused.value.fields
    stage.appraise(sheet, c2_points="1", c2_reason="Địa bàn có hai nhiệm vụ được giao")
    assert Entry.objects.get(sheet=sheet, code="1.2").points == 1000
    stage.appraise(sheet, c2_agree=True)
    entry = Entry.objects.get(sheet=sheet, code="1.2")
    assert (entry.points, entry.waived) == (None, True)


def test_nobody_appraises_what_he_scored_himself(stage: Stage) -> None:
    """Somebody who holds a post at the ward and one at the province."""
    from datetime import date

    from motcua.organisation.actions import create_post
    from motcua.organisation.models import Role

    create_post(stage.cast.lanhdao_tinh, stage.cast.ward.committee, Role.CONTROL, valid_from=date(2026, 1, 1))
    sheet = stage.sheet()
    stage.save(sheet, "lanhdao_tinh")
    stage.take(sheet)
    stage.do(sheet, "nop")
    before = everything()
    with pytest.raises(NotPermitted, match=r"1\.1"):
        stage.appraise(sheet, **JUDGED)
    assert everything() == before
