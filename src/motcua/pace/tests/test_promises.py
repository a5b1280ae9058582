"""What everybody is told: coarse, of closed months, and nothing where there are few."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.figures.period import Period
from motcua.organisation.models import Level
from motcua.pace.promises import at_agency, chance_of, of_procedure
from motcua.reports.tests import factory
from motcua.reports.tests.factory import Book, local
from motcua.reports.tests.test_figures import DONE
from motcua.terms import clock

LATE = replace(DONE, due_at=local("2026-10-22 17:00"), due_on=date(2026, 10, 22))


@pytest.fixture(autouse=True)
def december() -> Iterator[None]:
    with clock.clock_at(local("2026-12-01 09:00")):
        yield


def test_twenty_cases_are_told_and_nineteen_are_not(book: Book) -> None:
    few = factory.procedure("9.000002")
    for number in range(20):
        book.add(DONE)
        if number:
            book.add(DONE, version=few)
    told = {row.procedure.code: row for row in at_agency(book.agency).rows}
    assert told["9.000001"].enough and told["9.000001"].sample == 20 and told["9.000001"].chance == 95
    assert str(told["9.000001"].median) == "4.3" and told["9.000001"].service_level == "full"
    assert not told["9.000002"].enough and told["9.000002"].median is None and told["9.000002"].sample == 10


def test_the_days_are_the_last_twelve_closed_report_months(book: Book) -> None:
    for _ in range(20):
        book.add(DONE)
    december = replace(DONE, resolved_at=local("2026-11-20 09:00"), resolved_on=date(2026, 11, 20))
    for _ in range(20):
        book.add(december)
    found = at_agency(book.agency)
    assert found.period == Period(date(2025, 11, 15), date(2026, 11, 14))
    assert [row.sample for row in found.rows] == [20]


def test_an_authority_speaks_for_itself_and_a_procedure_for_each(district: list[Book]) -> None:
    for book, count in zip(district, (20, 40, 7), strict=True):
        for number in range(count):
            book.add(LATE if number % 4 == 0 else DONE)
    assert [row.sample for row in at_agency(district[0].agency).rows] == [20]
    assert district[0].agency.level == Level.DISTRICT
    found = of_procedure(district[0].version.procedure)
    assert [(row.agency.code, row.sample, row.chance) for row in found.rows] == [
        ("H98.9", 20, 75),
        ("H98.9.1", 40, 75),
        ("H98.9.2", 0, None),
    ]


@given(st.integers(20, 10**6), st.data())
def test_a_chance_is_never_said_higher_than_it_was_and_no_exact_count(n: int, data: st.DataObject) -> None:
    in_time = data.draw(st.integers(0, n))
    said = chance_of(in_time, n)
    assert 100 * in_time >= said * n and said % 5 == 0 and said <= 95
    assert said == 95 or 100 * in_time < (said + 5) * n
