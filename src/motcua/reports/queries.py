"""The tables of report forms and the lists behind their cells, from one condition.

Three queries a table, whatever its size: one grouped count of all columns, the names of the rows, and
what cannot be counted; two more for each further subject that a form counts. Where sums may answer, one more
asks whether there are any; read off them, the form needs the agencies' keys but not what cannot be counted.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, QuerySet, Value
from django.utils.translation import gettext as _

from motcua.database.planning import for_these_values
from motcua.figures.form import Column, Form
from motcua.figures.identities import Check, check, check_carried_over
from motcua.figures.predicates import all_of
from motcua.organisation.models import Agency, AgencyKind, User
from motcua.reports import drill, known, sums
from motcua.reports.errors import ReportError
from motcua.reports.parts import merged, part_of, parts
from motcua.reports.question import Question, ask, reportable
from motcua.reports.result import Result, Row
from motcua.reports.rows import TOTAL as TOTAL
from motcua.reports.rows import added, named, rows_of, sections_of


def compute(
    form: Form | str,
    agency: Agency,
    first: date,
    last: date,
    by: str = "",
    level: str | None = None,
    user: User | AnonymousUser | None = None,
    known_at: datetime | None = None,
) -> Result:
    """The form for the agency and all below it, from ``first`` to ``last`` (local days, both included).

    ``by``: a grouping of the form's subjects ("": its first); ``level``: only agencies of that level;
    ``user``: only what he may see (None: no limit, for the console); ``known_at``: as the system knew it
    then. Raises ReportError with a Vietnamese message.
    """
    return answer(ask(form, agency, first, last, by, level, user, known_at))


@for_these_values()
def answer(question: Question) -> Result:
    """With ``known_at``: as it was known then, for some queries more."""
    reading = sums.read(question)
    rows = _table(question, reading)
    sections = sections_of(question, rows)
    total = Row(TOTAL, _("Tổng số"), added(question, rows))
    checks = check(question.form.identities, named((total, *sections, *rows)))
    unusable = question.unusable().count() if reading is None else reading.unusable
    return Result(question, rows, total, checks, unusable, sections)


def cell_queryset(
    form: Form | str,
    agency: Agency,
    first: date,
    last: date,
    row_key: str,
    column: int,
    by: str = "",
    level: str | None = None,
    user: User | AnonymousUser | None = None,
) -> QuerySet[Any]:
    """What a cell counts, in the order of its subject; ``row_key`` "" is the total row."""
    return cell(ask(form, agency, first, last, by, level, user), row_key, column)


def cell(question: Question, row_key: str, column: int) -> QuerySet[Any]:
    """Raises ReportError for a row or column that the table has not."""
    figure = column_of(question, column).figure
    part = part_of(question, column)
    listed = known.listed(part, all_of(part.form.universe, figure.predicate), _row(row_key))
    return listed.order_by(*drill.order_of(part, figure))


def cell_pages(question: Question, row_key: str, column: int) -> QuerySet[Any] | drill.Pages:
    """The same to be shown page by page: counted and sliced by the sums where they answer."""
    figure = column_of(question, column).figure
    part = part_of(question, column)
    pages = drill.pages(part, figure, _row(row_key))
    return part.source.listed(cell(question, row_key, column)) if pages is None else pages


def _row(row_key: str) -> str | None:
    return None if row_key == TOTAL else row_key


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


@for_these_values()
def carried_over(question: Question, result: Result | None = None) -> tuple[Check, ...]:
    """Whether each carried-over column is what the period before left open: in every row, and in total only
    where the rows of another period mean something else.

    One grouped query and the names of rows more; computes the table first where it is not given.
    """
    if not question.form.carried_over:
        return ()
    now, before = result or answer(question), question.before()
    earlier = _table(before, sums.read(before))
    whole = Row(TOTAL, now.total.name, added(before, earlier))
    steady = question.grouping.steady
    return check_carried_over(
        question.form.carried_over,
        named((now.total, *(now.rows if steady else ()))),
        named((whole, *(earlier if steady else ()))),
    )


def carried_over_holds(question: Question) -> bool:
    return all(check.holds for check in carried_over(question))


def _table(question: Question, reading: sums.Reading | None) -> tuple[Row, ...]:
    """Off the sums where they have been read, else counted."""
    if reading is not None:
        return rows_of(question, reading.groups)
    return merged(question, [rows_of(part, _groups(part)) for part in parts(question)])


def _groups(question: Question) -> list[Mapping[str, Any]]:
    """A mapping for each value of the grouping's column, "column_N" -> count; a value may come twice."""
    return [*_grouped(question), *known.late_groups(question)]


def _grouped(question: Question) -> Iterable[dict[str, Any]]:
    """The one place that counts: a mapping for each value of the grouping, "column_N" -> count.

    Values that belong to one row need not be added up here. The records of a question with ``known_at``
    leave out what was touched since.
    """
    counts = {
        f"column_{column.number}": Count(Value(1), filter=question.condition(column.figure))
        for column in question.form.columns
    }
    counted = question.grouping.prepared(question.universe(), question).order_by()
    return counted.values(*question.grouping.columns).annotate(**counts)
