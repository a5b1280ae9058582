"""Figures over reflections as the system knew them: what was said then is what is said of then."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from motcua.demo.cast import Cast
from motcua.feedback.models import Feedback, Sender
from motcua.feedback.tests.stage import Stage
from motcua.reports.queries import answer, carried_over, cell
from motcua.reports.question import ask
from motcua.reports.subjects.feedback import SOURCE
from motcua.terms import clock

FIRST, LAST = date(2026, 11, 1), date(2026, 11, 30)
ACTS = ("chuyen", "tra-loi", "dang-tai")


@pytest.fixture
def stage(cast: Cast) -> Iterator[Stage]:
    stage = Stage(cast)
    with clock.clock_at(lambda: stage.now):
        yield stage


def shown(stage: Stage, code: str, by: str, known_at: datetime | None = None) -> dict[str, Any]:
    asked = ask(code, stage.cast.ward.committee, FIRST, LAST, by, known_at=known_at)
    result = answer(asked)
    lists = {}
    for row in (result.total, *result.rows):
        for number, counted in row.cells.items():
            lists[row.key, number] = sorted(cell(asked, row.key, number).values_list("pk", flat=True))
            assert len(lists[row.key, number]) == counted
    assert result.holds and all(check.holds for check in carried_over(asked, result))
    return result.as_json() | {"lists": lists}


@pytest.mark.slow
@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(story=st.lists(st.tuples(st.sampled_from(("new", *ACTS)), st.integers(0, 2)), min_size=1, max_size=5))
def test_later_events_change_nothing_of_what_was_known(stage: Stage, story: list[tuple[str, int]]) -> None:
    Sender.objects.all().delete()
    Feedback.objects.all().delete()
    told: list[tuple[datetime, str, str, dict[str, Any]]] = []
    for act, which in story:
        _play(stage, act, which)
        stage.now += timedelta(hours=5)
        moment = clock.now()
        told += [(moment, code, by, shown(stage, code, by, moment)) for code, by in WAYS]
        assert all(shown(stage, code, by) == now for _at, code, by, now in told[-len(WAYS) :])
        stage.now += timedelta(hours=5)
    for moment, code, by, was in told:
        assert shown(stage, code, by, moment) == was


WAYS = (("06a", "sector"), ("pakn-han", "month"))


def _play(stage: Stage, act: str, which: int) -> None:
    items = list(Feedback.objects.order_by("pk"))
    if act == "new" or not items:
        stage.register(kind="rule" if which else "act", procedure="1.001193" if which == 1 else "")
        return
    item = items[which % len(items)]
    fits = {"chuyen": {"received"}, "tra-loi": {"received", "transferred"}, "dang-tai": {"resolved"}}
    if item.stage in fits[act]:
        stage.do(item, act)


def test_a_list_shows_the_rows_as_they_were_known(stage: Stage) -> None:
    item = stage.register()
    moment = clock.now()
    stage.now += timedelta(days=1)
    stage.do(item, "tra-loi")
    (row,) = SOURCE.past().shown(list(Feedback.objects.all()), moment)
    assert row.resolved_at is None and Feedback.objects.get().resolved_at is not None
