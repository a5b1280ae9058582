"""The columns of a reflection are the fold of its events, at every moment of its life."""

from typing import Any

import pytest

from motcua.feedback.models import Feedback
from motcua.feedback.models import Stage as At
from motcua.feedback.replay import Told, known
from motcua.feedback.tests.stage import Stage
from motcua.terms import clock

COLUMNS = tuple(Told.__dataclass_fields__)


def columns(item: Any) -> dict[str, Any]:
    return {name: getattr(item, name) for name in COLUMNS}


@pytest.mark.parametrize("at", At)
def test_the_fold_of_all_events_is_the_row(stage: Stage, at: At) -> None:
    item = stage.at(at)
    ((row, told),) = known(Feedback.objects.all(), clock.now())
    assert row == item and columns(told) == columns(Feedback.objects.get())


def test_the_fold_up_to_a_moment_is_what_the_row_was_then(stage: Stage) -> None:
    item = stage.register(received_at="09:00 12/11/2026")
    seen = [(clock.now(), columns(Feedback.objects.get()))]
    for name in ("chuyen", "tra-loi", "dang-tai"):
        stage.do(item, name)
        seen.append((clock.now(), columns(Feedback.objects.get())))
    for moment, was in seen:
        ((_row, told),) = known(Feedback.objects.all(), moment)
        assert columns(told) == was


def test_what_was_recorded_later_was_not_known(stage: Stage) -> None:
    before = clock.now()
    stage.now += stage.now.resolution
    stage.register()
    assert not list(known(Feedback.objects.all(), before))
