"""Rows within the sections of a form: each thing stands in the first section that holds of it, or in what
is left over.

The key of a row within a section is "I:CODE", of the section as a whole "I".
"""

import sys
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.utils.translation import gettext as _

from motcua.figures.evaluate import holds
from motcua.figures.facts import Known
from motcua.figures.form import Section
from motcua.figures.predicates import AnyOf, Not, all_of
from motcua.reports.grouping.base import UNCLASSIFIED, Asked, Grouping, Label, is_row, no_row
from motcua.reports.translate import Path, to_q

COLUMN = "section"
REST = "khac"
MARK = ":"


@dataclass(frozen=True)
class Sectioned(Grouping):
    """A value is the place of the section (None: what is left over) and the value of ``inner``."""

    inner: Grouping
    sections: tuple[Section, ...]
    path: Path

    @classmethod
    def within(cls, sections: tuple[Section, ...], inner: Grouping, path: Path) -> Grouping:
        """The grouping itself where there are no sections."""
        if not sections:
            return inner
        return cls(inner.key, inner.name, COLUMN, inner.without, inner, sections, path)

    @property
    def steady(self) -> bool:
        return self.inner.steady

    @property
    def columns(self) -> tuple[str, ...]:
        return (COLUMN, *self.inner.columns)

    def taken(self, columns: Sequence[Any]) -> Any:
        return columns[0], self.inner.taken(columns[1:])

    def spread(self, value: Any) -> dict[str, Any]:
        return {COLUMN: value[0], **self.inner.spread(value[1])}

    def prepared(self, records: QuerySet[Any], asked: Asked) -> QuerySet[Any]:
        branches = [
            When(to_q(section.predicate, asked.period, self.path), then=Value(place))
            for place, section in enumerate(self.sections)
        ]
        place = Case(*branches, default=None, output_field=IntegerField())
        return self.inner.prepared(records, asked).annotate(**{COLUMN: place})

    def value(self, record: Any, facts: Known, asked: Asked) -> Any:
        places = (
            place
            for place, section in enumerate(self.sections)
            if holds(section.predicate, facts, asked.period)
        )
        return next(places, None), self.inner.value(record, facts, asked)

    def labels(self, values: Collection[Any], asked: Asked) -> Mapping[Any, Label]:
        inner = self.inner.labels({value for _place, value in values if is_row(value)}, asked)
        none = Label(UNCLASSIFIED, _(self.without), sys.maxsize)
        return {(place, value): self._label(place, inner.get(value, none)) for place, value in values}

    def _label(self, place: int | None, label: Label) -> Label:
        key = REST if place is None else self.sections[place].key
        order = sys.maxsize if place is None else place
        return label._replace(key=f"{key}{MARK}{label.key}", section=key, place=order)

    def covers(self, row_key: str, key: str) -> bool:
        return row_key == key or key.startswith(f"{row_key}{MARK}")

    def condition(self, row_key: str, asked: Asked) -> Q:
        return self.row(row_key, asked)

    def row(self, row_key: str, asked: Asked) -> Q:
        section, row = parted(row_key)
        whole = self._of_section(section, asked)
        return whole & self.inner.condition(row, asked) if row else whole

    def _of_section(self, key: str, asked: Asked) -> Q:
        earlier: list[Section] = []
        for section in self.sections:
            if section.key == key:
                predicate = all_of(section.predicate, Not(_any(earlier)))
                return to_q(predicate, asked.period, self.path)
            earlier.append(section)
        if key != REST:
            raise no_row(key)
        return to_q(Not(_any(earlier)), asked.period, self.path)

    def name_of(self, row_key: str, asked: Asked) -> str:
        return self.title(row_key, asked)

    def title(self, row_key: str, asked: Asked) -> str:
        section, row = parted(row_key)
        whole = self.heading(section)
        return f"{whole}, {self.inner.name_of(row, asked)}" if row else whole

    def heading(self, key: str) -> str:
        """The name of a section."""
        headings = {section.key: section.heading for section in self.sections}
        return headings.get(key) or _("Ngoài các phần trên")


def parted(row_key: str) -> tuple[str, str]:
    """Section and row of a key; the row is "" for the section as a whole."""
    section, _mark, row = row_key.partition(MARK)
    return section, row


def _any(sections: list[Section]) -> AnyOf:
    return AnyOf(tuple(section.predicate for section in sections))
