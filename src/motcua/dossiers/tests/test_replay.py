"""What was known at a moment is the fold of what had been recorded by then."""

from datetime import datetime

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from motcua.conftest import examples
from motcua.dossiers.models import Dossier
from motcua.dossiers.replay import known
from motcua.dossiers.tests import replayed
from motcua.dossiers.tests.procedures import LONG, NO_TERM, SHORT, TODAY
from motcua.dossiers.tests.test_walks import walk
from motcua.dossiers.tests.world import READY, SAMPLE, World, local


@pytest.mark.parametrize("verb", READY)
def test_the_row_is_the_fold_of_its_events_after_every_verb(world: World, verb: str) -> None:
    way, (who, *_) = READY[verb]
    dossier = world.along(way)
    assert replayed.check_all(world.now) == 1
    world.do(who, dossier, verb, SAMPLE[verb])
    assert replayed.check_all(world.now) == 1


@settings(max_examples=examples(20), deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data(), procedure=st.sampled_from([LONG, SHORT, TODAY, NO_TERM]), online=st.booleans())
def test_after_any_sequence_of_verbs_the_row_is_the_fold_of_its_events(
    world: World, data: st.DataObject, procedure: str, online: bool
) -> None:
    with transaction.atomic():
        walk(world, data, procedure, online)
        assert replayed.check_all(world.now) == 1
        transaction.set_rollback(True)


def remember(world: World) -> tuple[datetime, dict[str, replayed.State]]:
    """The rows as they stand, and the moment; a minute passes."""
    seen = (world.now, replayed.stored(list(Dossier.objects.all())))
    world.wait(minutes=1)
    return seen


def test_the_fold_up_to_a_moment_is_what_the_rows_were_then(world: World) -> None:
    """A supplement, a new date, a correction, a retro-entry: each moment remembered, and asked for later."""
    seen = [remember(world)]
    dossier = world.along(READY["request_supplement"][0])
    seen.append(remember(world))
    for who, verb, on in (
        ("chuyenmon", "request_supplement", "2026-11-17 09:00"),
        ("tiepnhan", "take_supplement", "2026-11-19 09:00"),
        ("lanhdao", "extend", "2026-11-20 09:00"),
    ):
        world.do(who, dossier, verb, at=on)
        seen.append(remember(world))
    world.do("kiemsoat", dossier, "correct", {"channel": "post", "fee": "5000", "reason": "Gõ sai"})
    seen.append(remember(world))
    world.goto("2026-11-25 09:00")
    copied = world.paper("2026-11-16 09:00")
    seen.append(remember(world))
    world.do("tiepnhan", copied, "record_result")
    seen.append(remember(world))
    for at, rows in seen:
        assert replayed.told(known(Dossier.objects.all(), at)) == rows


def test_what_was_typed_later_was_not_known(world: World) -> None:
    copied = world.paper("2026-11-13 09:00")
    everything = Dossier.objects.all()
    assert list(known(everything, local("2026-11-15 09:00"))) == []
    assert [row.pk for row, _ in known(everything, world.now)] == [copied.pk]


def test_one_dossier_and_many_take_the_same_queries(world: World) -> None:
    world.receive()
    with CaptureQueriesContext(connection) as few:
        assert len(list(known(Dossier.objects.all(), world.now))) == 1
    for _ in range(5):
        world.receive(SHORT)
    with CaptureQueriesContext(connection) as many:
        assert len(list(known(Dossier.objects.all(), world.now))) == 6
    assert len(few) == len(many) == 2
