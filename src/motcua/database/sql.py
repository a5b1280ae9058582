"""The only module with SQL of its own: counters, snapshots, planner statistics, and rows in bulk.

The same on SQLite and PostgreSQL; where they differ there are two short branches.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import DatabaseError, connection, models, transaction

from motcua.database.rows import Prepared

_ADVANCE = """
INSERT INTO {table} ({columns}, {counter}) VALUES ({marks})
ON CONFLICT ({columns}) DO UPDATE SET {counter} = {table}.{counter} + excluded.{counter}
RETURNING {counter}
"""


def advance(model: type[models.Model], counter: str, by: int, **key: Any) -> int:
    """Add ``by`` to the counter of the row with this unique key (made where absent); returns the new value.

    One statement. The row stays locked until the transaction ends.
    """
    fields: list[Any] = [model._meta.get_field(name) for name in key]
    values = [
        field.get_db_prep_save(value, connection) for field, value in zip(fields, key.values(), strict=True)
    ]
    statement = _ADVANCE.format(
        table=_quoted(model._meta.db_table),
        columns=", ".join(_quoted(field.column) for field in fields),
        counter=_quoted(counter),
        marks=", ".join(["%s"] * (len(values) + 1)),
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [*values, by])
        row = cursor.fetchone()
    assert row is not None
    return int(row[0])


def insertion(table: str, columns: Sequence[str], returning: str = "", rows: int = 1) -> str:
    """The INSERT of one row, or of several at once."""
    names, marks = ", ".join(map(_quoted, columns)), ", ".join(["%s"] * len(columns))
    ending = f" RETURNING {_quoted(returning)}" if returning else ""
    values = ", ".join([f"({marks})"] * rows)
    return f"INSERT INTO {_quoted(table)} ({names}) VALUES {values}{ending}"


def refresh_statistics() -> None:
    """Tell the planner how large the tables have become after a bulk load."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def answers() -> bool:
    """Whether the database answers at all."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


@contextmanager
def snapshot() -> Iterator[None]:
    """One state of the database for all reads inside, without keeping writers waiting."""
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "sqlite":
        yield from _sqlite_snapshot()
    else:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield


def _sqlite_snapshot() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")  # atomic() would begin IMMEDIATE and hold the write lock
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


@contextmanager
def fast_load() -> Iterator[None]:
    """Within the block this connection does not wait for the disk: for databases that can be built again."""
    on_sqlite = connection.vendor == "sqlite"
    off, on = (
        ("PRAGMA synchronous=OFF", "PRAGMA synchronous=NORMAL")
        if on_sqlite
        else ("SET synchronous_commit TO off", "RESET synchronous_commit")
    )
    with connection.cursor() as cursor:
        cursor.execute(off)
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(on)


def take_turns(name: str) -> None:
    """Whoever comes here under the same name waits until this transaction ends; SQLite has one writer."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s::text))", [name])


def wait_for_writers(model: type[models.Model]) -> None:
    """Until every transaction that has written to the table by now is over. Not within a transaction."""
    with transaction.atomic(), connection.cursor() as cursor:  # SQLite: one writer, for whose end we wait
        if connection.vendor == "postgresql":
            cursor.execute(f"LOCK TABLE {_quoted(model._meta.db_table)} IN SHARE MODE")


def reserve_ids(model: type[models.Model], count: int) -> Sequence[int]:
    """Identifiers nobody else will get, for rows written with ``write``; inside the writing transaction."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)", [table, count]
            )
            return [row[0] for row in cursor.fetchall()]
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        row = cursor.fetchone()
        first = int(row[0]) + 1 if row else 1
        return range(first, first + count)


def write(prepared: Prepared) -> None:
    """Insert prepared rows in the caller's transaction: COPY on PostgreSQL, one prepared INSERT on SQLite."""
    if not prepared.rows:
        return
    table = _quoted(prepared.table)
    columns = ", ".join(map(_quoted, prepared.columns))
    if connection.vendor == "postgresql":
        _copy(f"COPY {table} ({columns}) FROM STDIN", prepared.rows)
        return
    marks = ", ".join(["%s"] * len(prepared.columns))
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", prepared.rows)


def _copy(statement: str, rows: Iterable[Sequence[Any]]) -> None:
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)
