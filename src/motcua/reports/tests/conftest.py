from collections.abc import Iterator

import pytest

from motcua.demo.cast import Cast
from motcua.dossiers.tests import procedures
from motcua.dossiers.tests.world import World
from motcua.organisation.models import Level
from motcua.reports.tests import factory
from motcua.reports.tests.factory import Book
from motcua.reports.tests.life import Life, live


@pytest.fixture
def book(db: None) -> Book:
    """A commune with one procedure in one sector."""
    commune = factory.agency("H98.1")
    return Book(commune, factory.procedure("9.000001", factory.sector("THU-HT")))


@pytest.fixture
def district(db: None) -> list[Book]:
    """A district and two wards below it, each with a book of its own."""
    top = factory.agency("H98.9", level=Level.DISTRICT)
    wards = [factory.agency(f"H98.9.{number}", parent=top) for number in (1, 2)]
    version = factory.procedure("9.000009", factory.sector("THU-DD"))
    return [Book(one, version) for one in (top, *wards)]


@pytest.fixture
def life(cast: Cast) -> Iterator[Life]:
    """A fortnight of the ward; it begins on Monday 16 November 2026, 8:00."""
    procedures.publish(cast.ward, cast.other)
    with World(cast).running() as world:
        yield live(world)
