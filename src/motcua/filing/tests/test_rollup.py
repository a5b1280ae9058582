"""Reports of the wards of a city against what the city counts: sums, missing ones, differences, dossiers."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.dossiers.models import Dossier
from motcua.dossiers.tests.world import World
from motcua.filing.actions import freeze, prepare, receive_package, sign
from motcua.filing.models import Report, ReportFile, StoredRow
from motcua.filing.papers import cells_of
from motcua.filing.reconciling import Origin
from motcua.filing.rollup import RollUp, moved, roll_up, sum_of
from motcua.filing.signing import package_of
from motcua.filing.tests import stage
from motcua.organisation.actions import create_post
from motcua.organisation.desks import record_desk
from motcua.organisation.models import Role, User
from motcua.reports.errors import ReportError
from motcua.reports.queries import compute
from motcua.reports.tests.life import DESK

pytestmark = pytest.mark.django_db
FIRST, LAST = stage.FIRST, stage.LAST


@pytest.fixture
def above(world: World) -> User:
    return world.cast.kiemsoat_tp


@pytest.fixture
def other_control(world: World) -> User:
    user = User.objects.create(username="kiemsoat_khac", full_name="Mạc Thị Mẫu Soát", synthetic=True)
    create_post(user, world.cast.other.committee, Role.CONTROL, valid_from=date(2026, 1, 1))
    return user


@pytest.fixture
def month(world: World) -> list[Dossier]:
    """Two dossiers of the ward and none of the other, in the report month of November."""
    made = [world.receive(at="2026-11-02 09:00"), world.receive(at="2026-11-03 09:00")]
    world.goto("2026-11-16 08:00")
    return made


def rolled(world: World, above: User, **more: Any) -> RollUp:
    asked = {"form": "07a", "parent": world.cast.district, "first": FIRST, "last": LAST, **more}
    return roll_up(above, **asked)


def sign_other(world: World, other_control: User) -> Report:
    report = prepare(other_control, stage.wanted(world, agency=world.cast.other.committee))
    world.wait(minutes=1)
    return sign(world.cast.lanhdao_khac, freeze(other_control, report))


def test_children_that_reported_what_is_counted_make_up_the_parent(
    world: World, above: User, other_control: User, month: list[Dossier]
) -> None:
    stage.signed(world)
    sign_other(world, other_control)
    found = rolled(world, above).reconciliation
    assert found.holds
    for line in found.lines:
        assert line.own + line.here == line.parent == found.parent[line.column]
    assert found.parent[3] == 2
    assert [child.origin for child in found.children] == [Origin.HERE, Origin.HERE]


def test_who_has_not_signed_is_missing_with_its_day(world: World, above: User, month: list[Dossier]) -> None:
    stage.signed(world)
    found = rolled(world, above).reconciliation
    assert [child.code for child in found.missing] == [world.cast.other.committee.code]
    assert found.missing[0].due == date(2026, 11, 20)
    assert found.missing[0].late(date(2026, 11, 21))
    assert not found.holds


def test_a_frozen_report_is_not_yet_a_report(world: World, above: User, month: list[Dossier]) -> None:
    stage.frozen(world)
    assert len(rolled(world, above).reconciliation.missing) == 2


def test_a_dossier_that_came_later_names_child_column_and_dossier(
    world: World, above: User, month: list[Dossier]
) -> None:
    report = stage.signed(world)
    late = world.receive(source="paper", occurred_at="2026-11-04 09:00")
    rollup = rolled(world, above)
    (child,) = rollup.reconciliation.differing
    assert child.code == world.cast.ward.committee.code
    assert 3 in child.differing(rollup.reconciliation.columns)
    assert child.gap(3) == 1
    assert rollup.reconciliation.unexplained(3) == 0
    changed = moved(report, rollup.question, 3)
    assert (changed.gone, changed.come) == ([], [late.pk])
    assert list(changed.things(rollup.question)) == [late]


def test_a_correction_takes_the_place_of_what_it_corrects(
    world: World, above: User, month: list[Dossier]
) -> None:
    report = stage.signed(world)
    world.receive(source="paper", occurred_at="2026-11-04 09:00")
    world.wait(minutes=5)
    correction = stage.corrected(world, report)
    found = rolled(world, above).reconciliation
    child = next(each for each in found.children if each.code == report.agency.code)
    assert child.report == str(correction.pk)
    assert not found.differing


def test_a_report_from_elsewhere_stands_apart(world: World, above: User, month: list[Dossier]) -> None:
    data = package_of(stage.signed(world))
    for model in (ReportFile, StoredRow, Report):
        model.objects.all().delete()
    receive_package(above, data, "phuong.json")
    found = rolled(world, above).reconciliation
    child = found.children[0]
    assert child.origin is Origin.IMPORTED
    line = found.lines[0]
    assert (line.here, line.imported, line.whole) == (0, 2, line.own + 2)


def test_section_two_of_the_province_is_the_sum_of_its_communes(
    world: World, above: User, other_control: User, month: list[Dossier]
) -> None:
    """07b II = the communes' 07a added up, row by row and column by column."""
    stage.signed(world)
    sign_other(world, other_control)
    documents = rolled(world, above).documents.values()
    province = compute("07b", world.cast.province, FIRST, LAST)
    (section,) = [each for each in province.sections if each.key == "II"]
    totals = [cells_of(document["total"]) for document in documents]
    assert {n: sum(total[n] for total in totals) for n in totals[0]} == dict(section.cells)
    rows = {row.key.removeprefix("II:"): dict(row.cells) for row in province.rows if row.section == "II"}
    assert {key: cells for key, (_, cells) in sum_of(documents).items()} == rows


