"""Queries whose SQL is built once for the life of the process: for those that every request asks.

Building the SQL of a joined query costs Django some ten times what the database needs to answer it. The
parameters left open are ``Slot``s; everything else of a queryset stays as it is.
"""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from django.db import connection
from django.db.models import Expression, Field, Model, QuerySet
from django.db.models.query import get_related_populators

M = TypeVar("M", bound=Model)
Row = Sequence[Any]


class Slot(Expression):
    """A parameter to be given with each use, as a value of ``field``."""

    def __init__(self, name: str, field: Field) -> None:
        super().__init__(output_field=field)
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        return "%s", [self]

    def value_in(self, values: dict[str, Any]) -> Any:
        return self.output_field.get_db_prep_value(values[self.name], connection)


class PreparedQuery(Generic[M]):
    """``build`` gives a queryset of whole rows (``select_related`` and annotations allowed) with Slots in its
    filters."""

    def __init__(self, build: Callable[[], QuerySet[M]]) -> None:
        self._build = build
        self._compiled: dict[str, _Compiled] = {}

    def __call__(self, **values: Any) -> list[M]:
        """The rows for these values of the slots; one query."""
        compiled = self._compiled.get(connection.vendor)
        if compiled is None:
            compiled = self._compiled[connection.vendor] = _Compiled(self._build())
        return compiled.run(values)


class _Compiled:
    """What Django's own ModelIterable works out anew for every query."""

    def __init__(self, queryset: QuerySet[Any]) -> None:
        self._compiler: Any = queryset.query.get_compiler(connection=connection)
        self._sql, self._parameters = self._compiler.as_sql()
        select, info = self._compiler.select, self._compiler.klass_info
        self._model = info["model"]
        self._start, self._end = info["select_fields"][0], info["select_fields"][-1] + 1
        self._names = [column[0].target.attname for column in select[self._start : self._end]]
        self._annotations = list(self._compiler.annotation_col_map.items())
        self._related = get_related_populators(info, select, connection.alias)  # type: ignore[call-arg]
        self._converters = self._compiler.get_converters([column[0] for column in select])

    def run(self, values: dict[str, Any]) -> list[Any]:
        bound = [each.value_in(values) if isinstance(each, Slot) else each for each in self._parameters]
        with connection.cursor() as cursor:
            cursor.execute(self._sql, bound)
            rows = cursor.fetchall()
        if self._converters:
            rows = list(self._compiler.apply_converters(rows, self._converters))
        return [self._object(row) for row in rows]

    def _object(self, row: Row) -> Any:
        made = self._model.from_db(connection.alias, self._names, row[self._start : self._end])
        for populator in self._related:
            populator.populate(row, made)
        for name, place in self._annotations:
            setattr(made, name, row[place])
        return made
