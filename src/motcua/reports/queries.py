"""The tables of report forms and the lists behind their cells, from one condition.

Three queries a table, whatever its size: one grouped count of all columns, the names of the rows, and
the dossiers that cannot be counted.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, QuerySet, Value
from django.utils.translation import gettext as _

from motcua.dossiers.models import Dossier
from motcua.figures.form import Column, Form
from motcua.figures.identities import check
from motcua.organisation.models import Agency, AgencyKind, User
from motcua.reports.errors import ReportError
from motcua.reports.grouping import UNCLASSIFIED
from motcua.reports.question import Question, ask, reportable
from motcua.reports.result import Result, Row
from motcua.texts.fold import fold

TOTAL = ""


def compute(
    form: Form | str,
    agency: Agency,
    first: date,
    last: date,
    by: str = "sector",
    level: str | None = None,
    user: User | AnonymousUser | None = None,
) -> Result:
    """The form for the agency and all below it, from ``first`` to ``last`` (local days, both included).

    ``by``: "sector" or "procedure"; ``level``: only agencies of that level; ``user``: only what he may
    see (None: no limit, for the console). Raises ReportError with a Vietnamese message.
    """
    return answer(ask(form, agency, first, last, by, level, user))


def answer(question: Question) -> Result:
    counted = list(_grouped(question))
    rows = _rows(question, counted)
    total = Row(TOTAL, _("Tổng số"), _sum(question, rows))
    checks = check(question.form.identities, {row.name: row.cells for row in (total, *rows)})
    return Result(question, rows, total, checks, question.unusable().count())


def cell_queryset(
    form: Form | str,
    agency: Agency,
    first: date,
    last: date,
    row_key: str,
    column: int,
    by: str = "sector",
    level: str | None = None,
    user: User | AnonymousUser | None = None,
) -> QuerySet[Dossier]:
    """The dossiers that a cell counts, by day of receipt; ``row_key`` "" is the total row."""
    return cell(ask(form, agency, first, last, by, level, user), row_key, column)


def cell(question: Question, row_key: str, column: int) -> QuerySet[Dossier]:
    """Raises ReportError for a row or column that the table has not."""
    counted = question.universe().filter(question.condition(column_of(question, column).figure))
    if row_key != TOTAL:
        counted = counted.filter(question.grouping.condition(row_key))
    return counted.order_by("received_at", "pk")


def column_of(question: Question, number: int) -> Column:
    """Raises ReportError for a number that the form has not."""
    try:
        return question.form.column(number)
    except KeyError:
        message = _("Biểu %(form)s không có cột %(column)s.")
        raise ReportError(message % {"form": question.form.code, "column": number}) from None


def reportable_agencies(user: User | AnonymousUser) -> QuerySet[Agency]:
    """The authorities a user may ask figures of, top first: those within the scopes of his posts."""
    return reportable(user).filter(kind=AgencyKind.COMMITTEE).order_by("code")


def _grouped(question: Question) -> Iterable[dict[str, Any]]:
    counts = {
        f"column_{column.number}": Count(Value(1), filter=question.condition(column.figure))
        for column in question.form.columns
    }
    return question.universe().order_by().values(question.grouping.column).annotate(**counts)


def _rows(question: Question, counted: Iterable[Mapping[str, Any]]) -> tuple[Row, ...]:
    by_id = {group[question.grouping.column]: _cells(question, group) for group in counted}
    names = question.grouping.names([pk for pk in by_id if pk is not None])
    named = [Row(*names[pk], cells) for pk, cells in by_id.items() if pk is not None]
    named.sort(key=lambda row: (fold(row.name), row.key))
    if None in by_id:
        named.append(Row(UNCLASSIFIED, _(question.grouping.without), by_id[None]))
    return tuple(named)


def _cells(question: Question, group: Mapping[str, Any]) -> Mapping[int, int]:
    return MappingProxyType(
        {column.number: group[f"column_{column.number}"] for column in question.form.columns}
    )


def _sum(question: Question, rows: Iterable[Row]) -> Mapping[int, int]:
    rows = tuple(rows)
    return MappingProxyType(
        {column.number: sum(row.cells[column.number] for row in rows) for column in question.form.columns}
    )
