from collections.abc import Iterator

import pytest

from motcua.demo.cast import Cast
from motcua.dossiers.tests import procedures
from motcua.dossiers.tests.world import World
from motcua.filing.tests.keys import everybody_has_a_key

__all__ = ["everybody_has_a_key"]


@pytest.fixture
def world(cast: Cast) -> Iterator[World]:
    """The cast with procedures made for tests; it is Monday 16 November 2026, 8:00, at first."""
    procedures.publish(cast.ward, cast.other)
    with World(cast).running() as running:
        yield running
