"""What the figures were at a moment is what is said of them later, whatever was recorded since."""

from collections.abc import Iterator, Sequence
from dataclasses import fields
from datetime import date, datetime
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings

from motcua.conftest import examples
from motcua.demo.cast import Cast
from motcua.dossiers.models import Dossier
from motcua.dossiers.tests import procedures
from motcua.dossiers.tests.chronicle import HISTORIES, Chronicle
from motcua.dossiers.tests.world import MONDAY, World, local
from motcua.figures.facts import DOSSIER, Facts
from motcua.figures.forms import FORMS
from motcua.reports import retold
from motcua.reports.errors import ReportError
from motcua.reports.queries import answer, carried_over, cell
from motcua.reports.question import Question, ask
from motcua.reports.subjects.dossier import SOURCE

FIRST, LAST = date(2026, 11, 1), date(2026, 11, 18)


@pytest.fixture
def world(cast: Cast) -> Iterator[World]:
    procedures.publish(cast.ward, cast.other)
    with World(cast).running() as running:
        yield running


def question(
    world: World, form: str = "07a", known_at: datetime | None = None, by: str = "sector"
) -> Question:
    return ask(form, world.cast.ward.committee, FIRST, LAST, by, known_at=known_at)


def shown(asked: Question) -> dict[str, Any]:
    """Every number, and the ids behind those of the total and of the last row."""
    result = answer(asked)
    ids = {}
    for row in (result.total, *result.rows[-1:]):
        for number, count in row.cells.items():
            ids[row.key, number] = sorted(cell(asked, row.key, number).values_list("pk", flat=True))
            assert len(ids[row.key, number]) == count
    carried = [check.holds for check in carried_over(asked, result)]
    unusable = sorted(asked.unusable().values_list("pk", flat=True))
    held = result.holds and all(carried)
    return result.as_json() | {"ids": ids, "unusable": unusable, "held": held}


def all_shown(world: World, known_at: datetime | None = None) -> list[dict[str, Any]]:
    """Every form over dossiers by sector, and one by everything else there is."""
    asked = [
        *(question(world, code, known_at) for code, form in FORMS.items() if form.subject is DOSSIER),
        *(question(world, "07a", known_at, by) for by in SOURCE.groupings if by != "sector"),
    ]
    return [shown(each) for each in asked]


@settings(max_examples=examples(10), deadline=None, suppress_health_check=list(HealthCheck))
@given(before=HISTORIES, after=HISTORIES)
def test_figures_known_at_a_moment_are_those_of_that_moment(
    world: World, before: Sequence[tuple[str, int, int]], after: Sequence[tuple[str, int, int]]
) -> None:
    with transaction.atomic():
        world.now = local(MONDAY)
        chronicle = Chronicle(world)
        chronicle.tell(before)
        then, seen = world.now, all_shown(world)
        world.wait(minutes=1)
        chronicle.tell(after)
        assert all_shown(world, then) == seen
        assert all(each["held"] for each in seen)
        transaction.set_rollback(True)


def test_every_fact_of_a_dossier_is_told_by_its_journal_or_lasts() -> None:
    """Whoever adds a fact has to say how it was known at a past moment."""
    assert {each.name for each in fields(Facts)} == {*retold.CHANGING, *retold.LASTING, "changes", "level"}


def test_a_correction_is_known_from_the_moment_it_was_typed(world: World) -> None:
    dossier = world.receive()
    before = world.now
    world.do("kiemsoat", dossier, "correct", {"channel": "post", "reason": "Gõ sai"}, at="2026-11-20 09:00")
    world.wait(hours=1)
    now, then = answer(question(world)), answer(question(world, known_at=before))
    assert (now.total.cells[6], now.total.cells[7]) == (1, 0)
    assert (then.total.cells[6], then.total.cells[7]) == (0, 1)
    assert list(cell(question(world, known_at=before), "THU", 7)) == [dossier]
    assert not cell(question(world, known_at=before), "THU", 6).exists()


def test_what_is_typed_in_later_from_paper_was_not_known(world: World) -> None:
    before = world.now
    world.goto("2026-11-25 09:00")
    world.paper("2026-11-10 09:00")
    assert answer(question(world)).total.cells[3] == 1
    assert answer(question(world, known_at=before)).total.cells[3] == 0


def test_the_rows_of_a_list_show_what_was_known(world: World) -> None:
    world.receive()
    before = world.now
    (dossier,) = Dossier.objects.all()
    for who, verb in (("tiepnhan", "hand_over"), ("tiepnhan", "withdraw")):
        world.do(who, dossier, verb, at="2026-11-18 09:00")
    now = Dossier.objects.get()
    assert (now.status, now.resolved_at is None) == (7, False)
    (then,) = retold.as_known([Dossier.objects.get()], before)
    assert (then.status, then.resolved_at, then.outcome) == (2, None, "")
    assert Dossier.objects.get().status == 7


def test_the_future_is_not_known(world: World) -> None:
    with pytest.raises(ReportError, match="Chưa thể biết"):
        question(world, known_at=local("2026-11-30 00:00"))


def test_the_number_of_queries_does_not_grow_with_what_was_recorded_since(world: World) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            answer(question(world, known_at=before))
            len(cell(question(world, known_at=before), "THU", 3))
        return len(queries)

    first = [world.receive() for _ in range(6)]
    before = world.now
    world.wait(minutes=1)
    world.do("kiemsoat", first[0], "correct", {"channel": "post", "reason": "Gõ sai"})
    few = asked()
    for dossier in first[1:]:
        world.do("kiemsoat", dossier, "correct", {"channel": "post", "reason": "Gõ sai"})
    assert asked() == few


@pytest.mark.parametrize(("given", "channels"), [("2026-11-16T08:00", (0, 1)), ("2026-11-17", (1, 0))])
def test_the_console_is_told_as_known_on_a_moment_or_a_day(
    world: World, given: str, channels: tuple[int, int], capsys: pytest.CaptureFixture[str]
) -> None:
    dossier = world.receive()
    world.do("kiemsoat", dossier, "correct", {"channel": "post", "reason": "Gõ sai"}, at="2026-11-17 23:59")
    world.goto("2026-11-20 09:00")
    asked = ["--form", "07a", "--agency", "H03.1.7", "--from", "2026-11-01", "--to", "2026-11-30"]
    call_command("figures", *asked, "--known-on", given)
    out = capsys.readouterr().out
    assert "Theo dữ liệu biết đến" in out
    total = next(line for line in out.splitlines() if line.startswith("Tổng số"))
    assert (int(total.split()[5]), int(total.split()[6])) == channels


def test_a_moment_that_is_none_is_refused_in_words(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["--form", "07a", "--agency", "H03.1.7", "--from", "2026-11-01", "--to", "2026-11-30"]
    with pytest.raises(SystemExit):
        call_command("figures", *asked, "--known-on", "hôm qua")
    assert "không phải là thời điểm" in capsys.readouterr().err
