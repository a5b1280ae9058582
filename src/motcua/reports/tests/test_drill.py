"""Pages found by the sums are the slices of the list itself, in its order."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.paginator import Paginator
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from motcua.dossiers import sums
from motcua.figures.facts import Facts
from motcua.figures.forms import get
from motcua.figures.period import Period
from motcua.figures.tests.samples import PERIOD, any_facts, sample
from motcua.reports.drill import Pages
from motcua.reports.errors import ReportError
from motcua.reports.queries import TOTAL, answer, cell, cell_pages
from motcua.reports.question import Question
from motcua.reports.tests.factory import Book, local
from motcua.reports.tests.test_against_reference import ROWS, books, fill
from motcua.reports.tests.test_sums import MANY, SHIFTS, asked, build, settled, unfold
from motcua.terms import clock

__all__ = ["books"]


def paged(things: Any, size: int) -> list[Any]:
    assert isinstance(things, Pages)
    paginator: Paginator[Any] = Paginator(things, size)
    return [dossier for page in paginator for dossier in page.object_list]


def agree(question: Question, size: int = 7) -> int:
    """Compares every cell's pages with its list; how many dossiers that were."""
    result, compared = answer(question), 0
    for row in (result.total, *result.rows):
        for number, count in row.cells.items():
            found = paged(cell_pages(question, row.key, number), size)
            assert found == list(cell(question, row.key, number)), (row.key, number)
            assert len(found) == count
            compared += count
    return compared


@pytest.mark.parametrize("form", ["07a", "II.06a"])
@pytest.mark.parametrize("by", ["sector", "procedure", "agency"])
def test_every_page_of_every_cell(form: str, by: str, books: dict[str, Book]) -> None:
    fill(books, [(ROWS[number % 3], facts) for number, facts in enumerate(sample(250))])
    build()
    with clock.clock_at(local("2027-03-01 10:00")):
        assert agree(asked(books["THU-HT"], PERIOD, form, by), 23) > 250


@MANY
@given(
    drawn=st.lists(st.tuples(st.sampled_from(ROWS), any_facts), max_size=9), pair=st.tuples(SHIFTS, SHIFTS)
)
def test_any_dossiers_in_any_period(
    books: dict[str, Book], drawn: Sequence[tuple[str, Facts]], pair: tuple[int, int]
) -> None:
    fill(books, drawn)
    build()
    first, last = (PERIOD.first + timedelta(days=shift) for shift in sorted(pair))
    with clock.clock_at(local("2027-03-01 10:00")):
        agree(asked(books["THU-HT"], Period(first, last)), 2)


def test_notes_not_yet_folded_are_paged_too(books: dict[str, Book]) -> None:
    fill(books, [(ROWS[number % 3], facts) for number, facts in enumerate(sample(250))])
    build()
    unfold(half=True)
    with clock.clock_at(local("2027-03-01 10:00")):
        assert agree(asked(books["THU-HT"], PERIOD)) > 250
        assert agree(asked(books["THU-HT"], Period(PERIOD.first, PERIOD.last + timedelta(days=40)))) > 250


def test_a_running_period_and_one_over_years(books: dict[str, Book]) -> None:
    now = local("2026-11-14 10:00")
    fill(books, [(ROWS[number % 3], settled(facts, now)) for number, facts in enumerate(sample(250))])
    build()
    with clock.clock_at(now):
        assert agree(asked(books["THU-HT"], PERIOD)) > 250
        assert agree(asked(books["THU-HT"], Period(date(2024, 1, 5), date(2028, 3, 3)))) > 250


def test_agencies_are_paged_together(district: list[Book]) -> None:
    for number, facts in enumerate(sample(240)):
        district[number % 3].add(facts)
    build()
    with clock.clock_at(local("2027-03-01 10:00")):
        assert agree(asked(district[0], PERIOD, by="agency")) > agree(asked(district[1], PERIOD)) > 50


def test_without_sums_the_list_is_a_query(book: Book) -> None:
    book.add(sample(3)[0])
    question = asked(book, PERIOD)
    assert not isinstance(cell_pages(question, TOTAL, 3), Pages)
    build()
    assert isinstance(cell_pages(question, TOTAL, 3), Pages)
    with pytest.raises(ReportError):
        cell_pages(question, "KHONG-CO", 3)
    sums.drop()


def test_a_list_of_what_sums_do_not_know_keeps_its_order(book: Book) -> None:
    from motcua.reports.drill import order_of

    question = asked(book, PERIOD, "nguon")
    assert order_of(question, get("nguon").column(2).figure) == ("received_at", "pk")
    question = asked(book, PERIOD)
    assert order_of(question, get("07a").column(12).figure) == ("resolved_at", "pk")
    assert order_of(question, get("07a").column(13).figure) == ("-received_at", "-pk")


@pytest.mark.parametrize("size", [60, 600])
def test_kill_19_a_page_costs_as_many_queries_however_long_the_list(
    size: int, book: Book, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    facts = Facts(received_at=PERIOD.start, resolved_at=PERIOD.start, status=10)
    book.save([(book.build(facts), facts) for _ in range(size)])
    build()
    with django_assert_num_queries(9):
        pages = cell_pages(asked(book, PERIOD), TOTAL, 9)
        assert len(Paginator(pages, 50).page(1).object_list) == 50
