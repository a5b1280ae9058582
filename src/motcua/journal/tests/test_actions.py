"""Appending: one at a time, in bulk, from two sides at once."""

import threading
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import close_old_connections, connections, transaction

from motcua.journal import actions, hashing, queries, verbs
from motcua.journal.models import Chain, Event, PersonalRecord
from motcua.journal.tests.conftest import empty_journal
from motcua.journal.tests.histories import START, Step, label_of, recorded
from motcua.journal.tests.test_tampering import verify_database
from motcua.terms.clock import clock_at

ID = UUID(int=7)


def entry(**changes: Any) -> actions.Entry:
    given = {"verb": "t_accept", "agency": "H26.1", "actor": "tiepnhan", "occurred_at": START, "payload": {}}
    return actions.Entry(**{**given, **changes})


def append(**changes: Any) -> Event:
    with transaction.atomic():
        return actions.save(actions.build(actions.lock_chain(ID), [entry(**changes)]))[0]


@pytest.fixture
def chain(db: None) -> Chain:
    return start_chain()


def start_chain() -> Chain:
    chain = actions.new_chain(ID, "H26.1-220307-0001", "H26.1")
    actions.save(actions.build(chain, [entry()]), new=True)
    return chain


def test_events_follow_each_other_and_verify(chain: Chain) -> None:
    append(payload={"code": "một"}, personal={"full_name": "Người mẫu"})
    append()
    events = list(queries.events_of(ID))
    assert [event.seq for event in events] == [1, 2, 3]
    assert [event.previous for event in events[1:]] == [event.digest for event in events[:-1]]
    assert queries.personal_of(ID) == {2: {"full_name": "Người mẫu"}}
    assert queries.sentence_of(events[1]) == "Thử một"
    assert verify_database().intact


def test_personal_data_is_nowhere_in_the_event(chain: Chain) -> None:
    append(personal={"full_name": "Người mẫu"})
    assert not any("Người mẫu" in str(row) for row in Event.objects.values_list())


def test_a_clock_set_back_does_not_go_behind_the_chain(chain: Chain) -> None:
    with clock_at(START + timedelta(days=2)):
        later = append(occurred_at=START)
    with clock_at(START + timedelta(days=1)):
        after = append(occurred_at=START)
    assert after.recorded_at == later.recorded_at


def test_what_cannot_be_kept_is_refused_before_anything_is_written(chain: Chain) -> None:
    refused: list[tuple[type[Exception], dict[str, Any]]] = [
        (verbs.UnknownVerb, {"verb": "never_registered"}),
        (hashing.NotPlain, {"payload": {"fee": 1.5}}),
        (hashing.NotPlain, {"personal": {"name": "\0"}}),
        (actions.FutureEvent, {"occurred_at": START + timedelta(days=36500)}),
    ]
    for error, changes in refused:
        with pytest.raises(error):
            append(**changes)
    assert Event.objects.count() == 1
    append(occurred_at=START + timedelta(days=36500), payload={hashing.PLANNED: True})


STEPS = [Step(0, personal=True), Step(5), Step(9, "H26.1.2", personal=True)]


def rows() -> list[list[tuple[Any, ...]]]:
    """Everything but database ids, and salts with the digests made of them."""
    events = Event.objects.order_by("chain", "seq")
    kept = PersonalRecord.objects.order_by("event__chain", "event__seq")
    plain = ("chain", "seq", "agency", "verb", "occurred_at", "recorded_at", "actor", "payload")
    return [
        list(Chain.objects.order_by("id").values_list("id", "label", "agency", "length", "recorded_at")),
        list(events.values_list(*plain)),
        list(kept.values_list("event__chain", "event__seq", "data", "erased_at")),
    ]


@pytest.mark.parametrize("batch", [1, 2, 100])
def test_the_bulk_path_writes_what_saving_one_by_one_writes(db: None, batch: int) -> None:
    one_by_one = [recorded(number, STEPS) for number in range(5)]
    for whole in one_by_one:
        actions.save(whole, new=True)
    expected = rows()
    assert verify_database().intact
    PersonalRecord.objects.all().delete()
    Event.objects.all().delete()
    Chain.objects.all().delete()
    assert actions.save_many((recorded(number, STEPS) for number in range(5)), batch) == 15
    assert rows() == expected
    assert verify_database().intact


def test_the_bulk_path_extends_chains_that_are_there(db: None) -> None:
    actions.save_many([recorded(number, STEPS) for number in range(3)])
    more = [actions.build(actions.lock_chain(chain.pk), [entry()]) for chain in Chain.objects.all()]
    actions.save_many(more)
    assert list(Chain.objects.values_list("length", flat=True)) == [4, 4, 4]
    assert verify_database().intact


def test_the_bulk_path_uses_a_constant_number_of_statements(
    db: None, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(6):
        actions.save_many([recorded(number, STEPS) for number in range(20)])


@pytest.mark.django_db(transaction=True)
def test_two_who_append_to_one_chain_wait_for_each_other() -> None:
    empty_journal()
    start_chain()
    ready, errors = threading.Barrier(2), []

    def append_some() -> None:
        close_old_connections()
        try:
            ready.wait()
            for _ in range(15):
                append()
        except Exception as error:
            errors.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=append_some) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert Chain.objects.get(pk=ID).length == 31
    assert verify_database().intact


def test_a_label_is_the_dossier_s_for_ever(db: None) -> None:
    whole = recorded(0, [Step(0)])
    whole.chain.label = label_of(1)
    actions.save(whole, new=True)
    assert not verify_database().intact


def test_a_chain_may_get_its_label_until_its_first_event_and_may_stay_empty(db: None) -> None:
    chain = actions.new_chain(ID, "", "H26.1")
    chain.label = "H26.1-220307-0001"
    actions.save(actions.build(chain, [entry()]), new=True)
    actions.new_chain(UUID(int=8), "Tài khoản tiepnhan", "").save(force_insert=True)
    assert verify_database().intact