def test_part_two_of_the_province_s_desks_is_the_sum_of_the_communes_desks(
    world: World, above: User, other_control: User
) -> None:
    """08c II = the communes' 08b added up."""
    first, last = date(2026, 8, 15), date(2026, 11, 14)
    world.goto("2026-10-01 08:00")
    record_desk(world.cast.kiemsoat, world.cast.ward.one_stop, DESK)
    record_desk(other_control, world.cast.other.one_stop, replace(DESK, points=5))
    world.goto("2026-11-16 08:00")
    wards = (world.cast.ward.committee, world.cast.other.committee)
    totals = [compute("08b", ward, first, last).total.cells for ward in wards]
    province = compute("08c-II", world.cast.province, first, last).total.cells
    assert {n: sum(total[n] for total in totals) for n in totals[0]} == dict(province)
    assert province[3] == DESK.points + 5
    found = roll_up(above, "08b", world.cast.district, first, last).reconciliation
    assert {n: sum((child.counted or {})[n] for child in found.children) for n in found.columns} == dict(
        province
    )


def test_desks_whose_facts_are_kept_are_added_up_and_their_differences_named(
    world: World, above: User, other_control: User
) -> None:
    asked: dict[str, Any] = {"form": "08b", "first": date(2026, 8, 15), "last": date(2026, 11, 14)}
    record_desk(world.cast.kiemsoat, world.cast.ward.one_stop, replace(DESK, reason="Kiểm kê (mẫu)"))
    record_desk(other_control, world.cast.other.one_stop, replace(DESK, points=5))
    report = stage.signed(world, **asked, grouping="desk")
    other = prepare(
        other_control, stage.wanted(world, agency=world.cast.other.committee, **asked, grouping="desk")
    )
    sign(world.cast.lanhdao_khac, freeze(other_control, other))
    rollup = rolled(world, above, **asked)
    assert rollup.reconciliation.holds and not moved(report, rollup.question, 4).come
    record_desk(world.cast.kiemsoat, world.cast.ward.one_stop, replace(DESK, points=DESK.points + 1))
    rollup = rolled(world, above, **asked)
    assert [child.code for child in rollup.reconciliation.differing] == [world.cast.ward.committee.code]
    changed = moved(report, rollup.question, 3)
    assert (len(changed.gone), len(changed.come)) == (DESK.points, DESK.points + 1)
    assert {thing.kept_id for thing in changed.things(rollup.question)} == {*changed.gone, *changed.come}


def test_a_package_of_desks_is_taken_in(world: World, above: User) -> None:
    asked: dict[str, Any] = {"form": "08b", "first": date(2026, 8, 15), "last": date(2026, 11, 14)}
    record_desk(world.cast.kiemsoat, world.cast.ward.one_stop, DESK)
    data = package_of(stage.signed(world, **asked, grouping="desk"))
    for model in (ReportFile, StoredRow, Report):
        model.objects.all().delete()
    taken = receive_package(above, data, "08b.json")
    assert cells_of(taken.document["total"])[3] == DESK.points
    child = next(each for each in rolled(world, above, **asked).reconciliation.children if each.report)
    assert child.origin is Origin.IMPORTED and (child.reported or {})[3] == DESK.points


def test_the_number_of_queries_does_not_grow_with_the_children(
    world: World, above: User, other_control: User, month: list[Dossier]
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            rolled(world, above)
        return len(captured)

    before = queries()
    stage.signed(world)
    one = queries()
    sign_other(world, other_control)
    assert queries() == one <= before + 1


def test_a_stranger_counts_nothing(world: World, other_control: User, month: list[Dossier]) -> None:
    """Who controls one ward does not see the figures of the next by way of the city."""
    found = roll_up(other_control, "07a", world.cast.district, FIRST, LAST).reconciliation
    assert found.parent[3] == 0


@pytest.mark.parametrize("form", ["07b", "08c-I"])
def test_a_form_that_adds_up_others_itself_is_not_rolled_up(world: World, above: User, form: str) -> None:
    with pytest.raises(ReportError):
        rolled(world, above, form=form)
