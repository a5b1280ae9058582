"""What the database counts is what the naive evaluator counts, dossier by dossier."""

from collections.abc import Iterable, Mapping, Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from motcua.dossiers.models import Dossier
from motcua.figures import dossiers as figures
from motcua.figures import forms, reference
from motcua.figures.evaluate import holds
from motcua.figures.facts import Facts
from motcua.figures.period import Period
from motcua.figures.tests.samples import DOSSIER_FORMS, PERIOD, any_facts, sample
from motcua.reports.grouping import UNCLASSIFIED
from motcua.reports.queries import carried_over_holds, cell_queryset, compute
from motcua.reports.result import Result
from motcua.reports.tests import factory
from motcua.reports.tests.factory import Book
from motcua.terms import clock

NEXT = Period(PERIOD.end.date(), PERIOD.end.date().replace(month=12, day=14))
MANY = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
ROWS = ("THU-HT", "THU-DD", UNCLASSIFIED)


@pytest.fixture
def books(book: Book) -> dict[str, Book]:
    """One agency, two sectors and a procedure without one."""
    land = factory.procedure("9.000002", factory.sector("THU-DD"))
    lost = factory.procedure("9.000003")
    return {"THU-HT": book, "THU-DD": Book(book.agency, land), UNCLASSIFIED: Book(book.agency, lost)}


def fill(books: Mapping[str, Book], drawn: Iterable[tuple[str, Facts]]) -> dict[str, list[Facts]]:
    Dossier.objects.all().delete()
    groups: dict[str, list[Facts]] = {key: [] for key in books}
    for key, facts in drawn:
        groups[key].append(facts)
    for key, many in groups.items():
        books[key].save([(books[key].build(facts), facts) for facts in many])
    return groups


def in_plain_rows(result: Result) -> dict[str, dict[int, int]]:
    """By the key without its section: a commune's dossiers all stand in one."""
    return {row.key.rpartition(":")[2]: dict(row.cells) for row in result.rows}


@pytest.mark.parametrize("code", DOSSIER_FORMS)
@MANY
@given(drawn=st.lists(st.tuples(st.sampled_from(ROWS), any_facts), max_size=20))
def test_every_cell_equals_the_naive_count(
    code: str, books: dict[str, Book], drawn: Sequence[tuple[str, Facts]]
) -> None:
    groups = fill(books, drawn)
    form = forms.get(code)
    result = compute(form, books["THU-HT"].agency, PERIOD.first, PERIOD.last)
    naive = reference.table(form, groups, PERIOD)
    rows = in_plain_rows(result)
    assert rows == {key: cells for key, cells in naive.items() if key in rows}
    assert not any(count for key, cells in naive.items() if key not in rows for count in cells.values())
    everything = [facts for many in groups.values() for facts in many]
    assert dict(result.total.cells) == reference.cells(form, everything, PERIOD)
    assert result.holds
    assert result.unusable == sum(holds(figures.UNUSABLE.predicate, one, PERIOD) for one in everything)


@MANY
@given(drawn=st.lists(st.tuples(st.sampled_from(ROWS), any_facts), max_size=20))
def test_kill_03_carried_over_equals_open_at_the_end_of_the_period_before(
    books: dict[str, Book], drawn: Sequence[tuple[str, Facts]]
) -> None:
    fill(books, drawn)
    agency = books["THU-HT"].agency
    before = compute("07a", agency, PERIOD.first, PERIOD.last)
    after = compute("07a", agency, NEXT.first, NEXT.last)
    assert after.total.cells[8] == before.total.cells[13]
    assert carried_over_holds(after.question)


@pytest.mark.parametrize("code", DOSSIER_FORMS)
@pytest.mark.parametrize("by", ["sector", "procedure"])
def test_kill_20_every_tile_is_the_count_of_its_list(code: str, by: str, books: dict[str, Book]) -> None:
    fill(books, [(ROWS[number % 3], facts) for number, facts in enumerate(sample(400))])
    asked = (code, books["THU-HT"].agency, PERIOD.first, PERIOD.last)
    result = compute(*asked, by=by)
    assert any(result.total.cells.values())
    for row in (result.total, *result.rows):
        for number, count in row.cells.items():
            listed = list(cell_queryset(*asked, row_key=row.key, column=number, by=by))
            assert len(listed) == count, (row.key, number)
            assert len({dossier.pk for dossier in listed}) == count


@pytest.mark.parametrize("asked_on", ["2026-11-20 10:00", "2027-01-05 10:00"])
def test_a_large_random_book_agrees_in_every_form(asked_on: str, books: dict[str, Book]) -> None:
    """Asked for while the second period runs, and after both have ended."""
    groups = fill(books, [(ROWS[number % 3], facts) for number, facts in enumerate(sample(1500))])
    for form in DOSSIER_FORMS.values():
        for period in (PERIOD, NEXT):
            with clock.clock_at(factory.local(asked_on)):
                result = compute(form, books["THU-HT"].agency, period.first, period.last)
            naive = reference.table(form, groups, result.question.period)
            assert in_plain_rows(result) == naive
