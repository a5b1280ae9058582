"""Rows written in bulk are the rows that ``bulk_create`` writes; identifiers are given once."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction

from motcua.database.rows import prepare
from motcua.database.sql import advance, refresh_statistics, reserve_ids, write
from motcua.demo.cast import Cast
from motcua.dossiers.models import CodeCounter
from motcua.journal.models import Chain, Event, PersonalRecord

AT = datetime(2026, 11, 20, 7, 59, 59, 123456, tzinfo=UTC)


def _event(number: int) -> Event:
    return Event(
        chain=UUID(int=7), seq=number, agency="H03", verb="receive", occurred_at=AT, recorded_at=AT,
        actor="ngườ\"i'", payload={"số": [1, None, "Ặ\\n\t"], "đúng": True}, digest="d",
    )  # fmt: skip


def _values(rows: Any) -> list[dict[str, Any]]:
    return [{key: value for key, value in row.items() if key not in ("id", "seq")} for row in rows]


@pytest.mark.django_db
def test_prepared_rows_equal_those_of_bulk_create() -> None:
    Event.objects.bulk_create([_event(1)])
    write(prepare(Event, [_event(2)]))
    first, second = _values(Event.objects.filter(chain=UUID(int=7)).order_by("seq").values())
    assert first == second


@pytest.mark.django_db
def test_nothing_prepared_writes_nothing() -> None:
    before = Event.objects.count()
    write(prepare(Event, []))
    assert Event.objects.count() == before


@pytest.mark.django_db
def test_reserved_identifiers_are_new_and_the_next_insert_does_not_meet_them() -> None:
    with transaction.atomic():
        ids = reserve_ids(Event, 3)
        events = [_event(number) for number in (1, 2, 3)]
        for event, key in zip(events, ids, strict=True):
            event.pk = key
        write(prepare(Event, events))
        records = [PersonalRecord(event_id=event.pk, salt="s", data={"a": "b"}) for event in events]
        write(prepare(PersonalRecord, records))
    later = Event.objects.bulk_create([_event(4)])[0]
    assert later.pk not in set(ids) and len(set(ids)) == 3
    assert PersonalRecord.objects.get(event_id=ids[0]).data == {"a": "b"}


@pytest.mark.django_db
def test_uuid_keys_and_missing_values_are_written() -> None:
    write(prepare(Chain, [Chain(id=UUID(int=9), label="x", agency="H03")]))
    chain = Chain.objects.get(pk=UUID(int=9))
    assert chain.recorded_at is None and chain.length == 0


def test_a_counter_advances_in_one_statement(cast: Cast, django_assert_num_queries: Any) -> None:
    key = {"agency": cast.ward.committee.pk, "day": date(2026, 11, 20)}
    with django_assert_num_queries(1):
        assert advance(CodeCounter, "last", 1, **key) == 1
    assert advance(CodeCounter, "last", 4, **key) == 5
    assert advance(CodeCounter, "last", 1, **{**key, "day": date(2026, 11, 21)}) == 1


@pytest.mark.django_db
def test_statistics_can_be_refreshed() -> None:
    refresh_statistics()
