"""Giving a task: number, first event, who may, what is refused."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from uuid_utils.compat import uuid7

from motcua.assignments.actions import draft_from, give
from motcua.assignments.models import Assignment, Source
from motcua.assignments.models import Stage as At
from motcua.assignments.queries import of_source
from motcua.assignments.tests.stage import Stage, everything
from motcua.demo.cast import PEOPLE
from motcua.dossiers.errors import BadInput, NotPermitted
from motcua.journal.models import Event

TYPED = {
    "agency": "H03.1.7.2", "owner": "chuyenmon", "title": "Niêm yết lại", "product": "Ảnh",
    "due_on": "04/12/2026",
}  # fmt: skip


def test_it_gets_the_number_of_its_giver_and_year(stage: Stage) -> None:
    first, second = stage.give(), stage.give()
    other = stage.give("lanhdao_tinh", giver=stage.cast.province)
    assert [first.code, second.code, other.code] == [
        "NV-H03.1.7-2026-0001", "NV-H03.1.7-2026-0002", "NV-H03-2026-0001",
    ]  # fmt: skip
    assert (first.stage, first.first_due_on, first.synthetic) == (At.GIVEN, date(2026, 12, 4), True)


def test_its_first_event_says_what_is_owed_by_whom_and_when(stage: Stage) -> None:
    source = uuid7()
    item = stage.give(source=Source.RECOMMENDATION, source_id=source, verifiers=[stage.cast.thanhtra])
    event = Event.objects.get(chain=item.pk)
    assert (event.verb, event.actor, event.agency) == ("assignment_given", "kiemsoat", "H03.1.7")
    said = event.payload
    assert (said["agency"], said["owner"], said["due_on"]) == ("H03.1.7.2", "chuyenmon", "2026-12-04")
    assert (said["source"], said["source_id"]) == ("recommendation", str(source))
    assert said["verifiers"] == ["thanhtra"] and list(item.verifiers.all()) == [stage.cast.thanhtra]


def test_only_leaders_control_and_inspectors_give_in_the_name_of_their_authority(stage: Stage) -> None:
    before = everything()
    for name in sorted(PEOPLE.keys() - {"kiemsoat", "lanhdao", "thanhtra"}):
        with pytest.raises(NotPermitted):
            stage.give(name)
        assert everything() == before, name
    for name in ("kiemsoat", "lanhdao", "thanhtra"):
        assert stage.give(name).given_by == stage.user(name)


def test_it_goes_to_an_agency_below_and_only_a_recommendation_upwards(stage: Stage) -> None:
    upwards = stage.draft(agency=stage.cast.province, owner=None, post_title="Giám đốc Sở Tư pháp")
    with pytest.raises(BadInput, match="không thuộc"):
        give(stage.cast.kiemsoat, upwards)
    made = give(stage.cast.kiemsoat, replace(upwards, source=Source.RECOMMENDATION))
    assert made.agency == stage.cast.province
    aside = replace(upwards, agency=stage.cast.other.committee, source=Source.RECOMMENDATION)
    with pytest.raises(BadInput, match="không thuộc"):
        give(stage.cast.kiemsoat, aside)


@pytest.mark.parametrize(
    ("wrong", "at_fault"),
    [
        ({"title": " "}, "title"),
        ({"title": "x" * 301}, "title"),
        ({"product": ""}, "product"),
        ({"owner": None}, "owner"),
        ({"due_on": date(2026, 11, 15)}, "due_on"),
        ({"given_on": date(2026, 11, 17)}, "given_on"),
        ({"kind": "strange"}, "kind"),
    ],
)
def test_bad_input_names_its_field_and_writes_nothing(
    stage: Stage, wrong: dict[str, Any], at_fault: str
) -> None:
    before = everything()
    with pytest.raises(BadInput) as refused:
        stage.give(**wrong)
    assert at_fault in refused.value.fields
    assert everything() == before


def test_the_owner_works_at_the_agency_that_owes(stage: Stage) -> None:
    with pytest.raises(BadInput, match="không công tác tại"):
        stage.give(owner=stage.cast.chuyenmon_khac)


def test_what_an_officer_types_becomes_a_draft(stage: Stage) -> None:
    made = give(stage.cast.kiemsoat, draft_from(stage.cast.kiemsoat, TYPED))
    assert (made.agency, made.giver, made.owner) == (
        stage.cast.ward.justice, stage.cast.ward.committee, stage.cast.chuyenmon,
    )  # fmt: skip
    assert (made.source, made.due_on, made.needs_file) == (Source.OTHER, date(2026, 12, 4), False)


@pytest.mark.parametrize(
    ("wrong", "at_fault"),
    [({"agency": "H03.1.8"}, "agency"), ({"owner": "chuyenmon_khac"}, "owner"), ({"owner": "\0"}, "owner"),
     ({"due_on": "31/02/2026"}, "due_on"), ({"colour": "red"}, "colour")],
)  # fmt: skip
def test_what_is_typed_wrongly_names_its_field(stage: Stage, wrong: dict[str, str], at_fault: str) -> None:
    with pytest.raises(BadInput) as refused:
        give(stage.cast.kiemsoat, draft_from(stage.cast.kiemsoat, TYPED | wrong))
    assert at_fault in refused.value.fields
    assert not Assignment.objects.exists()


def test_an_officer_without_a_book_types_nothing(stage: Stage) -> None:
    with pytest.raises(NotPermitted):
        draft_from(stage.cast.chuyenmon, TYPED)
    with pytest.raises(NotPermitted):
        draft_from(stage.cast.kiemsoat, TYPED | {"giver": "H03"})


def test_a_source_finds_its_own(stage: Stage) -> None:
    one, other = uuid7(), uuid7()
    made = [stage.give(source=Source.PLAN, source_id=id) for id in (one, one, other)]
    stage.give(source=Source.REMEDY, source_id=one)
    assert list(of_source(Source.PLAN, one)) == made[:2]
    assert list(of_source(Source.PLAN, [one, other])) == made
