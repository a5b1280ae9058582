"""Announcing decisions: the list, recording or completing one, one decision and the posting of its lines."""

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from motcua.catalogue.decision_queries import announcers, entries_of, visible_decisions
from motcua.catalogue.decisions import post_entries, record_decision
from motcua.catalogue.effects.owed import owed
from motcua.catalogue.errors import CatalogueError, NotAllowed
from motcua.catalogue.models import Decision
from motcua.organisation.models import User
from motcua.reports.queries import reportable_agencies
from motcua.web.office.decisions.forms import DecisionForm, PostForm

PAGE = 50


@never_cache
@login_required
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    user = cast(User, request.user)
    found = visible_decisions(user)
    unknown = request.GET.get("thieu") == "1"
    page = Paginator(found.filter(signed_on=None) if unknown else found, PAGE)
    agency = reportable_agencies(user).first()
    context = {
        "owing": agency,
        "owed": owed(agency) if agency else [],
        "page": page.get_page(request.GET.get("trang")),
        "unknown": unknown,
        "incomplete": found.filter(signed_on=None).count(),
        "may_record": announcers(user).exists(),
    }
    return render(request, "office/decisions/list.html", context)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def record(request: HttpRequest) -> HttpResponse:
    """``?qd=`` names a decision of which the number alone is known. Refused: everything typed is kept."""
    user = cast(User, request.user)
    agencies = list(announcers(user))
    if not agencies:
        raise PermissionDenied
    known = _known(user, request.GET.get("qd", ""))
    form = DecisionForm(agencies, request.POST if request.method == "POST" else None, known)
    if request.method == "POST" and form.is_valid():
        try:
            made = record_decision(user, form.draft())
        except CatalogueError as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Đã ghi quyết định %s.") % made.number)
            return redirect("office:decision", made.pk)
    status = 422 if request.method == "POST" else 200
    return render(request, "office/decisions/record.html", {"form": form, "known": known}, status=status)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def decision(request: HttpRequest, pk: int) -> HttpResponse:
    """POST: the procedures that have no day yet were posted on the day given."""
    user = cast(User, request.user)
    found = visible_decisions(user).select_related("agency").filter(pk=pk).first()
    if found is None:
        raise Http404("decision")
    form = PostForm(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        status = _post(request, found, form)
        if status == 302:
            return redirect("office:decision", found.pk)
    context: dict[str, Any] = {
        "decision": found,
        "entries": entries_of(found),
        "legal_texts": found.legal_texts.order_by("number"),
        "form": form,
        "may_record": announcers(user).exists(),
    }
    return render(request, "office/decisions/decision.html", context, status=status)


def _post(request: HttpRequest, found: Decision, form: PostForm) -> int:
    """The status of the answer; 302 when it was written."""
    if not form.is_valid():
        return 422
    try:
        count = post_entries(cast(User, request.user), found, form.cleaned_data["public_on"])
    except CatalogueError as refused:
        form.refuse(refused)
        return 403 if isinstance(refused, NotAllowed) else 422
    messages.success(request, _("Đã ghi ngày công khai của %s thủ tục.") % count)
    return 302


def _known(user: User, pk: str) -> Decision | None:
    if not pk.isdecimal() or len(pk) > 12:
        return None
    return visible_decisions(user).select_related("agency").filter(pk=int(pk), signed_on=None).first()
