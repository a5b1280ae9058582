"""Two groupings at once, and one figure over many periods: each in one counting query, each number a list.

The conditions are those of ``queries``; only what the database groups by, or how many conditions stand in one
query, is different. So the sum of a crossing is the table, and a point of a series is the total of its table.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Count, Q, QuerySet, Value
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from motcua.figures.facts import DOSSIER, At, Mark
from motcua.figures.period import Period
from motcua.figures.predicates import facts_of
from motcua.reports.errors import ReportError
from motcua.reports.grouping import UNCLASSIFIED, ByHolder, Grouping, Label
from motcua.reports.queries import TOTAL, cell, column_of
from motcua.reports.question import Question
from motcua.reports.translate import to_q
from motcua.texts.fold import fold

Cells = Mapping[int, int]
LAST = 10**6
NO_UNIT = gettext_noop("Chưa giao bộ phận nào")
HOLDER = ByHolder("holder", gettext_noop("Bộ phận đang giữ"), "row_holder", NO_UNIT)
STATE = frozenset({At.DUE_THEN, Mark.WAITING_THEN})


class Crossing(NamedTuple):
    """``cells`` by row key and column key, where anything was counted; labels in the order to be shown."""

    rows: tuple[Label, ...]
    columns: tuple[Label, ...]
    cells: Mapping[tuple[str, str], Cells]


def cross(question: Question, across: str) -> Crossing:
    """The question's own grouping down, ``across`` to the side. Raises ReportError for an unknown one.

    ``across``: a grouping of the subject, or of dossiers the unit that holds them now ("holder").
    """
    return cross_all([question], across)[0]


def cross_all(questions: Sequence[Question], across: str) -> tuple[Crossing, ...]:
    """Several crossings of one agency, say of two days, with the names of all their rows read once."""
    first = questions[0]
    down, side = first.grouping, grouping_across(first, across)
    counted = [list(_counted(question, side)) for question in questions]
    together = [group for each in counted for group in each]
    rows, columns = _labels(down, first, together), _labels(side, first, together)
    return tuple(
        _crossing(question, each, {group[down.column]: rows[group[down.column]] for group in each},
                  {group[side.column]: columns[group[side.column]] for group in each}, side.column)
        for question, each in zip(questions, counted, strict=True)
    )  # fmt: skip


def _crossing(
    question: Question,
    counted: Iterable[Mapping[str, Any]],
    rows: Mapping[Any, Label],
    columns: Mapping[Any, Label],
    side: str,
) -> Crossing:
    cells: defaultdict[tuple[str, str], defaultdict[int, int]] = defaultdict(lambda: defaultdict(int))
    for group in counted:
        key = rows[group[question.grouping.column]].key, columns[group[side]].key
        for column in question.form.columns:
            cells[key][column.number] += group[f"column_{column.number}"]
    return Crossing(_ordered(rows.values()), _ordered(columns.values()), cells)


def crossed(question: Question, across: str, row: str, side: str, column: int) -> QuerySet[Any]:
    """What a cell of ``cross`` counts. Raises ReportError for a row or column that it has not."""
    found = cell(question, row, column)
    if side == TOTAL:
        return found
    return found.filter(grouping_across(question, across).condition(side, question))


def grouping_across(question: Question, key: str) -> Grouping:
    """Raises ReportError for what the subject cannot be grouped by."""
    if key == HOLDER.key and question.form.subject is DOSSIER:
        return HOLDER
    return question.source.grouping(key)


def series(question: Question, periods: Sequence[Period], columns: Sequence[int]) -> tuple[Cells, ...]:
    """The totals of some columns for each period, in one query.

    How a term stood at the end of one period is not how it stood at the end of another: columns that ask it
    can be had only for periods that still run, for which it stands as it does now. Raises ReportError.
    """
    whole = replace(question, period=_whole(periods, question.period))
    if any(not period.running for period in _at(periods, question.period)) and _asks_state(question, columns):
        raise ReportError(_("Không so sánh được tình trạng thời hạn của nhiều kỳ đã qua trong một lần hỏi."))
    counts = {
        f"p{place}_{number}": Count(Value(1), filter=_counted_in(question, period, number))
        for place, period in enumerate(_at(periods, question.period))
        for number in columns
    }
    counted = whole.universe().aggregate(**counts)
    return tuple(
        {number: counted[f"p{place}_{number}"] for number in columns} for place in range(len(periods))
    )


def _counted_in(question: Question, period: Period, number: int) -> Q:
    then = replace(question, period=period)
    inside = to_q(question.form.universe, period, question.source.path)
    return inside & then.condition(column_of(question, number).figure)


def _at(periods: Iterable[Period], asked: Period) -> list[Period]:
    """The periods as asked for at the question's moment."""
    return [replace(period, asked_at=asked.asked_at) for period in periods]


def _whole(periods: Sequence[Period], asked: Period) -> Period:
    first: date = min(period.first for period in periods)
    last: date = max(period.last for period in periods)
    return Period(first, last, asked.asked_at)


def _asks_state(question: Question, columns: Iterable[int]) -> bool:
    return any(STATE & facts_of(column_of(question, number).figure.predicate) for number in columns)


def _counted(question: Question, other: Grouping) -> Iterable[dict[str, Any]]:
    counts = {
        f"column_{column.number}": Count(Value(1), filter=question.condition(column.figure))
        for column in question.form.columns
    }
    prepared = question.grouping.prepared(question.universe(), question)
    prepared = other.prepared(prepared, question).order_by()
    return prepared.values(question.grouping.column, other.column).annotate(**counts)


def _labels(grouping: Grouping, question: Question, counted: Iterable[Mapping[str, Any]]) -> dict[Any, Label]:
    values = {group[grouping.column] for group in counted}
    none = Label(UNCLASSIFIED, _(grouping.without), LAST)
    found = grouping.labels([value for value in values if value not in (None, "")], question)
    return {value: found.get(value, none) for value in values}


def _ordered(labels: Iterable[Label]) -> tuple[Label, ...]:
    return tuple(sorted(set(labels), key=lambda label: (label.rank, fold(label.name), label.key)))
