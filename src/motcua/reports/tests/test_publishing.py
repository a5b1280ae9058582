"""The monthly tables for everybody: counts of the form, small ones hidden, each authority its own."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core.cache import cache

from motcua.figures.period import Period
from motcua.organisation.models import Level
from motcua.reports.publishing import COLUMNS, publish, published, publishing_agencies
from motcua.reports.queries import compute
from motcua.reports.tests import factory
from motcua.reports.tests.factory import Book, local
from motcua.reports.tests.test_figures import DONE, OPEN
from motcua.terms import clock


@pytest.fixture(autouse=True)
def december() -> Iterator[None]:
    cache.clear()
    with clock.clock_at(local("2026-12-20 09:00")):
        yield
    cache.clear()


@pytest.fixture
def busy(book: Book) -> Book:
    """Two procedures of one sector over three report months; two dossiers late in the first."""
    other = factory.procedure("9.000002", book.version.procedure.sector)
    for month in range(3):
        moved = timedelta(days=30 * month)
        later = replace(
            DONE,
            received_at=DONE.received_at + moved if DONE.received_at else None,
            resolved_at=DONE.resolved_at + moved if DONE.resolved_at else None,
            resolved_on=DONE.resolved_on + moved if DONE.resolved_on else None,
            due_on=DONE.due_on + moved if DONE.due_on else None,
            due_at=DONE.due_at + moved if DONE.due_at else None,
        )
        for number in range(30):
            book.add(later, version=other if number % 2 else book.version)
    late = replace(DONE, due_at=local("2026-10-22 17:00"), due_on=date(2026, 10, 22))
    for _ in range(2):
        book.add(late)
    return book


def test_what_is_shown_is_what_the_form_counts(busy: Book) -> None:
    data = publish(busy.agency)
    assert [month.key for month in data.months] == ["2026-11", "2026-12"]
    assert data.months[0].period == Period(date(2026, 10, 15), date(2026, 11, 14))
    for month in data.months:
        result = compute("07a", busy.agency, month.period.first, month.period.last, "procedure")
        exact = {row.key: row.cells for row in result.rows}
        for row in month.rows:
            counts = result.total.cells if len(row.row) < 2 else exact[row.row[1]]
            for number, cell in zip(COLUMNS, row.cells, strict=True):
                assert cell is None or cell == counts[number]
                assert cell is not None or counts[number] > 0 or data.hidden
    shown = {row.row: row for row in data.months[0].rows}
    assert shown[()].cell(12) is None and shown[()].cell(3) == 32
    assert all(
        cell is None or cell == 0 or cell >= 5 for m in data.months for r in m.rows for cell in r.cells
    )


def test_a_new_month_hides_and_shows_nothing_of_an_older_one(busy: Book) -> None:
    with clock.clock_at(local("2026-11-20 09:00")):
        before = publish(busy.agency)
    assert publish(busy.agency).months[:1] == before.months


def test_an_authority_publishes_its_own_and_not_what_lies_below(district: list[Book]) -> None:
    for book, count in zip(district, (8, 6, 0), strict=True):
        for _ in range(count):
            book.add(DONE)
    assert [agency.code for agency in publishing_agencies()] == ["H98.9", "H98.9.1"]
    assert publish(district[0].agency).months[0].whole.cell(3) == 8
    assert district[1].agency.level == Level.COMMUNE
    assert publish(district[1].agency).months[0].whole.cell(3) == 6


def test_nothing_is_published_before_a_month_has_closed(book: Book) -> None:
    book.add(replace(OPEN, received_at=local("2026-12-16 09:00")))
    assert publish(book.agency).months == ()


def test_a_day_is_published_once(busy: Book) -> None:
    first = published(busy.agency)
    busy.add(DONE)
    assert published(busy.agency) == first
    with clock.clock_at(local("2026-12-21 09:00")):
        assert published(busy.agency) != first
