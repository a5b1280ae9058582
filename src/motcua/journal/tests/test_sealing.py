import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from motcua.journal import actions, erasure, queries, sealing
from motcua.journal.models import Chain, PersonalRecord, Seal
from motcua.journal.tests.conftest import write_journal
from motcua.journal.tests.histories import START, Step, recorded
from motcua.journal.tests.test_tampering import verify_database
from motcua.terms.clock import VN, clock_at

LATER = START + timedelta(days=30)


def test_every_day_with_events_gets_one_seal_that_names_the_one_before(db: None) -> None:
    write_journal(sealed=False)
    with clock_at(LATER):
        assert sealing.seal_through("H26.1", date(2022, 3, 31)) == 3
        assert sealing.seal_through("H26.1", date(2022, 3, 31)) == 0
        assert sealing.seal_through(None, date(2022, 3, 31)) == 1
    seals = list(Seal.objects.filter(agency="H26.1").order_by("day"))
    assert [(seal.day.day, seal.count, len(seal.heads)) for seal in seals] == [
        (7, 6, 3),
        (9, 3, 3),
        (10, 3, 3),
    ]
    assert [seal.previous for seal in seals] == ["", seals[0].digest, seals[1].digest]
    assert verify_database().intact


def test_sealing_day_by_day_gives_what_sealing_at_once_gives(db: None) -> None:
    write_journal(sealed=False)
    with clock_at(LATER):
        for day in (7, 8, 9, 10):
            sealing.seal_through(None, date(2022, 3, day))
        step_by_step = list(Seal.objects.order_by("agency", "day").values_list("agency", "day", "digest"))
        Seal.objects.all().delete()
        sealing.seal_through(None, date(2022, 3, 10))
    assert list(Seal.objects.order_by("agency", "day").values_list("agency", "day", "digest")) == step_by_step


@pytest.mark.parametrize(
    ("now", "sealed"),
    [
        (datetime(2022, 3, 7, 23, 59, tzinfo=VN), 0),  # never today
        (datetime(2022, 3, 8, 0, 5, tzinfo=VN), 0),  # a transaction of last night may still commit
        (datetime(2022, 3, 8, 0, 15, tzinfo=VN), 1),
    ],
)
def test_a_day_is_sealed_only_when_it_is_surely_over(db: None, now: datetime, sealed: int) -> None:
    actions.save_many([recorded(0, [Step(5)])])
    with clock_at(now):
        assert sealing.seal_through(None, date(2099, 1, 1)) == sealed


def test_days_are_local_days(db: None) -> None:
    actions.save_many([recorded(0, [Step(15 * 60 + 59), Step(1)])])
    with clock_at(LATER):
        sealing.seal_through(None, date(2022, 3, 31))
    assert [seal.day.day for seal in Seal.objects.order_by("day")] == [7, 8]


def test_an_event_slipped_into_a_day_before_the_last_seal_is_never_sealed(db: None) -> None:
    write_journal()
    actions.save_many([recorded(8, [Step(-3 * 24 * 60)])])
    with clock_at(LATER):
        sealing.seal_through(None, date(2022, 3, 31))
    assert not Seal.objects.filter(day__lt=date(2022, 3, 7)).exists()
    assert [problem.label for problem in verify_database().problems] == ["H26.1-220307-0008"]


def test_sealing_takes_the_same_statements_for_few_and_many_days(db: None) -> None:
    counts = []
    for first, days in ((0, 2), (100, 40)):
        Seal.objects.all().delete()
        actions.save_many([recorded(first + n, [Step(n * 24 * 60)]) for n in range(days)])
        with (
            clock_at(START + timedelta(days=90)),
            CaptureQueriesContext(
                connection,
            ) as queries_made,
        ):
            sealing.seal_through("H26.1", date(2022, 5, 31))
        counts.append(len(queries_made))
    assert counts[1] <= counts[0] + 1  # SQLite takes at most 999 values in one insertion


def test_erased_personal_data_is_gone_and_the_chain_still_verifies(
    journal: Callable[..., list[actions.Recorded]],
) -> None:
    chain = journal()[1].chain
    event = erasure.erase_personal(chain.id, "quantri", "theo quyết định số 1")
    assert queries.sentence_of(event) == "Xóa dữ liệu cá nhân theo yêu cầu: theo quyết định số 1"
    assert event.seq == 6
    assert queries.personal_of(chain.id) == {1: None}
    assert PersonalRecord.objects.get(event__chain=chain.id).salt == ""
    assert verify_database().intact
    with pytest.raises(erasure.NothingToErase):
        erasure.erase_personal(chain.id, "quantri", "lần nữa")


def test_personal_data_erased_behind_the_journal_s_back_is_named(
    journal: Callable[..., list[actions.Recorded]],
) -> None:
    chain = journal()[1].chain
    PersonalRecord.objects.filter(event__chain=chain.id).update(data=None, salt="", erased_at=LATER)
    assert [(p.label, p.seq) for p in verify_database().problems] == [(chain.label, 1)]
    assert Chain.objects.get(pk=chain.id).length == 5


@pytest.mark.django_db(transaction=True)
def test_sealing_twice_at_once_makes_each_seal_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everyone takes long between looking for the last seal and writing the next."""
    actions.save_many([recorded(n, [Step(n * 24 * 60)]) for n in range(30)])

    touches = sealing._touches

    def slowly(*asked: Any) -> Any:
        time.sleep(0.3)
        return touches(*asked)

    def seal(_: int) -> int:
        try:
            with clock_at(START + timedelta(days=90)):
                return sealing.seal_through(None, date(2022, 5, 31))
        finally:
            connections.close_all()

    monkeypatch.setattr(sealing, "_touches", slowly)
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(seal, range(4)))
    assert sum(made) == Seal.objects.count() == 30
    assert verify_database().intact
