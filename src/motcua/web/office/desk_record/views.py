"""The typed figures of one-stop desks: which desk has a record, what was typed before, a new record."""

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from motcua.organisation.desks import may_record, record_desk, records_of, with_record
from motcua.organisation.errors import NotAllowed, OrganisationError
from motcua.organisation.models import Agency, AgencyKind, DeskRecord, User
from motcua.organisation.queries import in_force
from motcua.reports.question import reportable
from motcua.terms import clock
from motcua.web.office.desk_record.forms import DeskForm

SHOWN = 100


@never_cache
@login_required
@require_safe
def desks(request: HttpRequest) -> HttpResponse:
    """Every desk in scope with the record that holds today; those without one stand out."""
    found = list(with_record(_desks(request), clock.today()).order_by("code"))
    records = DeskRecord.objects.in_bulk([vars(desk)["record_id"] for desk in found])
    rows = [(desk, records.get(vars(desk)["record_id"])) for desk in found]
    context = {"rows": rows, "missing": sum(record is None for _desk, record in rows)}
    return render(request, "office/desk_record/desks.html", context)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def desk(request: HttpRequest, code: str) -> HttpResponse:
    """What was typed about one desk, newest first, and the form for the next record."""
    found = _desk(request, code)
    records = list(records_of(found)[:SHOWN])
    form = DeskForm(request.POST if request.method == "POST" else None, records[0] if records else None)
    status = 200
    if request.method == "POST":
        status = _record(request, found, form)
        if status == 302:
            return redirect("office:desk-record-one", found.code)
    context: dict[str, Any] = {
        "desk": found,
        "form": form,
        "records": records,
        "names": _names(records),
        "may_record": may_record(cast(User, request.user)).filter(pk=found.pk).exists(),
    }
    return render(request, "office/desk_record/desk.html", context, status=status)


def _record(request: HttpRequest, found: Agency, form: DeskForm) -> int:
    """The status of the answer; 302 when the record was written."""
    if not form.is_valid():
        return 422
    try:
        record_desk(cast(User, request.user), found, form.facts())
    except NotAllowed as refused:
        form.refuse(refused)
        return 403
    except OrganisationError as refused:
        form.refuse(refused)
        return 422
    messages.success(request, _("Đã ghi số liệu của %s.") % found.name)
    return 302


def _desks(request: HttpRequest) -> Any:
    day = clock.today()
    return reportable(request.user).filter(in_force(day), kind=AgencyKind.ONE_STOP)


def _desk(request: HttpRequest, code: str) -> Agency:
    """Raises Http404 out of scope as for a desk there is not."""
    found = None if "\0" in code else _desks(request).filter(code=code).first()
    if found is None:
        raise Http404("desk")
    return cast(Agency, found)


def _names(records: list[DeskRecord]) -> dict[str, str]:
    users = User.objects.filter(username__in={record.recorded_by for record in records})
    return {user.username: user.get_full_name() for user in users}
