"""Changes made behind the system's back, straight in the database, and what `motcua journal verify` says."""

import io
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection

from motcua.database.sql import snapshot
from motcua.journal import hashing, reading
from motcua.journal.actions import fields_of
from motcua.journal.models import Chain, Event, PersonalRecord, Seal
from motcua.journal.tests.conftest import empty_journal, write_journal
from motcua.journal.tests.histories import AGENCIES, label_of
from motcua.journal.verifier import Kind, Report, verify


def verify_database() -> Report:
    return verify(lambda: reading.records(reading.Scope(), personal=True))


def said() -> tuple[str, int]:
    """What the command prints, and its exit code."""
    out = io.StringIO()
    try:
        call_command("journal", "verify", stdout=out)
    except SystemExit as exit:
        return out.getvalue(), int(exit.code or 0)
    return out.getvalue(), 0


@pytest.fixture
def intact(db: None) -> None:
    write_journal()
    text, code = said()
    assert code == 0, text
    assert "3 hồ sơ, 15 sự kiện, 3 niêm phong" in text


def event(number: int, seq: int) -> Any:
    chain = Chain.objects.get(label=label_of(number))
    return Event.objects.filter(chain=chain.pk, seq=seq)


def test_a_changed_byte_is_named(intact: None) -> None:
    event(1, 2).update(actor="tiepnhaN")
    text, code = said()
    assert code == 1
    assert "Hồ sơ H26.1-220307-0001, sự kiện số 2 (t_accept), ngày 07/03/2022: đã bị sửa" in text


def test_a_deleted_row_is_named(intact: None) -> None:
    event(2, 3).delete()
    text, code = said()
    assert code == 1
    assert "Hồ sơ H26.1-220307-0002, sự kiện số 3, ngày 08/03/2022: đã bị xóa" in text


def test_a_deleted_tail_of_today_is_named(intact: None) -> None:
    event(2, 5).delete()
    assert "Hồ sơ H26.1-220307-0002, sự kiện số 5, ngày 10/03/2022: đã bị xóa" in said()[0]


def test_a_deleted_tail_with_its_head_put_right_is_named_by_the_seal(intact: None) -> None:
    event(2, 5).delete()
    event(2, 4).delete()
    last = event(2, 3).get()
    Chain.objects.filter(pk=last.chain).update(length=3, head=last.digest, recorded_at=last.recorded_at)
    assert "Hồ sơ H26.1-220307-0002, sự kiện số 4, ngày 09/03/2022: đã bị xóa" in said()[0]


def test_a_whole_deleted_dossier_is_named_by_the_seal(intact: None) -> None:
    chain = Chain.objects.get(label=label_of(2))
    PersonalRecord.objects.filter(event__chain=chain.pk).delete()
    Event.objects.filter(chain=chain.pk).delete()
    chain.delete()
    assert "Hồ sơ H26.1-220307-0002, sự kiện số 1, ngày 07/03/2022: đã bị xóa" in said()[0]


def test_an_inserted_backdated_row_is_named(intact: None) -> None:
    first, last = event(0, 2).get(), event(0, 5).get()
    forged = Event(
        chain=first.chain,
        seq=6,
        agency=first.agency,
        verb="t_return",
        occurred_at=first.occurred_at,
        recorded_at=first.recorded_at,
        actor="keGiaMao",
        payload={},
        previous=last.digest,
    )
    forged.digest = hashing.event_digest(fields_of(forged))
    forged.save()
    text, code = said()
    assert code == 1
    assert "Hồ sơ H26.1-220307-0000, sự kiện số 6 (t_return), ngày 07/03/2022: bị chèn thêm" in text
    Chain.objects.filter(pk=first.chain).update(length=6, head=forged.digest)
    assert "Hồ sơ H26.1-220307-0000, sự kiện số 6 (t_return), ngày 07/03/2022: bị chèn thêm" in said()[0]


@pytest.mark.parametrize("name", ["agency", "verb", "actor", "previous", "digest", "personal_digest"])
def test_every_text_of_an_event_is_watched(intact: None, name: str) -> None:
    event(1, 1).update(**{name: "x"})
    assert "Hồ sơ H26.1-220307-0001, sự kiện số 1" in said()[0]


