from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, Q

from motcua.reports.grouping.base import Asked, Grouping, Label, no_row


@dataclass(frozen=True)
class ByModel(Grouping):
    """Rows named by another table: sectors, procedures, officers.

    ``field`` of the table is what ``column`` holds; ``code`` is the key of the row, ``title_field`` its name.
    """

    model: type[Model]
    field: str = "pk"
    code: str = "code"
    title_field: str = "name"

    def labels(self, values: Collection[Any], asked: Asked) -> Mapping[Any, Label]:
        """A value that the table has not is a row by itself."""
        found = self.model._default_manager.filter(**{f"{self.field}__in": values})
        named = {
            value: Label(key, name)
            for value, key, name in found.values_list(self.field, self.code, self.title_field)
        }
        return {value: named.get(value, Label(str(value), str(value))) for value in values}

    def outside(self, asked: Asked) -> Q:
        """Where a name is held as text, nothing there is the empty text."""
        nothing = super().outside(asked)
        return nothing if self.field == "pk" else nothing | Q(**{self.column: ""})

    def row(self, row_key: str, asked: Asked) -> Q:
        found = self.model._default_manager.filter(**{self.code: row_key})
        value = found.values_list(self.field, flat=True).first()
        if value is None:
            raise no_row(row_key)
        return Q(**{self.column: value})

    def title(self, row_key: str, asked: Asked) -> str:
        found = self.model._default_manager.filter(**{self.code: row_key})
        return found.values_list(self.title_field, flat=True).first() or row_key
