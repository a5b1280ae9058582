"""A table takes four queries, whatever stands in it; the first asks whether there are sums to read."""

import pytest
from pytest_django import DjangoAssertNumQueries

from motcua.reports.queries import compute
from motcua.reports.tests import factory
from motcua.reports.tests.factory import Book
from motcua.reports.tests.test_figures import DONE, FIRST, LAST, OPEN

QUERIES = 4


@pytest.mark.parametrize("size", [10, 10_000])
def test_kill_19_queries_do_not_grow_with_dossiers(
    book: Book, size: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    book.save([(book.build(facts), facts) for facts in (DONE, OPEN) for _ in range(size // 2)])
    with django_assert_num_queries(QUERIES):
        assert compute("07a", book.agency, FIRST, LAST).total.cells[3] == size


@pytest.mark.parametrize("size", [1, 50, 182])
@pytest.mark.parametrize("by", ["sector", "procedure"])
def test_kill_19_queries_do_not_grow_with_procedures(
    book: Book, size: int, by: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(size):
        version = factory.procedure(f"8.{number:06}", factory.sector(f"S{number}"))
        book.add(DONE, version=version)
    with django_assert_num_queries(QUERIES):
        assert len(compute("07a", book.agency, FIRST, LAST, by=by).rows) == size
