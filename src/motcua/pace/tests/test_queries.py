"""Real rows: which dossiers count, over which hours, and at which price."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from uuid import uuid4

import pytest
from pytest_django import DjangoAssertNumQueries

from motcua.dossiers.models import Dossier, Status, Task, TaskState
from motcua.figures.facts import Change
from motcua.figures.period import Period
from motcua.organisation.models import CalendarOverride, Role
from motcua.pace.kept import paces_of, steps_of
from motcua.pace.lengths import Pace
from motcua.pace.queries import ANSWERED, IN_TIME, Key, StepKey, paces, question_of, step_paces
from motcua.pace.windows import closed_months, published_window, step_window, working_window
from motcua.reports.queries import cell
from motcua.reports.tests.factory import Book, local
from motcua.reports.tests.test_figures import DONE, OPEN
from motcua.terms import clock

PERIOD = Period(date(2026, 10, 15), date(2026, 11, 14))


def pace(book: Book) -> Pace:
    return paces(question_of(book.agency, PERIOD)).each.get(
        Key(book.agency.pk, book.version.procedure_id), Pace(0, 0)
    )


def test_from_tuesday_morning_to_monday_morning_by_the_hours_of_the_agency(book: Book) -> None:
    book.add(DONE)  # Tuesday 20/10 08:00 to Monday 26/10 10:00
    assert pace(book).median_days == Decimal("4.3")  # 7,0 + 3 x 7,5 + 2,5 hours of 7,5
    assert pace(book).yours_days == 0


def test_an_own_day_off_is_not_worked(book: Book) -> None:
    book.add(DONE)
    CalendarOverride.objects.create(
        agency=book.agency, day=date(2026, 10, 22), working=False, reason="mất điện", recorded_at=clock.now()
    )
    book.agency.calendar_revision = uuid4()
    book.agency.save()
    assert pace(book).median_days == Decimal("3.3")


def test_waiting_for_a_supplement_is_waiting_for_you(book: Book) -> None:
    asked, brought = local("2026-10-21 08:00"), local("2026-10-22 08:00")
    book.add(replace(DONE, changes=(Change(asked, None, True), Change(brought, DONE.due_at, False))))
    assert (pace(book).ours_days, pace(book).yours_days) == (Decimal("3.3"), Decimal("1.0"))


def test_the_sample_is_the_list_of_its_figure(book: Book) -> None:
    """Withdrawn, stopped, open and resolved outside the days are no sample; late ones are, as late."""
    book.add(DONE)
    late = replace(DONE, due_at=local("2026-10-22 17:00"), due_on=date(2026, 10, 22))
    book.add(late)
    for other in (
        OPEN,
        replace(DONE, status=Status.WITHDRAWN),
        replace(DONE, status=Status.STOPPED),
        replace(DONE, resolved_at=local("2026-11-15 00:00"), resolved_on=date(2026, 11, 15)),
        replace(DONE, received_at=local("2026-10-27 08:00")),  # resolved before it came: not usable
    ):
        book.add(other)
    question = question_of(book.agency, PERIOD)
    assert (pace(book).n, pace(book).in_time) == (2, 1)
    assert cell(question, "", ANSWERED).count() == 2 and cell(question, "", IN_TIME).count() == 1


def task(dossier: Dossier, opened: str, done: str, state: str = TaskState.DONE) -> Task:
    return Task.objects.create(
        dossier=dossier, step=1, kind="processing", name="Thẩm định", agency=dossier.agency,
        role=Role.SPECIALIST, state=state, opened_at=local(opened), done_at=local(done),
    )  # fmt: skip


def test_a_procedure_at_several_agencies_is_reckoned_together_from_all_its_lengths(
    district: list[Book],
) -> None:
    for book, day in zip(district, (21, 22, 26), strict=True):
        book.add(replace(DONE, resolved_at=local(f"2026-10-{day} 08:00"), resolved_on=date(2026, 10, day)))
    found = paces(question_of(district[0].agency, PERIOD))
    assert sorted(each.median_days for each in found.each.values()) == [1, 2, 4]
    (together,) = found.together.values()
    assert (together.n, together.median_days) == (3, Decimal("2.0"))


def test_a_step_takes_the_working_time_of_its_tasks_without_the_waiting(book: Book) -> None:
    asked, brought = local("2026-10-21 08:00"), local("2026-10-22 08:00")
    dossier = book.add(
        replace(DONE, changes=(Change(asked, None, True), Change(brought, DONE.due_at, False)))
    )
    task(dossier, "2026-10-20 08:00", "2026-10-23 08:00")
    task(dossier, "2026-10-23 08:00", "2026-10-23 09:30", TaskState.CANCELLED)
    (found,) = step_paces(question_of(book.agency, PERIOD)).items()
    assert found[0] == StepKey(book.agency.pk, "processing")
    assert (found[1].n, found[1].median_days) == (1, Decimal("2.0"))


@pytest.mark.parametrize("reckon", [paces, step_paces])
def test_kill_19_queries_do_not_grow_with_dossiers(
    book: Book, reckon: Callable[..., object], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(40):
        task(book.add(DONE), "2026-10-20 08:00", f"2026-10-21 08:{number:02}")
    question = question_of(book.agency, PERIOD)
    reckon(question)  # the calendar is remembered from here on
    with django_assert_num_queries(3):
        assert reckon(question)


def test_a_day_is_reckoned_once_and_the_next_day_again(book: Book) -> None:
    book.add(DONE)
    with clock.clock_at(local("2026-11-20 09:00")):
        assert [each.n for each in paces_of(book.agency, PERIOD).paces.each.values()] == [1]
        book.add(DONE)
        kept = paces_of(book.agency, PERIOD)
        assert [each.n for each in kept.paces.each.values()] == [1]
        assert kept.as_of == local("2026-11-20 09:00")
        assert steps_of(book.agency, PERIOD).steps == {}
    with clock.clock_at(local("2026-11-21 09:00")):
        assert [each.n for each in paces_of(book.agency, PERIOD).paces.each.values()] == [2]


@pytest.mark.parametrize(
    "today", [date(2026, 11, 14), date(2026, 11, 15), date(2024, 2, 29), date(2026, 1, 3)]
)
def test_windows_adjoin_and_end_before_today(today: date) -> None:
    closed = closed_months(today)
    assert len(closed) == 12 and closed[-1].last < today
    assert all(one.end == next_.start for one, next_ in pairwise(closed))
    assert published_window(today) == Period(closed[0].first, closed[-1].last)
    for window in (working_window(today), step_window(today)):
        assert window.last == today - timedelta(days=1)


def test_the_published_window_moves_once_a_month() -> None:
    days = [date(2026, 11, 15) + timedelta(days=each) for each in range(30)]
    assert {published_window(day) for day in days} == {Period(date(2025, 11, 15), date(2026, 11, 14))}
