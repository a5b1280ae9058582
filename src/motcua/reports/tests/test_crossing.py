"""Crossings and series are the tables and lists of ``queries``, counted together."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from motcua.dossiers.models import Standing
from motcua.figures.facts import At
from motcua.figures.forms import FORMS
from motcua.figures.period import Period
from motcua.figures.predicates import facts_of
from motcua.figures.tests.samples import sample
from motcua.reports.crossing import cross, crossed, series
from motcua.reports.errors import ReportError
from motcua.reports.queries import answer, cell
from motcua.reports.question import Question, ask
from motcua.reports.tests import factory
from motcua.reports.tests.factory import Book, local
from motcua.reports.tests.test_figures import DONE, FIRST, LAST, OPEN
from motcua.terms import clock

WEEKS = [Period(FIRST + timedelta(days=7 * n), FIRST + timedelta(days=7 * n + 6)) for n in range(4)]


@pytest.fixture
def books(district: list[Book]) -> Sequence[Book]:
    """Some of everything in a district and its wards, in two sectors and in none."""
    versions = [
        district[0].version,
        factory.procedure("9.000007", factory.sector("THU-HT")),
        factory.procedure("9.000008"),
    ]
    for number, facts in enumerate(sample(90)):
        district[number % 3].add(facts, version=versions[number // 3 % 3])
    return district


def asked(books: Sequence[Book], form: str = "07a", by: str = "agency") -> Question:
    return ask(form, books[0].agency, FIRST, LAST, by)


def test_kill_20_each_cell_of_a_crossing_is_the_count_of_its_list(books: Sequence[Book]) -> None:
    question = asked(books)
    found = cross(question, "sector")
    assert len(found.rows) == 3 and len(found.columns) == 3
    for (row, side), cells in found.cells.items():
        for number, count in cells.items():
            assert crossed(question, "sector", row, side, number).count() == count


def test_kill_04_a_crossing_adds_up_to_the_tables_of_both_its_groupings(books: Sequence[Book]) -> None:
    found = cross(asked(books), "sector")
    for place, by in enumerate(("agency", "sector")):
        for row in answer(asked(books, by=by)).rows:
            for number, count in row.cells.items():
                parts = [cells[number] for key, cells in found.cells.items() if key[place] == row.key]
                assert sum(parts) == count
    assert crossed(asked(books), "sector", "", "", 3).count() == answer(asked(books)).total.cells[3]


def test_kill_20_each_point_of_a_series_is_the_total_of_its_period(books: Sequence[Book]) -> None:
    question = asked(books, "luong")
    for period, cells in zip(WEEKS, series(question, WEEKS, (3, 4, 5)), strict=True):
        then = ask("luong", books[0].agency, period.first, period.last)
        assert {number: cell(then, "", number).count() for number in cells} == dict(cells)


def test_the_days_to_come_are_asked_together_and_the_past_is_not(book: Book) -> None:
    late = replace(OPEN, first_due_at=local("2026-10-23 17:00"), due_at=local("2026-10-23 17:00"))
    later = replace(OPEN, first_due_at=local("2026-10-29 17:00"), due_at=local("2026-10-29 17:00"))
    for facts in (late, OPEN, later):
        book.add(facts)
    stopped = book.add(OPEN)
    Standing.objects.create(dossier=stopped, at=local("2026-10-26 09:00"), due_at=None, waiting=True)
    with clock.clock_at(local("2026-10-27 09:00")):
        question = ask("den-han", book.agency, date(2026, 10, 27), date(2026, 10, 27))
        ahead = [Period(date(2026, 10, 27), date(2026, 10, day)) for day in (27, 29)]
        today, soon = series(question, ahead, (1, 2, 3, 4, 5))
        assert today == {1: 4, 2: 1, 3: 1, 4: 1, 5: 1} and soon == {1: 4, 2: 1, 3: 2, 4: 0, 5: 1}
        for period, cells in zip(ahead, (today, soon), strict=True):
            then = ask("den-han", book.agency, period.first, period.last)
            assert {number: cell(then, "", number).count() for number in cells} == cells
        with pytest.raises(ReportError, match="đã qua"):
            series(question, [Period(date(2026, 10, 20), date(2026, 10, 21))], (2,))


def test_kill_19_a_series_is_one_query_and_a_crossing_three(
    books: Sequence[Book], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    question = asked(books)
    with django_assert_num_queries(3):
        cross(question, "sector")
    with django_assert_num_queries(1):
        series(asked(books, "luong"), WEEKS, (3, 4))


def test_what_a_predicate_asks_for() -> None:
    columns = {column.figure.key: column.figure for column in FORMS["07a"].columns}
    assert At.DUE_THEN in facts_of(columns["open_overdue"].predicate)
    assert facts_of(columns["carried_over"].predicate) == {At.RECEIVED, At.RESOLVED}


def test_done_and_open_are_both_of_the_day(book: Book) -> None:
    book.add(DONE)
    (cells,) = series(ask("luong", book.agency, FIRST, LAST), [Period(FIRST, LAST)], (1, 3, 4, 5))
    assert cells == {1: 1, 3: 1, 4: 1, 5: 0}
