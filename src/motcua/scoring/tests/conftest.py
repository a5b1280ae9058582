from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from motcua.demo.cast import Cast
from motcua.scoring.tests.stage import Stage
from motcua.terms import clock


@pytest.fixture
def stage(cast: Cast, settings: Settings, tmp_path: Path) -> Iterator[Stage]:
    """The cast on Monday 16 November 2026, 8:00, at first; the province judges its two wards."""
    settings.MEDIA_ROOT, settings.SCANNER = tmp_path, None
    stage = Stage(cast)
    with clock.clock_at(lambda: stage.now):
        yield stage
