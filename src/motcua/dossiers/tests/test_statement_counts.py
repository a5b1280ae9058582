"""How many statements a write costs, so that nothing creeps in; opening and ending the transaction included.

Caches are warm (regimes, contents, calendars); within a test's transaction offers are not remembered, so an
intake of the desk, with its offer remembered, costs two less.
"""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from motcua.dossiers.actions import perform, receive, submit
from motcua.dossiers.models import Status
from motcua.dossiers.tests.world import READY, SAMPLE, WAYS, World

INTAKE = 13
SUBMISSION = 12
VERBS = {
    "accept": 12,
    "answer": 11,
    "confirm_payment": 12,
    "consult": 12,
    "correct": 13,
    "decide": 12,
    "digitise": 10,
    "extend": 12,
    "fail_payment": 10,
    "hand_over": 13,
    "not_accept": 10,
    "publish_result": 13,
    "record_payment": 10,
    "record_result": 13,
    "refuse": 13,
    "request_payment": 12,
    "request_supplement": 12,
    "return_result": 11,
    "send_back": 13,
    "sign_off": 13,
    "stop": 11,
    "take_supplement": 12,
    "withdraw": 11,
}


def test_intake(world: World, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    world.receive()
    data = world.intake()
    with django_assert_num_queries(INTAKE):
        receive(world.cast.tiepnhan, data)
    data |= {"agency": world.cast.ward.committee.code}
    with django_assert_num_queries(SUBMISSION):
        submit(None, data)


@pytest.mark.parametrize("verb", sorted(READY))
def test_verb(verb: str, world: World, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    way, (who, *_) = READY[verb]
    first, second = world.along(way), world.along(way)
    world.do(who, first, verb)
    with django_assert_num_queries(VERBS[verb]):
        perform(getattr(world.cast, who), second, verb, SAMPLE[verb])


def test_a_long_history_costs_no_more_statements(world: World) -> None:
    counts = []
    dossier = world.along(WAYS[Status.IN_PROGRESS])
    for _ in range(6):
        with CaptureQueriesContext(connection) as queries:
            world.do("chuyenmon", dossier, "request_supplement")
            world.do("tiepnhan", dossier, "take_supplement")
        counts.append(len(queries))
    assert len(set(counts)) == 1
