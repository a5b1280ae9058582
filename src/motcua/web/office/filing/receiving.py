"""Taking in a report from another installation, and what was taken in."""

from itertools import groupby
from typing import Any
from uuid import UUID

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from motcua.dossiers.errors import ActionRefused
from motcua.filing.actions import receive_package
from motcua.filing.actions.receiving import senders
from motcua.filing.models import ReceivedReport
from motcua.filing.package import MOST
from motcua.filing.papers import figures_of
from motcua.organisation.models import User
from motcua.reports.question import reportable
from motcua.web.shared.forms import Form

LATEST = 20


class PackageForm(Form):
    own_messages = {"goi": {"required": gettext_lazy("Hãy chọn tệp gói báo cáo.")}}

    goi = forms.FileField(
        label=gettext_lazy("Gói báo cáo đã ký"),
        help_text=gettext_lazy("Tệp .json do cơ quan cấp dưới tải về bằng nút “Tải gói báo cáo đã ký”."),
        allow_empty_file=True,
    )

    def clean_goi(self) -> Any:
        file = self.cleaned_data["goi"]
        if file.size > MOST:
            raise forms.ValidationError(_("Tệp quá lớn nên không phải là gói báo cáo. Hãy chọn đúng tệp."))
        return file


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def receive(request: HttpRequest) -> HttpResponse:
    """Refused, the page says why; the file has to be chosen anew, as browsers have it."""
    user = request.user
    assert isinstance(user, User)
    if not senders(user).exists():
        raise PermissionDenied
    form = PackageForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        form = PackageForm(request.POST, request.FILES)
        taken = _take(form, user)
        if taken is not None:
            return redirect("office:received-report", taken.pk)
    context = {"form": form, "received": _received(user)[:LATEST]}
    return render(request, "office/filing/receive.html", context, status=422 if form.errors else 200)


def _take(form: PackageForm, user: User) -> ReceivedReport | None:
    if not form.is_valid():
        return None
    file = form.cleaned_data["goi"]
    try:
        return receive_package(user, file.read(), file.name)
    except ActionRefused as refusal:
        form.add_error("goi", refusal.message)
        return None


@never_cache
@login_required
@require_safe
def received(request: HttpRequest, key: UUID) -> HttpResponse:
    """The figures that came, and what was verified of them."""
    user = request.user
    assert isinstance(user, User)
    report = _received(user).filter(pk=key).first()
    if report is None:
        raise Http404("report")
    columns = report.document["columns"]
    figures = figures_of(report.document)
    numbers = [each["number"] for each in columns]
    context = {
        "report": report,
        "columns": columns,
        "groups": [
            (name, len(list(some))) for name, some in groupby(columns, key=lambda column: column["group"])
        ],
        "lines": [(row.name, [row.cells[number] for number in numbers]) for row in figures.rows],
        "total": [figures.total[number] for number in numbers],
    }
    return render(request, "office/filing/received.html", context)


@never_cache
@login_required
@require_safe
def package(request: HttpRequest, key: UUID) -> HttpResponse:
    """The file as it came."""
    user = request.user
    assert isinstance(user, User)
    report = _received(user).filter(pk=key).first()
    if report is None:
        raise Http404("report")
    answer = HttpResponse(bytes(report.package), content_type="application/json")
    name = f"{report.form}-{report.agency.code}-{report.last:%Y%m%d}.json"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _received(user: User) -> QuerySet[ReceivedReport]:
    """Of the agencies whose figures the user may open."""
    return ReceivedReport.objects.filter(agency__in=reportable(user).values("pk")).select_related("agency")
