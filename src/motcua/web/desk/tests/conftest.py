"""The stage of the desk's tests: the cast, a Friday before a holiday, officers signed in."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from motcua.demo.cast import Cast
from motcua.terms import VN, clock_at
from motcua.web.desk.tests.stage import Stage

FRIDAY = datetime(2026, 11, 20, 9, 30, tzinfo=VN)


@pytest.fixture(autouse=True)
def _fresh_counts() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def friday() -> Iterator[datetime]:
    """Friday 20/11/2026 09:30; Tuesday 24/11 is a public holiday."""
    with clock_at(FRIDAY):
        yield FRIDAY


@pytest.fixture
def stage(cast: Cast, friday: datetime) -> Stage:
    return Stage(cast)


@pytest.fixture
def signed(cast: Cast) -> Any:
    """``signed("lanhdao")``: a client signed in as that member of the cast."""

    def sign(who: str) -> Client:
        client = Client()
        client.force_login(getattr(cast, who), backend="motcua.organisation.backends.AccountBackend")
        return client

    return sign
