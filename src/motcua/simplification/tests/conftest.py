from collections.abc import Iterator

import pytest
from django.core.cache import cache

from motcua.demo.cast import Cast
from motcua.reports.tests.conftest import book
from motcua.simplification.tests.stage import Stage
from motcua.terms import clock

__all__ = ["book"]


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def stage(cast: Cast) -> Iterator[Stage]:
    """The cast on Monday 2 June 2025, 8:00, at first."""
    stage = Stage(cast)
    with clock.clock_at(lambda: stage.now):
        yield stage