@pytest.mark.parametrize("name", ["label", "agency", "head"])
def test_every_text_of_a_chain_is_watched(intact: None, name: str) -> None:
    chain = Chain.objects.get(label=label_of(1))
    Chain.objects.filter(pk=chain.pk).update(**{name: "x"})
    assert {problem.chain for problem in verify_database().problems} == {str(chain.pk)}


def test_changed_personal_data_is_named(intact: None) -> None:
    PersonalRecord.objects.filter(event=event(1, 1).get()).update(data={"full_name": "Khác"})
    assert "Hồ sơ H26.1-220307-0001, sự kiện số 1 (t_receive), ngày 07/03/2022: đã bị sửa" in said()[0]


def test_a_changed_seal_is_named_with_agency_and_day(intact: None) -> None:
    Seal.objects.filter(agency=AGENCIES[1]).update(count=4)
    assert "Niêm phong của cơ quan H26.1.2, ngày 08/03/2022: đã bị sửa" in said()[0]


def test_rows_written_once_refuse_to_be_saved_again_or_deleted(intact: None) -> None:
    for row in (event(0, 1).get(), Seal.objects.all()[0]):
        with pytest.raises(TypeError):
            row.save()
        with pytest.raises(TypeError):
            row.delete()


@pytest.fixture
def file(transactional_db: None) -> Iterator[Callable[[str], None]]:
    """Runs a statement on the database file through a connection that knows nothing of Django."""
    if connection.vendor != "sqlite":
        pytest.skip("the database file of SQLite")
    empty_journal()
    write_journal()
    path = Path(str(connection.settings_dict["NAME"]))

    def run(statement: str) -> None:
        with sqlite3.connect(path) as raw:
            raw.execute("PRAGMA ignore_check_constraints = ON")
            raw.execute(statement)
        raw.close()

    yield run


ROW = f"chain = (SELECT id FROM journal_chain WHERE label = '{label_of(1)}') AND seq = 2"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal_event SET actor = CAST(x'746965ff6e' AS TEXT)",
        "UPDATE journal_event SET payload = '{\"code\":'",
        "UPDATE journal_event SET payload = 'null'",
        "UPDATE journal_event SET recorded_at = '2022-13-07 01:01:00'",
        "UPDATE journal_event SET occurred_at = 'hôm qua'",
        "UPDATE journal_event SET digest = ''",
        "UPDATE journal_event SET payload = replace(payload, '\"n\":1', '\"n\":2'), actor = x'00ff'",
    ],
)
def test_a_row_damaged_in_the_file_is_named_and_stops_nothing(
    file: Callable[[str], None], statement: str
) -> None:
    file(f"{statement} WHERE {ROW}")
    problems = verify_database().problems
    assert [(p.kind, p.label, p.seq) for p in problems] == [(Kind.ALTERED, label_of(1), 2)]


def test_a_row_deleted_in_the_file_is_named(file: Callable[[str], None]) -> None:
    file(f"DELETE FROM journal_event WHERE {ROW}")
    text, code = said()
    assert (code, "H26.1-220307-0001, sự kiện số 2, ngày 07/03/2022: đã bị xóa" in text) == (1, True)


def test_a_row_copied_to_an_earlier_date_in_the_file_is_named(file: Callable[[str], None]) -> None:
    names = "agency, verb, occurred_at, actor, payload, personal_digest, previous, digest"
    file(
        f"INSERT INTO journal_event (chain, seq, recorded_at, {names})"
        f" SELECT chain, 6, '2022-03-01 02:00:00', {names} FROM journal_event WHERE {ROW}"
    )
    text, code = said()
    assert (code, "H26.1-220307-0001, sự kiện số 6 (t_accept), ngày 01/03/2022: bị chèn" in text) == (1, True)


@pytest.mark.django_db(transaction=True)
def test_verifying_reads_one_state_of_a_database_in_use() -> None:
    empty_journal()
    write_journal()
    with snapshot():
        records = reading.records(reading.Scope(), personal=True)
        header = next(records)
        assert [header, *records][-1] == {"kind": "end", "chain": 3, "event": 15, "seal": 3}
    assert said()[1] == 0
    event(0, 2).update(actor="tiepnhaN")  # the snapshot is over: writing works again
    assert said()[1] == 1
