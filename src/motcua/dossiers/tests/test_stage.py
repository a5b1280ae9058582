"""The shared stage (motcua/conftest.py) holds what it promises, also for tests that empty the tables."""

import time

import pytest

from motcua.catalogue.models import Offering
from motcua.conftest import At, set_the_stage
from motcua.demo.cast import Cast
from motcua.dossiers.models import Regime
from motcua.terms import clock


def test_the_stage_is_set_for_every_test_with_a_database(db: None) -> None:
    assert Regime.objects.count() == 3
    assert Offering.objects.filter(agency__code="H03.1.7").count() > 100


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", [1, 2])
def test_a_transactional_test_gets_the_cast_again(turn: int, cast: Cast) -> None:
    assert cast.tiepnhan.posts.count() == 1
    assert Offering.objects.filter(agency=cast.ward.committee).count() > 100


@pytest.mark.django_db(transaction=True)
def test_the_stage_is_set_again_in_little_time(transactional_db: None) -> None:
    start = time.perf_counter()
    set_the_stage()
    assert time.perf_counter() - start < 3


def test_the_clock_stands_where_the_test_puts_it(at: At) -> None:
    with at("2026-11-20 14:59"):
        assert clock.to_text(clock.now()) == "2026-11-20T14:59:00+07:00"
