from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from motcua.conftest import local
from motcua.demo.cast import Cast
from motcua.terms import clock


@pytest.fixture
def ward(cast: Cast, settings: Settings, tmp_path: Path) -> Iterator[Cast]:
    """The cast on Friday 20 November 2026, 9:00; files in a folder of this test."""
    settings.MEDIA_ROOT, settings.SCANNER = tmp_path, None
    with clock.clock_at(lambda: local("2026-11-20 09:00")):
        yield cast
