"""Checks a report that is pasted or uploaded. Nothing of it is stored."""

from dataclasses import replace
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from motcua.checker import checking
from motcua.checker.checking import Report
from motcua.reports.queries import reportable_agencies
from motcua.reports.stated import compared
from motcua.terms import clock
from motcua.web.office.checking.forms import CheckForm
from motcua.web.office.checking.presenting import shown

FIRST = {"ky": "month"}


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    posted = request.method == "POST"
    form = CheckForm(
        request.POST if posted else None,
        request.FILES if posted else None,
        reportable_agencies(request.user),
        clock.today(),
        FIRST,
    )
    context: dict[str, Any] = {"form": form}
    if posted and form.is_valid():
        context["result"] = shown(_report(form, request))
    return render(request, "office/checking/check.html", context)


def _report(form: CheckForm, request: HttpRequest) -> Report:
    report = checking.check(form.document)
    agency = form.cleaned_data["co_quan"]
    if agency is None:
        return report
    period = form.cleaned_data["period"]
    known = compared(report, agency, period.first, period.last, request.user)
    return replace(report, relations=(*report.relations, *known))
