"""From counts of the database to the rows of a table: named, added up, in order."""

import sys
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext as _

from motcua.reports.grouping import UNCLASSIFIED, Label, Sectioned, is_row
from motcua.reports.question import Question
from motcua.reports.result import Row
from motcua.texts.fold import fold

TOTAL = ""
Cells = Mapping[int, int]


def rows_of(question: Question, counted: Iterable[Mapping[str, Any]]) -> tuple[Row, ...]:
    """By section, then by rank and name, what fits no row last."""
    grouping = question.grouping
    groups = [(grouping.taken([group[name] for name in grouping.columns]), group) for group in counted]
    labels = grouping.labels({value for value, _group in groups if is_row(value)}, question)
    none = Label(UNCLASSIFIED, _(grouping.without), sys.maxsize)
    collected: dict[Label, list[Cells]] = {}
    for value, group in groups:
        label = labels[value] if is_row(value) else none
        collected.setdefault(label, []).append(_cells(question, group))
    order = sorted(collected, key=lambda label: (label.place, label.rank, fold(label.name), label.key))
    return tuple(
        Row(label.key, label.name, _sum(question, collected[label]), label.section) for label in order
    )


def sections_of(question: Question, rows: Iterable[Row]) -> tuple[Row, ...]:
    """The sum of each section of the form, also of an empty one; of what is left over where there is some."""
    grouping = question.grouping
    if not isinstance(grouping, Sectioned):
        return ()
    found: dict[str, list[Row]] = {section.key: [] for section in grouping.sections}
    for row in rows:
        found.setdefault(row.section, []).append(row)
    return tuple(Row(key, grouping.heading(key), added(question, some), key) for key, some in found.items())


def added(question: Question, rows: Iterable[Row]) -> Cells:
    return _sum(question, [row.cells for row in rows])


def named(rows: Iterable[Row]) -> dict[str, Cells]:
    """By name, and by name and key where rows of one name would hide each other."""
    found: dict[str, Cells] = {}
    for row in rows:
        found[f"{row.name} ({row.key})" if row.name in found else row.name] = row.cells
    return found


def _cells(question: Question, group: Mapping[str, Any]) -> Cells:
    return {column.number: group[f"column_{column.number}"] for column in question.form.columns}


def _sum(question: Question, many: Iterable[Cells]) -> Cells:
    many = tuple(many)
    return MappingProxyType(
        {column.number: sum(cells[column.number] for cells in many) for column in question.form.columns}
    )
