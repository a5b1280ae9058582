from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from motcua.assignments.tests.stage import Stage
from motcua.demo.cast import Cast
from motcua.terms import clock


@pytest.fixture
def stage(cast: Cast, settings: Settings, tmp_path: Path) -> Iterator[Stage]:
    """The cast on Monday 16 November 2026, 8:00, at first; files in a folder of this test, no scanner."""
    settings.MEDIA_ROOT, settings.SCANNER = tmp_path, None
    stage = Stage(cast)
    with clock.clock_at(lambda: stage.now):
        yield stage
