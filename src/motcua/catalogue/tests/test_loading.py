"""The seed catalogue: published once, carried back honestly, changed only by new versions."""

import json
from copy import deepcopy
from datetime import date, datetime
from typing import Any

import pytest
from django.core.checks import run_checks

from motcua.catalogue import queries
from motcua.catalogue.actions import Draft, publish_version
from motcua.catalogue.content import content, digest
from motcua.catalogue.errors import CatalogueError
from motcua.catalogue.loading import load_procedures, read_rows
from motcua.catalogue.models import Procedure, ProcedureVersion, Sector, VersionIsPublished
from motcua.journal.models import Event
from motcua.terms.clock import VN, clock_at
from motcua.terms.term import Term, Unit

BEFORE, AFTER = date(2022, 5, 4), date(2026, 11, 20)
NOW = datetime(2026, 11, 22, 9, tzinfo=VN)


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast")]  # the catalogue is loaded with the cast


@pytest.fixture
def rows() -> list[dict[str, Any]]:
    return deepcopy(read_rows())


def version_of(code: str, day: date) -> ProcedureVersion:
    version = queries.version_on(Procedure.objects.get(code=code), day)
    assert version
    return version


def test_all_procedures_are_published_with_source_and_confidence() -> None:
    assert Procedure.objects.count() == 182
    current = [content(version) for version in queries.published(AFTER)]
    assert len(current) == 178  # four were abolished
    assert all(each.source and each.confidence for each in current)
    assert sum(each.level == "commune" for each in current) == 147


def test_every_version_can_be_worked_with() -> None:
    for version in ProcedureVersion.objects.all():
        published = content(version)
        assert abs(sum(step.share for step in published.steps) - 1) < 1e-9
        assert [published.steps[0].kind, published.steps[-1].kind] == ["intake", "return"]
        assert version.digest == digest(version.content)


def test_what_holds_before_the_reform_is_carried_back_and_says_so() -> None:
    old, new = version_of("1.001612", BEFORE), version_of("1.001612", AFTER)
    assert (old.number, old.level, old.confidence) == (1, "district_legacy", "low")
    assert (old.valid_from, old.valid_to) == (date(2018, 6, 21), date(2025, 6, 30))
    assert "chưa đối chiếu" in content(old).notes
    assert (new.number, new.level, new.valid_from, new.valid_to) == (2, "commune", date(2025, 7, 1), None)


def test_an_abolished_procedure_ends() -> None:
    inheritance = Procedure.objects.get(code="2.001009")
    assert queries.version_on(inheritance, date(2025, 10, 31))
    assert queries.version_on(inheritance, date(2025, 11, 1)) is None


def test_a_procedure_without_a_past_has_no_version_before_the_reform() -> None:
    assert queries.version_on(Procedure.objects.get(code="1.014027"), BEFORE) is None


@pytest.mark.parametrize(
    ("code", "term"),
    [
        ("1.001193", Term(1, Unit.WORKING_DAY, datetime(2020, 1, 1, 15).time())),
        ("1.004222", Term(7, Unit.WORKING_DAY)),
        ("1.013225", Term(20, Unit.CALENDAR_DAY)),
        ("2.001159", Term(1, Unit.WORKING_HOUR)),
        ("1.011606", None),
        ("2.002165", None),
    ],
)
def test_terms_keep_their_own_unit(code: str, term: Term | None) -> None:
    assert content(version_of(code, AFTER)).term == term


def test_loading_again_changes_and_journals_nothing() -> None:
    before = (Event.objects.count(), ProcedureVersion.objects.count(), Sector.objects.count())
    assert load_procedures().nothing
    assert before == (Event.objects.count(), ProcedureVersion.objects.count(), Sector.objects.count())


def test_a_changed_row_is_a_new_version_from_today_and_closes_the_former(rows: list[dict[str, Any]]) -> None:
    [row] = [row for row in rows if row["code"] == "1.001193"]
    row["time"]["value"] = 2
    with clock_at(NOW):
        assert load_procedures(rows).versions == 2
    new, former = version_of("1.001193", NOW.date()), version_of("1.001193", date(2026, 11, 21))
    assert (new.valid_from, former.valid_to) == (date(2026, 11, 22), date(2026, 11, 21))
    assert content(new).term_text.value == 2 and content(former).term_text.value == 1
    assert content(version_of("1.001193", BEFORE)).term_text.value == 2  # corrected in its own period
    assert load_procedures(rows).nothing


def test_a_row_that_ends_closes_its_version(rows: list[dict[str, Any]]) -> None:
    [row] = [row for row in rows if row["code"] == "1.001193"]
    row["valid_to"] = "2026-12-31"
    assert load_procedures(rows).versions == 0
    assert version_of("1.001193", AFTER).valid_to == date(2026, 12, 31)


def test_a_bad_row_stops_the_load_and_nothing_is_written(rows: list[dict[str, Any]]) -> None:
    rows[0]["name"], rows[1]["time"]["unit"] = "Tên khác", "fortnight"
    with pytest.raises(CatalogueError, match="fortnight"):
        load_procedures(rows)
    assert not Procedure.objects.filter(name="Tên khác").exists()


def test_a_published_version_cannot_be_edited() -> None:
    version = version_of("1.001193", AFTER)
    version.name = "khác"
    with pytest.raises(VersionIsPublished):
        version.save()


def test_the_check_finds_a_content_changed_behind_our_back() -> None:
    assert not [each for each in run_checks(databases=["default"]) if each.id == "catalogue.E001"]
    version = version_of("1.001193", AFTER)
    changed = json.loads(json.dumps(version.content).replace('"working_day"', '"calendar_day"'))
    ProcedureVersion.objects.filter(pk=version.pk).update(content=changed)
    [error] = [each for each in run_checks(databases=["default"]) if each.id == "catalogue.E001"]
    assert "1.001193" in error.msg


@pytest.mark.parametrize(
    "change",
    [
        lambda content: content["steps"].pop(),
        lambda content: content["steps"][0].update(share=0.5),
        lambda content: content.update(code="9.999999"),
        lambda content: content.update(unheard_of=1),
        lambda content: content["form"]["fields"][0].update(when={"sometimes": "x"}),
    ],
)
def test_a_content_that_cannot_be_worked_with_is_not_published(change: Any) -> None:
    version = version_of("1.001193", AFTER)
    broken = deepcopy(version.content)
    change(broken)
    with pytest.raises(CatalogueError):
        publish_version(Draft(version.procedure, broken, date(2027, 1, 1)))
    assert version_of("1.001193", date(2027, 1, 1)) == version


def test_kill_04_a_procedure_without_a_sector_is_loaded_offered_and_found(rows: list[dict[str, Any]]) -> None:
    row = {**rows[0], "code": "9.000001", "name": "Thủ tục chưa phân lĩnh vực", "field": None}
    load_procedures([row], synthetic=True)
    [found] = queries.search_procedures("chua phan linh vuc", on=AFTER)
    assert (found.code, found.sector, found.synthetic) == ("9.000001", None, True)
    assert content(version_of("9.000001", AFTER)).sector is None
