from collections.abc import Iterator
from datetime import datetime

import pytest
from django.test import Client

from motcua.figures.period import ZONE
from motcua.organisation.models import User
from motcua.reports.tests import factory
from motcua.reports.tests.factory import Book
from motcua.terms import clock

NOW = datetime(2026, 11, 10, 9, 0, tzinfo=ZONE)


@pytest.fixture(autouse=True)
def now() -> Iterator[None]:
    """10 November 2026: report month 11, from 15 October to 14 November."""
    with clock.clock_at(NOW):
        yield


@pytest.fixture
def book(db: None) -> Book:
    commune = factory.agency("H98.1")
    return Book(commune, factory.procedure("9.000001", factory.sector("THU-HT")))


@pytest.fixture
def officer(book: Book) -> User:
    return factory.officer("so-lieu-kiem-soat", book.agency)


@pytest.fixture
def signed_in(client: Client, officer: User) -> Client:
    client.force_login(officer)
    return client
