"""Real rows: which dossiers count, how they came, how long they took, and what that ranks and measures."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from motcua.catalogue.models import Procedure
from motcua.catalogue.queries import version_on
from motcua.dossiers.models import Dossier, Status
from motcua.figures.facts import Facts
from motcua.figures.period import Period, year_from, year_until
from motcua.reports.queries import TOTAL, answer, cell
from motcua.reports.tests.factory import Book, local
from motcua.reports.tests.test_figures import DONE, OPEN
from motcua.simplification.actions import perform
from motcua.simplification.assumptions import income_on
from motcua.simplification.cost import Activity
from motcua.simplification.effect import Figures, real_saving, runs_of
from motcua.simplification.models import HourlyIncome, State
from motcua.simplification.potential import ENOUGH, Real
from motcua.simplification.ranking import Order, Ranking, ranking
from motcua.simplification.real import ANSWERED, IN_TIME, counted, question_of
from motcua.simplification.tests.stage import Stage
from motcua.simplification.tests.test_cost import waiting
from motcua.terms import clock

PERIOD = Period(date(2026, 10, 15), date(2026, 11, 14))
DONE_IN_2026 = Facts(
    received_at=local("2026-03-17 08:00"), resolved_at=local("2026-03-23 10:00"),
    resolved_on=date(2026, 3, 23), first_due_at=local("2026-03-27 17:00"), due_at=local("2026-03-27 17:00"),
    due_on=date(2026, 3, 27), status=Status.RETURNED,
)  # fmt: skip


def real(book: Book) -> Real:
    return counted(question_of(book.agency, PERIOD))[book.version.procedure_id].real


def test_lengths_and_the_promise_in_working_days_of_the_agency(book: Book) -> None:
    book.add(DONE)  # Tuesday 20/10 08:00 to Monday 26/10 10:00; promised for Tuesday 27/10 17:00
    found = real(book)
    assert (str(found.median_days), str(found.p90_days), str(found.term_days)) == ("4.3", "4.3", "5.9")


def test_visits_are_counted_off_the_dossiers(book: Book) -> None:
    book.add(DONE, channel="counter", delivery="counter", intake_supplements=1)
    book.add(DONE, channel="online", delivery="online")
    book.add(DONE, channel="post", delivery="counter")
    found = real(book)
    assert (found.dossiers, found.at_counter, found.visits) == (3, 1, 4)


def test_the_count_is_that_of_the_list(book: Book) -> None:
    for facts in (
        DONE,
        replace(DONE, due_at=local("2026-10-22 17:00"), due_on=date(2026, 10, 22)),
        OPEN,
        replace(DONE, status=Status.WITHDRAWN),
        replace(DONE, resolved_at=local("2026-11-15 00:00"), resolved_on=date(2026, 11, 15)),
    ):
        book.add(facts)
    question = question_of(book.agency, PERIOD)
    (found,) = counted(question).values()
    assert found.real.dossiers == cell(question, TOTAL, ANSWERED).count() == 2
    assert found.in_time == cell(question, TOTAL, IN_TIME).count() == 1
    assert answer(question).total.cells[ANSWERED] == 2


def test_without_a_promise_there_is_no_term(book: Book) -> None:
    book.add(DONE, first_due_at=None)
    assert real(book).term == 0 and real(book).slack == 0


def filled(stage: Stage, *codes: str, dossiers: int = ENOUGH) -> list[Dossier]:
    """So many answered dossiers of each procedure in the ward, a day after they came, promised in four."""
    made = []
    for code in codes:
        procedure = Procedure.objects.get(code=code)
        version = version_on(procedure, clock.today())
        assert version is not None
        book = Book(stage.cast.ward.committee, version)
        facts = Facts(
            received_at=local("2025-04-14 08:00"), resolved_at=local("2025-04-15 08:00"),
            resolved_on=date(2025, 4, 15), first_due_at=local("2025-04-18 08:00"),
            due_at=local("2025-04-18 08:00"), due_on=date(2025, 4, 18), status=Status.RETURNED,
        )  # fmt: skip
        made += [book.add(facts, channel="counter") for _ in range(dossiers)]
    return made


def ranked(stage: Stage, order: Order = Order.ALL) -> Ranking:
    return ranking(stage.cast.ward.committee, order)


def test_ranked_by_what_could_be_saved(stage: Stage) -> None:
    filled(stage, "1.001193", dossiers=30)
    filled(stage, "1.000656", dossiers=60)
    filled(stage, "2.000635", dossiers=ENOUGH - 1)
    found = ranked(stage)
    assert [row.procedure.code for row in found.rows] == ["1.000656", "1.001193", "2.000635"]
    first, _, few = found.rows
    assert first.potential.time == 8 * 60 * 3 and few.potential.time == 0
    assert first.worth == int(first.potential.hours * found.income.amount)
    assert (found.period.first, found.period.last) == (date(2024, 6, 2), date(2025, 6, 1))


def test_each_order_ranks_by_its_own_hours(stage: Stage) -> None:
    filled(stage, "1.001193", "1.000656", "2.000815")
    hours = {Order.TIME: "time", Order.VISITS: "visits", Order.PAPERS: "papers", Order.ALL: "hours"}
    for order, name in hours.items():
        found = [getattr(row.potential, name) for row in ranked(stage, order).rows]
        assert found == sorted(found, reverse=True) and len(found) == 3, order


def test_it_is_reckoned_once_a_day(stage: Stage) -> None:
    filled(stage, "1.001193")
    assert ranked(stage).rows[0].real.dossiers == ENOUGH
    filled(stage, "1.001193")
    assert ranked(stage).rows[0].real.dossiers == ENOUGH and ranked(stage).as_of == stage.now
    stage.now += timedelta(days=1)
    assert ranked(stage).rows[0].real.dossiers == 2 * ENOUGH


def test_kill_19_queries_do_not_grow_with_procedures_and_dossiers(
    stage: Stage, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    filled(stage, "1.001193", dossiers=1)
    ranked(stage)
    stage.now += timedelta(days=1)
    with django_assert_num_queries(6):  # income, agencies, two of dossiers, procedures, versions
        ranked(stage)
    filled(stage, "1.000656", "2.000635", "2.000815", dossiers=50)
    stage.now += timedelta(days=1)
    with django_assert_num_queries(6):
        assert len(ranked(stage).rows) == 4


def test_the_income_of_the_day(stage: Stage) -> None:
    old = income_on(clock.today())
    old.valid_to = date(2025, 12, 31)
    old.save()
    HourlyIncome.objects.create(
        valid_from=date(2026, 1, 1), amount=60_000, source="mẫu", certainty="uncertain"
    )
    assert income_on(date(2025, 12, 31)).amount == 40_000
    assert income_on(date(2026, 1, 1)).amount == 60_000


def test_a_year_later_real_dossiers_say_what_was_saved(stage: Stage) -> None:
    filled(stage, "1.001193", dossiers=4)  # in the year before 1 July 2025
    review = stage.at(State.DECIDED)
    version = version_on(review.procedure, clock.today())
    assert version is not None
    book = Book(stage.cast.ward.committee, version)
    for _ in range(12):
        book.add(DONE_IN_2026, channel="online", delivery="online")
    stage.now = local("2026-07-01 08:00")
    perform(stage.cast.kiemsoat, review.pk, "do-hieu-qua", {})
    review.refresh_from_db()
    found = Figures.from_json(review.effect.figures)
    assert (found.before.dossiers, found.after.dossiers) == (4, 12)
    assert (found.before.visits, found.after.visits) == (8, 0)
    assert (str(found.before.real.median_days), str(found.after.real.median_days)) == ("1.0", "4.3")
    assert (found.expected, found.runs, found.real) == (3_200_000, "10.00", 3_840_000)
    question = question_of(stage.cast.ward.committee, found.after.period)
    assert cell(question, found.procedure, ANSWERED).count() == found.after.dossiers
    assert cell(question, found.procedure, IN_TIME).count() == found.after.in_time


def test_what_was_measured_stays_when_dossiers_change(stage: Stage) -> None:
    review = stage.at(State.MEASURED)
    frozen = review.effect.figures
    filled(stage, "1.001193", dossiers=3)
    review.refresh_from_db()
    assert review.effect.figures == frozen


def test_runs_are_those_that_everybody_makes() -> None:
    rare = replace(waiting(1), people=3)
    assert runs_of([rare, waiting(10)]) == 10 and runs_of([]) == 0
    assert real_saving(3_200_000, runs_of([waiting(10)]), 7) == 2_240_000
    assert real_saving(5, runs_of([Activity(*(waiting(1).hours, 1, waiting(1).frequency, 2))]), 1) == 3
    assert real_saving(5, runs_of([]), 9) == 0


@pytest.mark.parametrize("day", [date(2024, 2, 29), date(2025, 3, 1), date(2026, 1, 1), date(2026, 11, 20)])
def test_years_adjoin(day: date) -> None:
    assert year_until(day).end == year_from(day).start
    assert year_until(day).last == day - timedelta(days=1)
    assert 364 <= (year_from(day).last - day).days <= 366


def test_another_ward_is_not_counted(stage: Stage) -> None:
    filled(stage, "1.001193")
    assert ranking(stage.cast.other.committee).rows == ()
    assert len(ranking(stage.cast.province).rows) == 1
