"""What is due, what there is, and beginning a report."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from motcua.dossiers.errors import ActionRefused
from motcua.filing.access import controlled_by, visible_to
from motcua.filing.actions import prepare
from motcua.filing.duties import duties
from motcua.filing.models import State
from motcua.organisation.models import Agency, User
from motcua.reports.queries import reportable_agencies
from motcua.terms import clock
from motcua.web.office.filing.forms import PrepareForm
from motcua.web.office.filing.looks import duty_look, report_look
from motcua.web.shared.refusals import STATUS

PAGE = 30


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def reports(request: HttpRequest) -> HttpResponse:
    """The calendar of one authority, and every report within the user's scope."""
    agencies = list(reportable_agencies(request.user))
    if not agencies:
        return render(request, "office/no_agency.html")
    controlled = controlled_by(request.user)
    form = PrepareForm(request.POST, controlled, clock.today())
    if request.method == "POST":
        return _prepare(request, form, agencies)
    return _page(request, form, agencies)


def _prepare(request: HttpRequest, form: PrepareForm, agencies: list[Agency]) -> HttpResponse:
    if not form.is_valid():
        return _page(request, form, agencies, 422)
    assert isinstance(request.user, User)
    try:
        report = prepare(request.user, form.wanted())
    except ActionRefused as refused:
        form.add_error(None, refused.message)
        return _page(request, form, agencies, STATUS[refused.code])
    messages.success(request, _("Đã lập bản thảo. Hãy xem số liệu, viết phần lời rồi chốt."))
    return redirect("office:report", report.pk)


def _page(request: HttpRequest, form: PrepareForm, agencies: list[Agency], status: int = 200) -> HttpResponse:
    code = request.GET.get("co_quan", "")
    agency = next((each for each in agencies if each.code == code), agencies[0])
    today = clock.today()
    kept = visible_to(request.user).exclude(state=State.DISCARDED).filter(agency__in=agencies)
    kept = kept.select_related("agency").defer("canonical", "kept", "signature", "narrative")
    page = Paginator(kept, PAGE).get_page(request.GET.get("trang"))
    may_prepare = form.agencies.exists()
    context: dict[str, Any] = {
        "form": form if may_prepare else None,
        "agencies": agencies,
        "agency": agency,
        "above_others": _above_others(agencies),
        "today": today,
        "duties": [(duty, duty_look(duty, today)) for duty in duties(agency, today)],
        "prepares": form.agencies.filter(pk=agency.pk).exists() if may_prepare else False,
        "page": page,
        "reports": [(report, report_look(report)) for report in page],
    }
    return render(request, "office/filing/reports.html", context, status=status)


def _above_others(agencies: list[Agency]) -> bool:
    """Whether one of them is above another, whose reports it adds up."""
    keys = {agency.pk for agency in agencies}
    return any(agency.parent_id in keys for agency in agencies)
