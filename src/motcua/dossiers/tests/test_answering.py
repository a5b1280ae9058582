"""Until when a dossier handed in online is answered: working hours of the regime and the agency."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from motcua.dossiers.answering import answer_due_at
from motcua.dossiers.models import Dossier, Regime, Status
from motcua.dossiers.setting import forget_regimes
from motcua.dossiers.tests.procedures import SHORT
from motcua.dossiers.tests.world import World, shown


@pytest.mark.parametrize(
    ("submitted", "answer"),
    [
        ("2026-11-16 07:30", "2026-11-17 08:00"),  # a day has 7.5 working hours
        ("2026-11-19 10:00", "2026-11-20 10:30"),
        ("2026-11-20 16:00", "2026-11-23 16:30"),  # 1 hour on Friday, 4 and 3 on Monday
        ("2026-11-21 21:00", "2026-11-25 08:00"),  # Saturday night: Monday 7.5, Tuesday is a holiday
    ],
)
def test_eight_working_hours_from_the_submission(submitted: str, answer: str, world: World) -> None:
    world.goto(submitted)
    assert shown(answer_due_at(world.submit(SHORT))) == answer


def test_only_while_nobody_has_answered(world: World) -> None:
    dossier = world.submit(SHORT)
    dossier.status = Status.RECEIVED
    assert answer_due_at(dossier) is None


def test_the_number_of_hours_is_that_of_the_regime_of_the_day(world: World) -> None:
    dossier = world.submit(SHORT)
    Regime.objects.filter(valid_from=date(2025, 7, 1)).update(online_answer_hours=2)
    forget_regimes()
    assert shown(answer_due_at(dossier)) == "2026-11-16 10:00"
    forget_regimes()


def test_a_list_asks_for_nothing_more(
    world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(3):
        world.submit(SHORT)
    rows = list(Dossier.objects.select_related("agency"))
    answer_due_at(rows[0])
    with django_assert_num_queries(0):
        assert all(answer_due_at(row) for row in rows)
