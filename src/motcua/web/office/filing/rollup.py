"""The reports of those below beside what is counted above, and the dossiers that make a difference."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from motcua.figures.facts import DOSSIER
from motcua.figures.form import Form
from motcua.figures.forms import FORMS
from motcua.filing.actions.receiving import senders
from motcua.filing.duties import owed_by_province_only
from motcua.filing.models import Report
from motcua.filing.reconciling import Child
from motcua.filing.rollup import Moved, RollUp, adds_up, moved, parents_of, roll_up
from motcua.organisation.models import Agency
from motcua.reports.errors import ReportError
from motcua.reports.queries import column_of, reportable_agencies
from motcua.reports.subjects import source_of
from motcua.terms import clock
from motcua.web.office import listing
from motcua.web.office.asking import PeriodForm
from motcua.web.office.filing import rollup_look

PAGE = 50
DEFAULTS = {"bieu": "07a", "ky": "last-month"}


class RollUpForm(PeriodForm):
    field_order = ["bieu"]

    bieu = forms.ChoiceField(label=gettext_lazy("Biểu mẫu"))

    def __init__(self, data: Any, agencies: QuerySet[Agency]) -> None:
        super().__init__(data, agencies, clock.today())
        field = self.fields["bieu"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(code, form.heading) for code, form in FORMS.items() if _offered(form)]

    def rolled_up(self, request: HttpRequest) -> RollUp:
        """Only of a valid form. Raises ReportError."""
        asked, user = self.cleaned_data, request.user
        assert user.is_authenticated
        period = asked["period"]
        return roll_up(user, asked["bieu"], asked["co_quan"], period.first, period.last)


def _offered(form: Form) -> bool:
    """What children report, and what adds up."""
    return adds_up(form) and not owed_by_province_only(form)


@never_cache
@login_required
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Opened without a question: the first authority with others below it, the month that ended last."""
    agencies = parents_of(reportable_agencies(request.user))
    first = agencies.first()
    if first is None:
        return render(request, "office/filing/rollup_none.html")
    form = RollUpForm(request.GET or {**DEFAULTS, "co_quan": first.code}, agencies)
    context: dict[str, Any] = {"form": form, "receives": senders(request.user).exists()}
    if form.is_valid():
        try:
            found = form.rolled_up(request)
            context |= {"rollup": found, "look": rollup_look.look(found, clock.today())}
        except ReportError as error:
            form.add_error("bieu", error.message)
    return render(request, "office/filing/rollup.html", context)


@never_cache
@login_required
@require_safe
def difference(request: HttpRequest) -> HttpResponse:
    """The things by which a child's signed report differs from what is counted now, in one column."""
    form = RollUpForm(request.GET, parents_of(reportable_agencies(request.user)))
    number = request.GET.get("cot", "")
    if not form.is_valid() or not number.isdecimal():
        raise Http404("question")
    try:
        found = form.rolled_up(request)
        column = column_of(found.question, int(number))
        child = _child(found, request.GET.get("don_vi", ""))
        report = Report.objects.select_related("agency").get(pk=child.report)
        changed = moved(report, found.question, column.number)
    except (ReportError, LookupError, Report.DoesNotExist) as error:
        raise Http404("difference") from error
    source = source_of(column.figure.subject)
    page = Paginator(changed.things(found.question), PAGE).get_page(request.GET.get("trang"))
    come = set(changed.come)
    context: dict[str, Any] = {
        "rollup": found,
        "child": child,
        "report": report,
        "column": column,
        "gone": len(changed.gone),
        "come": len(changed.come),
        "page": page,
        "come_keys": come,
        "unit": source.subject.unit,
        "missing": _missing(changed, page.paginator.count),
        "back_url": rollup_look.rollup_url(found),
    }
    if source.subject is not DOSSIER:
        things = list(page)
        came = [getattr(thing, "kept_id", thing.pk) in come for thing in things]
        context["list_headings"] = listing.headings(source)
        context["list_lines"] = list(zip(listing.lines(source, things), came, strict=True))
    return render(request, "office/filing/rollup_difference.html", context)


def _missing(changed: Moved, listed: int) -> int:
    """How many things have no row any more."""
    return len(changed.gone) + len(changed.come) - listed


def _child(found: RollUp, code: str) -> Child:
    """One whose report was made here. Raises LookupError."""
    for child in found.reconciliation.children:
        if child.code == code and child.origin == "here":
            return child
    raise LookupError(code)
