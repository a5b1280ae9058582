"""Administrative units: loaded once, kept apart by validity, linked by succession."""

import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest
from django.db import transaction

from motcua.journal.models import Event
from motcua.organisation.areas import area_on, areas_on, predecessors, successors
from motcua.organisation.loading import DATA, load_areas
from motcua.organisation.models import Area, AreaLevel, AreaSuccession, Extent

OLD, NEW = date(2025, 6, 30), date(2025, 7, 1)


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[float]:
    """All units, loaded once for this module and rolled back after it; gives the seconds it took."""
    with django_db_blocker.unblock(), transaction.atomic():  # type: ignore[attr-defined]
        start = time.perf_counter()
        load_areas()
        yield time.perf_counter() - start
        transaction.set_rollback(True)


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]


def test_all_units_are_there_and_loading_is_quick(loaded: float) -> None:
    counts = [areas_on(OLD, level).count() for level in AreaLevel]
    assert counts == [63, 696, 10035]
    assert [areas_on(NEW, level).count() for level in AreaLevel] == [34, 0, 3321]
    assert AreaSuccession.objects.count() == 10602
    assert loaded < 5


def test_a_reused_code_names_another_unit_after_the_reform() -> None:
    old, new = area_on(OLD, AreaLevel.COMMUNE, "00004"), area_on(NEW, AreaLevel.COMMUNE, "00004")
    assert old and new and old != new
    assert (old.name, new.name) == ("Phường Trúc Bạch", "Phường Ba Đình")
    assert str(old.parent) == "Quận Ba Đình" and str(new.parent) == "Thành phố Hà Nội"


def test_a_divided_commune_has_several_successors_and_one_of_them_by_default() -> None:
    divided = area_on(OLD, AreaLevel.COMMUNE, "00019")
    assert divided
    extents = [each.extent for each in successors(divided)]
    assert len(extents) == 4 and extents.count(Extent.PART_DEFAULT) == 1
    assert extents[0] == Extent.PART_DEFAULT


def test_an_island_district_became_a_commune_as_a_whole() -> None:
    district = area_on(OLD, AreaLevel.DISTRICT, "755")
    assert district
    [only] = successors(district)
    assert (only.extent, only.new.level, only.since) == (Extent.WHOLE, AreaLevel.COMMUNE, NEW)
    assert district in {each.old for each in predecessors(only.new)}


def test_every_old_commune_has_a_successor_and_every_new_one_a_predecessor() -> None:
    assert not areas_on(OLD, AreaLevel.COMMUNE).filter(successions=None).exists()
    assert not areas_on(NEW, AreaLevel.COMMUNE).filter(predecessions=None).exists()


def test_loading_again_changes_and_journals_nothing() -> None:
    events = Event.objects.count()
    assert load_areas().nothing
    assert Event.objects.count() == events


def test_a_corrected_name_is_taken_over_and_journalled(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    copytree(DATA, folder)
    path = folder / "communes.csv"
    path.write_text(path.read_text().replace("Phường Ba Đình", "Phường Ba Đình mới"))
    events = Event.objects.count()
    assert load_areas(folder).changed == 1
    new = area_on(NEW, AreaLevel.COMMUNE, "00004")
    assert new and new.name == "Phường Ba Đình mới"
    assert Event.objects.count() == events + 1


def test_a_unit_under_an_unknown_one_stops_the_load(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    copytree(DATA, folder)
    with (folder / "communes.csv").open("a") as file:
        file.write("99999,77777,Phường Lạc\n")
    with pytest.raises(KeyError):
        load_areas(folder)
    assert not Area.objects.filter(code="99999").exists()
