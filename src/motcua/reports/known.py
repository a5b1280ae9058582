"""Figures as the system knew them at an instant, by recorded time.

A thing of which nothing was recorded after the instant is as it was then: the database counts it as ever. The
few touched since are told again (see ``subjects.base.Past``) and judged by the naive evaluator.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db.models import Q, QuerySet

from motcua.database.among import AmongIds
from motcua.figures.evaluate import holds
from motcua.figures.facts import Known
from motcua.figures.predicates import Predicate

if TYPE_CHECKING:
    from motcua.reports.question import Question


class LateMember(NamedTuple):
    """``row``: the value of the grouping's column; ``columns``: the numbers of those that count it."""

    record: Any
    row: Any
    columns: tuple[int, ...]


def late_members(question: "Question") -> Iterator[LateMember]:
    """Of the things touched since, those of the question's universe, by id."""
    for record, facts in _retold(question):
        if holds(question.form.universe, facts, question.period):
            row = question.grouping.value(record, facts, question)
            yield LateMember(record, row, tuple(_columns(question, facts)))


def _columns(question: "Question", facts: Known) -> Iterator[int]:
    for column in question.form.columns:
        if holds(column.figure.predicate, facts, question.period):
            yield column.number


def late_groups(question: "Question") -> list[Mapping[str, Any]]:
    """What they add to the counts: a mapping for each value of the grouping, "column_N" -> count."""
    counts: dict[Any, Counter[int]] = {}
    for member in late_members(question):
        counts.setdefault(member.row, Counter()).update(member.columns)
    return [
        question.grouping.spread(row)
        | {f"column_{column.number}": count[column.number] for column in question.form.columns}
        for row, count in counts.items()
    ]


def listed(question: "Question", predicate: Predicate, row_key: str | None = None) -> QuerySet[Any]:
    """The things for which ``predicate`` held as far as was known; those of one row, or of all.

    Raises ReportError for a row that the table has not.
    """
    row = Q() if row_key is None else question.grouping.condition(row_key, question)
    settled = question.records().filter(question.holds(predicate), row)
    late = _late(question, predicate, row_key)
    if not late:
        return settled
    either = Q(pk__in=settled.order_by().values("pk")) | Q(AmongIds("pk", late))
    return settled.model._default_manager.filter(either)


def _late(question: "Question", predicate: Predicate, row_key: str | None) -> list[Any]:
    """Ids of the things touched since that belong into a list."""
    rows = {
        record.pk: question.grouping.value(record, facts, question)
        for record, facts in _retold(question)
        if holds(predicate, facts, question.period)
    }
    if row_key is None or not rows:
        return list(rows)
    keys = question.grouping.keys(set(rows.values()), question)
    return [pk for pk, row in rows.items() if question.grouping.covers(row_key, keys[row])]


def _retold(question: "Question") -> Iterator[tuple[Any, Known]]:
    if question.known_at is None:
        return iter(())
    return question.source.past().retold(question.everything(), question.known_at)
