from collections.abc import Iterator

import pytest

from motcua.demo.cast import Cast
from motcua.feedback.tests.stage import Stage
from motcua.terms import clock


@pytest.fixture
def stage(cast: Cast) -> Iterator[Stage]:
    """The cast on Monday 16 November 2026, 8:00, at first."""
    stage = Stage(cast)
    with clock.clock_at(lambda: stage.now):
        yield stage
