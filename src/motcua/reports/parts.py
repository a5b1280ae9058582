"""A form whose columns count things of several subjects: one question a subject, one table of them all."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from types import MappingProxyType

from motcua.reports.grouping import UNCLASSIFIED
from motcua.reports.question import Question
from motcua.reports.result import Row
from motcua.reports.subjects import source_of


def parts(question: Question) -> tuple[Question, ...]:
    """The question about each subject, about that of the form first; rows mean the same in all of them."""
    if not question.form.others:
        return (question,)
    key = question.grouping.key
    return tuple(
        replace(question, form=form, grouping=source_of(form.subject).grouping(key))
        for form in question.form.parts
    )


def part_of(question: Question, number: int) -> Question:
    """The question whose things a column counts. Raises KeyError for a number that the form has not."""
    subject = question.form.column(number).figure.subject
    return next(part for part in parts(question) if part.form.subject is subject)


def merged(question: Question, tables: Sequence[Iterable[Row]]) -> tuple[Row, ...]:
    """The rows of all parts, those of the first in their order; a row that a part lacks is zeros there."""
    if len(tables) == 1:
        return tuple(tables[0])
    found: dict[str, Row] = {}
    for row in (row for table in tables for row in table):
        known = found.get(row.key)
        found[row.key] = replace(row, cells={**known.cells, **row.cells}) if known else row
    numbers = [column.number for column in question.form.columns]
    return tuple(
        replace(row, cells=MappingProxyType({number: row.cells.get(number, 0) for number in numbers}))
        for row in sorted(found.values(), key=lambda row: row.key == UNCLASSIFIED)
    )
