"""The list behind a number that stands beside a criterion."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.db.models import QuerySet

from motcua.dossiers.models import Dossier
from motcua.dossiers.visibility import visible_to as dossiers_of
from motcua.feedback.models import Feedback
from motcua.feedback.visibility import visible_to as feedback_of
from motcua.figures.facts import DOSSIER
from motcua.organisation.models import User
from motcua.oversight.evidence import dossiers, figures, others, posting
from motcua.oversight.evidence.base import Listed, Scope
from motcua.reports.errors import ReportError
from motcua.reports.parts import part_of
from motcua.reports.queries import TOTAL, cell, column_of
from motcua.reports.subjects import source_of
from motcua.reports.subjects.base import Shown

ASSIGNMENT_COLUMNS = (
    Shown("Mã nhiệm vụ", lambda each: each.code),
    Shown("Nhiệm vụ", lambda each: each.title),
    Shown("Cơ quan thực hiện", lambda each: each.agency.name),
    Shown("Hạn", lambda each: each.due_then),
)


class NoList(LookupError):
    """There is no such number."""


def listed(user: User, scope: Scope, key: str) -> Listed:
    """What the number counts, as far as the user may see it one by one. Raises NoList."""
    found = counted(scope, key)
    return replace(found, rows=seen(user, found.rows))


def counted(scope: Scope, key: str) -> Listed:
    """All that the number counts, whoever asks: to be reckoned, not to be shown. Raises NoList."""
    name, _, part = key.partition(":")
    try:
        if name == "ho-so":
            return _dossiers(scope, part)
        if name == "posting":
            return Listed(posting.PARTS[part][0], posting.listed(part, scope), posting.COLUMNS)
        if name in others.ROWS:
            return Listed(others.ROWS[name][0], others.listed(name, part, scope), ASSIGNMENT_COLUMNS)
        return _cell(scope, name, part)
    except (KeyError, ValueError, ReportError) as error:
        raise NoList(key) from error


def _dossiers(scope: Scope, part: str) -> Listed:
    source = source_of(DOSSIER)
    rows = source.listed(dossiers.of_kind(part, scope)).order_by("-submitted_at", "pk")
    return Listed(dossiers.BY_KEY[part].label, rows, source.columns)


def _cell(scope: Scope, form: str, number: str) -> Listed:
    question = figures.question_of(form, scope)
    column = column_of(question, int(number))
    source = part_of(question, column.number).source
    rows = source.listed(cell(question, TOTAL, column.number))
    return Listed(figures.title(column), rows, source.columns, column.figure.definition)


def seen(user: User, rows: QuerySet[Any] | Sequence[Any]) -> QuerySet[Any] | Sequence[Any]:
    """Dossiers and reflections only those that the user's scope holds: a mandate opens its period."""
    if not isinstance(rows, QuerySet):
        return rows
    model = rows.model
    if model is Dossier:
        return rows.filter(pk__in=dossiers_of(user).values("pk"))
    if model is Feedback:
        return rows.filter(pk__in=feedback_of(user).values("pk"))
    return rows
