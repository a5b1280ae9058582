"""Codes: authority, local day, running number (NĐ 118/2025 Đ.28); neither gaps nor doubles."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest
from django.db import connection, connections, transaction

from motcua.dossiers.actions import ActionRefused, perform, receive
from motcua.dossiers.models import Applicant, CodeCounter, Dossier
from motcua.dossiers.tests.world import World, events_of
from motcua.terms import clock

THREADS, EACH = 6, 5


def test_numbers_run_by_authority_and_local_day(world: World) -> None:
    codes = [world.receive(at=at).code for at in ("2026-11-16 23:59", "2026-11-17 00:01", "2026-11-17 16:00")]
    world.goto("2026-11-17 17:00")
    codes.append(receive(world.cast.tiepnhan_khac, world.intake()).code)
    codes.append(world.submit().code)
    assert codes == [
        "H03.1.7-261116-0001",
        "H03.1.7-261117-0001",
        "H03.1.7-261117-0002",
        "H03.1.8-261117-0001",
        "H03.1.7-261117-0003",
    ]


def test_the_number_after_9999_has_five_digits(world: World) -> None:
    CodeCounter.objects.create(agency=world.cast.ward.committee, day=world.now.date(), last=9999)
    assert world.receive().code == "H03.1.7-261116-10000"


def test_a_rolled_back_intake_leaves_no_gap(world: World) -> None:
    world.receive()
    with transaction.atomic():
        world.receive()
        transaction.set_rollback(True)
    assert world.receive().code.endswith("-0002")


def in_threads(world: World, *jobs: Callable[[], object]) -> list[object]:
    """Each job in a thread with a connection and a clock of its own; what it returned or raised."""

    def run(job: Callable[[], object]) -> object:
        try:
            with clock.clock_at(world.now):
                return job()
        except (ActionRefused, Undone) as error:
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(run, jobs))


class Undone(Exception):
    pass


@pytest.mark.django_db(transaction=True)
def test_parallel_intake_gives_neither_gaps_nor_doubles(world: World) -> None:
    """On PostgreSQL and on a SQLite file alike; every third intake is rolled back at its end."""

    def take_in() -> str:
        return world.receive().code

    def give_up() -> str:
        with transaction.atomic():
            world.receive()
            raise Undone

    jobs = [give_up if number % 3 == 2 else take_in for number in range(THREADS * EACH)]
    outcomes = in_threads(world, *jobs)
    codes = [outcome for outcome in outcomes if isinstance(outcome, str)]
    assert sorted(codes) == [f"H03.1.7-261116-{number:04d}" for number in range(1, len(codes) + 1)]
    assert len(codes) == THREADS * EACH * 2 // 3
    assert Dossier.objects.count() == CodeCounter.objects.get().last == len(codes)
    world.verified()


@pytest.mark.django_db(transaction=True)
def test_of_two_people_who_do_the_same_at_once_one_is_refused(world: World) -> None:
    dossier = world.submit()
    jobs = [lambda: perform(world.cast.tiepnhan, dossier.pk, "accept")] * 4
    outcomes = in_threads(world, *jobs)
    assert sum(isinstance(outcome, Dossier) for outcome in outcomes) == 1
    assert sum(isinstance(outcome, ActionRefused) for outcome in outcomes) == 3
    assert [event.verb for event in events_of(dossier)] == ["submit", "accept"]
    world.verified()


@pytest.mark.django_db(transaction=True)
def test_corrections_made_at_once_all_stay(world: World) -> None:
    """Whoever waits for the lock goes on from what the one before him wrote."""
    dossier = world.receive()

    def correct(name: str, value: str) -> Dossier:
        return perform(world.cast.tiepnhan, dossier.pk, "correct", {name: value, "reason": "Ghi nhầm"})

    for turn in range(3):
        given = {"phone": f"099000007{turn}", "address": f"Tổ {turn}", "email": f"mau{turn}@vidu.vn"}
        in_threads(world, *(partial(correct, *each) for each in given.items()))
        assert Applicant.objects.filter(pk=dossier.pk).values(*given).get() == given
    world.verified()


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_authorities_do_not_wait_for_each_other(world: World) -> None:
    """While one authority's intake is still open, another's goes through."""
    with transaction.atomic():
        world.receive()
        cast = world.cast
        (other,) = in_threads(world, lambda: receive(cast.tiepnhan_khac, world.intake()).code)
    assert other == "H03.1.8-261116-0001"
    assert connection.vendor == "postgresql"
