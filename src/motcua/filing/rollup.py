"""The reports of an authority's children against what it counts itself: who is missing, who differs, where.

A constant number of queries, however many children: the parent's table by agency, the children, their
reports made here, their reports received.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from motcua.database.among import AmongIds
from motcua.figures import kept
from motcua.figures.form import Form
from motcua.filing import keptlist
from motcua.filing.asked import tells_its_past
from motcua.filing.models import ReceivedReport, Report, State
from motcua.filing.papers import Document, cells_of
from motcua.filing.periods import due_day
from motcua.filing.reconciling import Cells, Child, Origin, Reconciliation
from motcua.organisation.models import Agency, AgencyKind, User
from motcua.organisation.queries import in_force
from motcua.reports.errors import ReportError
from motcua.reports.queries import answer, cell, column_of
from motcua.reports.question import Question, ask
from motcua.reports.subjects import source_of

BY_AGENCY = "agency"
GIVEN = (State.SIGNED, State.SENT)
"""A report counts when it is signed; one that was superseded is replaced by its correction."""


@dataclass(frozen=True)
class RollUp:
    """``question``: what the parent counts, one row an agency. ``documents``: agency code -> the figures of
    its report, wherever it was made."""

    question: Question
    reconciliation: Reconciliation
    documents: Mapping[str, Document]

    @property
    def form(self) -> Form:
        return self.question.form


def roll_up(user: User, form: Form | str, parent: Agency, first: date, last: date) -> RollUp:
    """Raises ReportError where the form cannot be asked by agency, or parts its rows by level."""
    question = ask(form, parent, first, last, BY_AGENCY, user=user)
    if not adds_up(question.form):
        raise ReportError(_("Biểu %(form)s không cộng từ báo cáo cấp dưới.") % {"form": question.form.code})
    result = answer(question)
    counted = {row.key: row.cells for row in result.rows}
    children = _children(parent, last, counted)
    here = _made_here(question, children)
    received = _received(question, children)
    columns = tuple(column.number for column in question.form.columns)
    found = Reconciliation(
        columns=columns,
        parent=result.total.cells,
        own=counted.get(parent.code, {}),
        children=tuple(
            _child(child, counted.get(child.code), here.get(child.pk), received.get(child.pk), last)
            for child in children
        ),
    )
    codes = {child.pk: child.code for child in children}
    reports: dict[int, Report | ReceivedReport] = {**received, **here}
    return RollUp(question, found, {codes[pk]: reports[pk].document for pk in reports})


def adds_up(form: Form) -> bool:
    """Whether reports in this form come from below and add up: 07b, in parts by level, adds up 07a itself."""
    return not form.sections and BY_AGENCY in source_of(form.subject).groupings


def parents_of(agencies: QuerySet[Agency]) -> QuerySet[Agency]:
    """Of these, the authorities that have authorities below them."""
    return agencies.filter(children__kind=AgencyKind.COMMITTEE).distinct()


def _children(parent: Agency, day: date, counted: Mapping[str, Cells]) -> list[Agency]:
    """The authorities directly below on that day, and those of which something is counted all the same."""
    committees = parent.children.filter(kind=AgencyKind.COMMITTEE)
    return list(committees.filter(in_force(day) | Q(code__in=counted)).order_by("code"))


def _asked(question: Question, children: Iterable[Agency]) -> dict[str, Any]:
    return {
        "agency__in": list(children),
        "form": question.form.code,
        "first": question.period.first,
        "last": question.period.last,
        "level": "",
    }


def _made_here(question: Question, children: list[Agency]) -> dict[int, Report]:
    """The signed report of each; of several groupings the one signed last: their totals are the same."""
    reports = Report.objects.filter(**_asked(question, children), state__in=GIVEN)
    return {report.agency_id: report for report in reports.order_by("signed_at")}


def _received(question: Question, children: list[Agency]) -> dict[int, ReceivedReport]:
    reports = ReceivedReport.objects.filter(**_asked(question, children), current=True)
    return {report.agency_id: report for report in reports.defer("package").order_by("received_at")}


def _child(
    agency: Agency, counted: Cells | None, here: Report | None, received: ReceivedReport | None, last: date
) -> Child:
    report = here or received
    origin = Origin.HERE if here else Origin.IMPORTED if received else Origin.MISSING
    return Child(
        code=agency.code,
        name=agency.name,
        origin=origin,
        reported=cells_of(report.document["total"]) if report else None,
        counted=counted if counted is not None or origin is Origin.IMPORTED else {},
        due=due_day(last, agency.level),
        report=str(report.pk) if report else "",
    )


@dataclass(frozen=True)
class Moved:
    """What a child's report counted and is no longer counted there, and the other way round."""

    gone: list[UUID]
    come: list[UUID]

    def things(self, question: Question) -> QuerySet[Any] | list[Any]:
        """Both, in the order of their subject, as a list shows them."""
        ids = [*self.gone, *self.come]
        if not tells_its_past(question.form):
            return keptlist.found(question, ids)
        records = question.source.records(Agency.objects.all(), question.period)
        return question.source.listed(records.filter(AmongIds("pk", ids)).order_by(*question.source.order))


def moved(report: Report, question: Question, column: int) -> Moved:
    """``question``: the parent's, by agency; ``report``: of one of its children, made here.

    Raises ReportError for a column that there is not.
    """
    column_of(question, column)
    then = {id for row in report.rows.all() for id in row.members().of(column)}
    subject = question.form.column(column).figure.subject.key
    keys = cell(question, report.agency.code, column).values_list("pk", flat=True)
    now = {kept.id_of(subject, key) for key in keys}
    return Moved(sorted(then - now), sorted(now - then))


def sum_of(documents: Iterable[Document]) -> dict[str, tuple[str, dict[int, int]]]:
    """Row key -> name and counts, added up over reports: section II of 07b is that of the communes' 07a."""
    added: dict[str, tuple[str, dict[int, int]]] = {}
    for document in documents:
        for row in document["rows"]:
            _name, cells = added.setdefault(row["key"], (row["name"], {}))
            for number, count in cells_of(row["cells"]).items():
                cells[number] = cells.get(number, 0) + count
    return added


def verdict(found: Reconciliation) -> str:
    """In one sentence, for the top of the page."""
    if found.holds:
        return _("Mọi đơn vị đã gửi báo cáo và tổng các báo cáo khớp với số liệu của hệ thống.")
    parts = []
    if found.missing:
        parts.append(_("%(count)s đơn vị chưa có báo cáo đã ký") % {"count": len(found.missing)})
    if found.differing:
        parts.append(_("%(count)s đơn vị có số liệu khác báo cáo đã ký") % {"count": len(found.differing)})
    return _("Chưa khớp: %(parts)s.") % {"parts": "; ".join(parts) or _("số của cấp trên tự mâu thuẫn")}
