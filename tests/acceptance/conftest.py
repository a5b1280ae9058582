"""The stage of the acceptance tests: the base scenario's cast, and a server whose clock a test sets."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from motcua.conftest import cast, django_db_setup, forget_offers
from motcua.filing.tests.keys import everybody_has_a_key
from motcua.terms import clock
from tests.acceptance.moment import MIDDLEWARE, Moment, moment

__all__ = ["cast", "django_db_setup", "everybody_has_a_key", "forget_offers"]


@pytest.fixture(autouse=True)
def fresh_counts() -> Iterator[None]:
    """Limits on tries live in the cache; every test starts with none."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def the_clock() -> Iterator[Moment]:
    """Friday 20/11/2026 09:00 until it is moved, for this thread and for those of ``town``."""
    moment.goto("2026-11-20 09:00")
    with clock.clock_at(lambda: moment.now):
        yield moment


@pytest.fixture
def town(transactional_db: None, settings: Settings, the_clock: Moment) -> Iterator[str]:
    """The address of a server of its own, all of whose requests happen at ``the_clock``."""
    settings.MIDDLEWARE = [MIDDLEWARE, *settings.MIDDLEWARE]
    settings.ALLOWED_HOSTS = ["localhost"]
    server = LiveServer("localhost")
    yield server.url
    server.stop()
