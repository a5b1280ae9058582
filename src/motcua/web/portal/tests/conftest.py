from collections.abc import Iterator
from datetime import datetime

import pytest
from django.core.cache import cache

from motcua.catalogue.models import Offering, Procedure, ProcedureVersion, Sector
from motcua.terms import VN, clock_at
from motcua.web.portal.tests.catalogue_sample import publish_sample

FRIDAY = datetime(2026, 11, 20, 9, 30, tzinfo=VN)


@pytest.fixture(autouse=True)
def _fresh_counts() -> Iterator[None]:
    """Limits on tries live in the cache; every test starts with none."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def friday() -> Iterator[datetime]:
    """Friday 20/11/2026 09:30: the next Tuesday is a public holiday."""
    with clock_at(FRIDAY):
        yield FRIDAY


@pytest.fixture
def no_catalogue(db: None) -> None:
    """Without the catalogue that stands in the test database from the start."""
    for rows in (Offering, ProcedureVersion, Procedure, Sector):
        rows.objects.all().delete()


@pytest.fixture
def sample(no_catalogue: None) -> None:
    """Four procedures in three sectors, and nothing else."""
    publish_sample()
