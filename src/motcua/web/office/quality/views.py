"""The service-quality index of an agency, and the things that cost each point."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from motcua.quality.index import compute
from motcua.quality.measures import Kind, Measured
from motcua.reports.errors import ReportError
from motcua.reports.queries import reportable_agencies
from motcua.terms import clock
from motcua.web.office.asking import PeriodForm
from motcua.web.office.quality.presenting import index_url, shown

PAGE = 50
FORM = "07a"
DEFAULTS = {"ky": "year"}


@never_cache
@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Opened without a question: the officer's own authority, this year."""
    agencies = reportable_agencies(request.user)
    first = agencies.first()
    if first is None:
        return render(request, "office/no_agency.html")
    form = PeriodForm(request.GET or {**DEFAULTS, "co_quan": first.code}, agencies, clock.today())
    context: dict[str, Any] = {"form": form}
    if form.is_valid():
        question = form.question_of(FORM, request.user)
        try:
            context |= {"shown": shown(compute(question), question)}
        except ReportError as error:
            form.add_error("ky", error.message)
    return render(request, "office/quality/index.html", context)


@never_cache
@login_required
@require_safe
def lost(request: HttpRequest) -> HttpResponse:
    """What was counted among but did not count, for one criterion."""
    form = PeriodForm(request.GET, reportable_agencies(request.user), clock.today())
    if not form.is_valid():
        raise Http404("question")
    question = form.question_of(FORM, request.user)
    try:
        scored = compute(question).scored(request.GET.get("tieu_chi", ""))
    except ReportError as error:
        raise Http404(error.message) from error
    if not isinstance(scored.outcome, Measured):
        raise Http404("unmeasured")
    context = {"question": question, "scored": scored, "back_url": index_url(question)}
    return _listed(request, scored.outcome, context)


def _listed(request: HttpRequest, outcome: Measured, context: dict[str, Any]) -> HttpResponse:
    page = Paginator(_rows(outcome), PAGE).get_page(request.GET.get("trang"))
    context |= {"page": page, "outcome": outcome, "of_dossiers": outcome.kind is Kind.DOSSIER}
    return render(request, "office/quality/lost.html", context)


def _rows(outcome: Measured) -> QuerySet[Any]:
    found = outcome.lost()
    if outcome.kind is not Kind.DOSSIER:
        return found
    return found.select_related("applicant", "procedure", "agency").defer("components", "applicant__form")
