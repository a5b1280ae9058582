from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from motcua.figures.facts import Coded, Value
from motcua.reports.grouping.base import Asked, Grouping, Label, no_row


@dataclass(frozen=True)
class ByChoice(Grouping):
    """Rows are the values of a code, in the order in which its meanings are declared."""

    fact: Coded

    def labels(self, values: Collection[Any], asked: Asked) -> Mapping[Any, Label]:
        ranks = {value: rank for rank, value in enumerate(self.fact.meanings)}
        return {
            value: Label(str(value), self._words(value), ranks.get(value, len(ranks))) for value in values
        }

    def row(self, row_key: str, asked: Asked) -> Q:
        return Q(**{self.column: self._value(row_key)})

    def title(self, row_key: str, asked: Asked) -> str:
        return self._words(self._value(row_key))

    def _value(self, row_key: str) -> Value:
        for value in self.fact.meanings:
            if str(value) == row_key:
                return value
        raise no_row(row_key)

    def _words(self, value: Value) -> str:
        words = self.fact.meanings.get(value, str(value))
        return words[:1].upper() + words[1:]
