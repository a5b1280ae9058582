"""Acceptance 1: whatever happens later, a frozen report is reproduced byte for byte, and never contradicts
itself on the way."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings

from motcua.conftest import examples
from motcua.dossiers.errors import WrongState
from motcua.dossiers.tests.chronicle import HISTORIES, Chronicle
from motcua.dossiers.tests.world import MONDAY, World, local
from motcua.filing.actions import Wanted, correct, freeze, prepare, sign
from motcua.filing.document import broken
from motcua.filing.models import Report
from motcua.filing.rerun import rerun
from motcua.filing.tests.stage import wanted
from motcua.terms import clock

Steps = Sequence[tuple[str, int, int]]


def check(report: Report) -> None:
    """Every identity holds, carried over included, and every cell is as long as the list of its ids."""
    document = report.document
    assert broken(document) == []
    assert any("kỳ liền trước" in each["text"] for each in document["identities"])
    rows = {row.key: row.members() for row in report.rows.all()}
    assert rows.keys() == {row["key"] for row in document["rows"]}
    for row in document["rows"]:
        for number, cell in row["cells"].items():
            ids = list(rows[row["key"]].of(int(number)))
            assert cell["count"] == len(ids) == len(set(ids))
    for number, total in document["total"].items():
        assert total == sum(row["cells"][number]["count"] for row in document["rows"])


def periods(world: World, form: str) -> list[Wanted]:
    """The period that runs and the one before it, cut somewhere within the history."""
    today = clock.local(world.now).date()
    middle = today - timedelta(days=3)
    return [
        wanted(world, form=form, first=middle - timedelta(days=40), last=middle),
        wanted(world, form=form, first=middle + timedelta(days=1), last=today + timedelta(days=5)),
    ]


@pytest.mark.slow
@settings(max_examples=examples(15), deadline=None, suppress_health_check=list(HealthCheck))
@given(before=HISTORIES, after=HISTORIES, last=HISTORIES)
@pytest.mark.parametrize("form", ["07a", "II.06a"])
def test_a_frozen_report_is_reproduced_byte_for_byte_whatever_happens_later(
    world: World, form: str, before: Steps, after: Steps, last: Steps
) -> None:
    with transaction.atomic():
        world.now = local(MONDAY)
        chronicle = Chronicle(world)
        chronicle.tell(before)
        reports = freeze_all(world, form)
        chronicle.tell(after)
        reports += correct_all(world, reports)
        chronicle.tell(last)
        world.wait(days=30)
        for report in reports:
            fresh = Report.objects.get(pk=report.pk)
            assert fresh.content == report.content
            assert rerun(fresh).different == rerun(fresh).damaged == ()
        transaction.set_rollback(True)


def freeze_all(world: World, form: str) -> list[Report]:
    """Both periods; what the first left open is what the second carries over."""
    reports = [prepare(world.cast.kiemsoat, each) for each in periods(world, form)]
    world.wait(minutes=1)
    first, second = [freeze(world.cast.kiemsoat, report) for report in reports]
    for report in (first, second):
        check(report)
    carried, left = ("8", "13") if form == "07a" else ("6", "11")
    assert second.document["total"][carried] == first.document["total"][left]
    return [first, second]


def correct_all(world: World, reports: Sequence[Report]) -> list[Report]:
    """A signed difference for each report that would come out otherwise now."""
    made = []
    for report in reports:
        sign(world.cast.lanhdao, report)
        world.wait(minutes=1)
        try:
            correction = correct(world.cast.kiemsoat, report, "Dữ liệu đã đổi")
        except WrongState:
            continue
        correction = freeze(world.cast.kiemsoat, correction)
        check(correction)
        check_differences(report, correction)
        made.append(sign(world.cast.lanhdao, correction))
    return made


def check_differences(before: Report, after: Report) -> None:
    """Before, less what went out, with what came in, is after; so it is with the ids."""
    old = {row.key: row.members() for row in before.rows.all()}
    new = {row.key: row.members() for row in after.rows.all()}
    correction = after.document["correction"]
    assert correction["corrects"] == before.sha256 and correction["cells"]
    for cell in correction["cells"]:
        was = {str(id) for id in old[cell["row"]].of(cell["column"])} if cell["row"] in old else set()
        now = {str(id) for id in new[cell["row"]].of(cell["column"])} if cell["row"] in new else set()
        assert (was - set(cell["out"])) | set(cell["in"]) == now
        assert (cell["before"], cell["after"]) == (len(was), len(now))
