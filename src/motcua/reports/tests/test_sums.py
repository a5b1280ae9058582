"""What is read off the sums is what is counted dossier by dossier."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from motcua.dossiers import sums
from motcua.dossiers.models import Dossier, Tally
from motcua.figures.facts import Change, Facts
from motcua.figures.period import Period
from motcua.figures.tests.samples import PERIOD, any_facts, sample
from motcua.reports import sums as reading
from motcua.reports.queries import answer, compute
from motcua.reports.question import Question, ask
from motcua.reports.result import Result
from motcua.reports.tests import factory
from motcua.reports.tests.factory import Book, local
from motcua.reports.tests.test_against_reference import ROWS, books, fill
from motcua.terms import clock

__all__ = ["books"]
MANY = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
SHIFTS = st.integers(-45, 60)


def build() -> None:
    sums.drop()
    sums.rebuild(wait=lambda seconds: None)


def both_ways(question: Question) -> tuple[Result, Result]:
    """Read off the sums, and counted."""
    assert reading.read(question) is not None
    read = answer(question)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "read", lambda question: None)
        return read, answer(question)


def plain(result: Result) -> tuple[list[tuple[str, dict[int, int]]], dict[int, int], int]:
    rows = [(row.key, dict(row.cells)) for row in result.rows]
    return rows, dict(result.total.cells), result.unusable


def asked(book: Book, period: Period, form: str = "07a", by: str = "sector", **more: Any) -> Question:
    return ask(form, book.agency, period.first, period.last, by, **more)


@pytest.mark.parametrize("form", ["07a", "II.06a"])
@MANY
@given(
    drawn=st.lists(st.tuples(st.sampled_from(ROWS), any_facts), max_size=12), pair=st.tuples(SHIFTS, SHIFTS)
)
def test_any_dossiers_in_any_period(
    form: str, books: dict[str, Book], drawn: Sequence[tuple[str, Facts]], pair: tuple[int, int]
) -> None:
    fill(books, drawn)
    build()
    first, last = (PERIOD.first + timedelta(days=shift) for shift in sorted(pair))
    with clock.clock_at(local("2027-03-01 10:00")):
        for by in ("sector", "procedure", "agency"):
            read, counted = both_ways(asked(books["THU-HT"], Period(first, last), form, by))
            assert plain(read) == plain(counted)
            assert read.holds


def settled(facts: Facts, now: datetime) -> Facts:
    """Nothing changes later than now, and the due date of today is the last one that the history gave."""
    changes = tuple(sorted((each for each in facts.changes if each.at <= now), key=lambda change: change.at))
    due = changes[-1].due_at if changes else facts.first_due_at
    return replace(facts, changes=changes, due_at=due)


@pytest.mark.parametrize(
    "now", ["2026-10-15 00:00", "2026-11-03 23:30", "2026-11-14 10:00", "2026-12-20 08:00"]
)
def test_a_running_period_is_judged_now(now: str, books: dict[str, Book]) -> None:
    fill(books, [(ROWS[number % 3], settled(facts, local(now))) for number, facts in enumerate(sample(600))])
    build()
    with clock.clock_at(local(now)):
        for days in (30, 45, 200):
            read, counted = both_ways(
                asked(books["THU-HT"], Period(PERIOD.first, PERIOD.first + timedelta(days)))
            )
            assert plain(read) == plain(counted)
            assert read.total.cells[13]


def test_agencies_below_and_only_those_of_a_level(district: list[Book]) -> None:
    for number, facts in enumerate(sample(300)):
        district[number % 3].add(facts)
    build()
    for book, more in ((district[0], {}), (district[1], {}), (district[0], {"level": "commune"})):
        read, counted = both_ways(asked(book, PERIOD, **more))
        assert plain(read) == plain(counted)
        assert read.total.cells[3]


def test_a_user_reads_no_more_than_he_may_see(district: list[Book]) -> None:
    for number, facts in enumerate(sample(300)):
        district[number % 3].add(facts)
    build()
    user = factory.officer("kiemsoat-xa", district[1].agency)
    read, counted = both_ways(asked(district[0], PERIOD, user=user))
    assert plain(read) == plain(counted)
    assert read.total.cells[3] < compute("07a", district[0].agency, PERIOD.first, PERIOD.last).total.cells[3]


def test_notes_not_yet_folded_count_as_folded_ones_do(books: dict[str, Book]) -> None:
    facts = sample(400)
    fill(books, [(ROWS[number % 3], one) for number, one in enumerate(facts)])
    build()
    question = asked(books["THU-HT"], PERIOD)
    whole = plain(answer(question))
    unfold(half=True)
    assert plain(answer(question)) == whole
    assert sums.fold_all() > 0
    assert plain(answer(question)) == whole
    assert list(sums.check()) == []


def unfold(half: bool) -> None:
    """Sums of the day taken apart into notes, some of them with both signs."""
    from motcua.dossiers.models import TallyChange
    from motcua.figures.tally import MEASURES

    rows = list(Tally.objects.filter(grain="d"))
    for row in rows[:: 2 if half else 1]:
        values = {name: getattr(row, name) for name in MEASURES}
        key = {"agency_id": row.agency_id, "sector_id": row.sector_id, "procedure_id": row.procedure_id}
        TallyChange.objects.create(**key, day=row.day, **values)
        TallyChange.objects.create(**key, day=row.day, **{name: -count for name, count in values.items()})


def test_where_sums_do_not_answer_dossiers_are_counted(book: Book) -> None:
    book.add(sample(30)[0])
    assert reading.read(asked(book, PERIOD)) is None
    build()
    assert reading.read(asked(book, PERIOD)) is not None
    assert reading.read(asked(book, PERIOD, "T7")) is None
    sums.drop()
    assert reading.read(asked(book, PERIOD)) is None


def test_the_table_comes_from_the_sums_where_they_are_built(book: Book) -> None:
    facts = Facts(received_at=PERIOD.start, first_due_at=PERIOD.end, due_at=PERIOD.end)
    book.add(facts)
    build()
    Dossier.objects.all().delete()
    assert answer(asked(book, PERIOD)).total.cells[3] == 1


QUERIES = 4


@pytest.mark.parametrize("size", [5, 500])
def test_kill_19_queries_do_not_grow(
    size: int, book: Book, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    moved = Change(PERIOD.start, PERIOD.end, False)
    facts = Facts(received_at=PERIOD.start, first_due_at=PERIOD.end, due_at=PERIOD.end, changes=(moved,))
    book.save([(book.build(facts), facts) for _ in range(size)])
    build()
    with django_assert_num_queries(QUERIES):
        assert answer(asked(book, PERIOD)).total.cells[3] == size
