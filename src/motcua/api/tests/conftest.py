from collections.abc import Iterator

import pytest

from motcua.api import auth
from motcua.api.tests.caller import Caller
from motcua.demo.cast import Cast
from motcua.dossiers.tests import procedures
from motcua.dossiers.tests.world import World


@pytest.fixture
def world(cast: Cast) -> Iterator[World]:
    """The cast with procedures made for tests; it is Monday 16 November 2026, 8:00, at first."""
    procedures.publish(cast.ward, cast.other)
    with World(cast).running() as running:
        yield running


@pytest.fixture(autouse=True)
def unlimited(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests do not slow each other down by the rate; the test of the rate sets its own."""
    monkeypatch.setattr(auth.rate, "times", 0)


@pytest.fixture
def tiepnhan(world: World) -> Caller:
    return Caller.of(world.cast.tiepnhan)


@pytest.fixture
def khac(world: World) -> Caller:
    """The receiver of the other ward."""
    return Caller.of(world.cast.tiepnhan_khac)
