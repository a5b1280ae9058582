"""A row or a few, written by an INSERT whose SQL is built once for its model: for what every intake writes.

Building it anew takes Django longer than the database takes to write the row.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db import connection, models

from motcua.database.rows import converter
from motcua.database.sql import insertion


@dataclass(frozen=True)
class _Insert:
    sql: str
    values: tuple[tuple[str, Callable[[Any], Any]], ...]


def insert(row: models.Model) -> None:
    """As ``row.save(force_insert=True)``, without signals; sets an identifier that the database gives."""
    given = row.pk is not None
    statement = _statement(type(row), given, connection.vendor)
    with connection.cursor() as cursor:
        cursor.execute(statement.sql, [convert(getattr(row, name)) for name, convert in statement.values])
        if not given:
            row.pk = cursor.fetchone()[0]
    row._state.adding = False
    row._state.db = connection.alias


def insert_few(rows: Sequence[models.Model]) -> None:
    """Some rows of one model whose identifiers the database gives, which are not read back; one statement."""
    if not rows:
        return
    one = _statement(type(rows[0]), False, connection.vendor, len(rows))
    with connection.cursor() as cursor:
        cursor.execute(one.sql, [convert(getattr(row, name)) for row in rows for name, convert in one.values])


@lru_cache(maxsize=128)
def _statement(model: type[models.Model], given: bool, vendor: str, rows: int = 0) -> _Insert:
    """``rows``: as many at once, without their identifiers."""
    fields = [one for one in model._meta.concrete_fields if given or not one.primary_key]
    returning = "" if given or rows else str(model._meta.pk.column)
    sql = insertion(model._meta.db_table, [str(one.column) for one in fields], returning, rows or 1)
    return _Insert(sql, tuple((one.attname, converter(one)) for one in fields))
