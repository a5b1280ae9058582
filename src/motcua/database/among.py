"""Whether a column's value is among many given ones, as one parameter however many they are.

``IN`` takes one parameter a value, of which a database allows only so many.
"""

import json
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import BooleanField, F, Func


class AmongIds(Func):
    """A condition over a column of UUIDs or of whole numbers: ``rows.filter(AmongIds("pk", ids))``."""

    output_field = BooleanField()

    def __init__(self, column: str, ids: Iterable[UUID | int]) -> None:
        super().__init__(F(column))
        self.ids = tuple(ids)

    def as_sql(
        self,
        compiler: Any,
        connection: Any,
        function: str | None = None,
        template: str | None = None,
        arg_joiner: str | None = None,
        **context: Any,
    ) -> tuple[str, Any]:
        column, params = compiler.compile(self.source_expressions[0])
        if connection.vendor == "postgresql":
            return f"{column} = ANY(%s)", (*params, list(self.ids))
        packed = json.dumps([each.hex if isinstance(each, UUID) else each for each in self.ids])
        return f"{column} IN (SELECT value FROM json_each(%s))", (*params, packed)
