"""Tasks given and owed: the lists, giving one, one with what can be done next, its files."""

from typing import Any, NamedTuple
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from motcua.assignments import queries
from motcua.assignments.actions import ACTIONS, Action, available, draft_from, give, perform
from motcua.assignments.listing import Listing, counts, listed, progress
from motcua.assignments.models import Assignment, Stage
from motcua.assignments.visibility import givers_of
from motcua.attachments.errors import NotServed
from motcua.attachments.serving import respond, shown_inline
from motcua.dossiers.errors import ActionRefused
from motcua.web.office.assignments.forms import ActionForm, GiveForm
from motcua.web.office.assignments.looks import due_tag, stage_tag, standing_tag
from motcua.web.office.assignments.narrowing import (
    OF_STANDING,
    DayForm,
    address,
    facets_of,
    kept,
    lines_of,
    listing_of,
    said,
    views_of,
)
from motcua.web.office.guards import officer, user_of
from motcua.web.shared.refusals import STATUS
from motcua.web.shared.templatetags.motcua_status import Tag
from motcua.web.shared.uploads import file_tag

PAGE = 50
MAIN = ("nhan", "bao-cao", "xac-nhan")  # the way forward: the first of these that may be done stands open


class Offer(NamedTuple):
    """An action with its form; ``open``: shown unfolded."""

    action: Action
    form: ActionForm
    open: bool = False


@officer()
def listing(request: HttpRequest) -> HttpResponse:
    """A day that cannot be read: today's list, the reason beside what was typed."""
    user, form = user_of(request), DayForm(request.GET)
    asked = listing_of(request.GET, form.cleaned_data["ngay"] if form.is_valid() else None)
    page = Paginator(listed(user, asked), PAGE).get_page(request.GET.get("trang"))
    facets = facets_of(user, asked)
    context = {
        "page": page,
        "rows": [_row(each) for each in page.object_list],
        "asked": asked,
        "form": form,
        "kept": kept(asked),
        "views": views_of(asked, counts(user, asked.on)),
        "facets": facets,
        "said": said(facets, asked),
        "headings": OF_STANDING.values(),
        "lines": lines_of(progress(user, asked), asked),
        "plain": address(Listing(view=asked.view, on=asked.on)),
        "narrowed": asked != Listing(),
        "may_give": givers_of(user).exists(),
    }
    return render(request, "office/assignments/list.html", context)


def _row(each: Any) -> tuple[Assignment, Tag, Tag, Tag]:
    return each, stage_tag(each), due_tag(each), standing_tag(each.standing)


@officer("POST")
def hand_out(request: HttpRequest) -> HttpResponse:
    """Refused: the same page with the reason and everything typed."""
    user = user_of(request)
    givers = list(givers_of(user))
    if not givers:
        raise PermissionDenied
    form = GiveForm(givers, request.POST if request.method == "POST" else None)
    if request.method == "POST":
        try:
            made = give(user, draft_from(user, form.typed()))
        except ActionRefused as refused:
            form.refuse(refused)
            return render(
                request, "office/assignments/give.html", {"form": form}, status=STATUS[refused.code]
            )
        messages.success(request, _("Đã giao nhiệm vụ %s.") % made.code)
        return redirect("office:assignment", made.pk)
    return render(request, "office/assignments/give.html", {"form": form})


@officer()
def item(request: HttpRequest, key: UUID) -> HttpResponse:
    return _page(request, _found(request, key))


@officer("POST")
def act(request: HttpRequest, key: UUID, action: str) -> HttpResponse:
    found = _found(request, key)
    if request.method != "POST" or action not in ACTIONS:
        return redirect("office:assignment", found.pk)
    declared = ACTIONS[action]
    files = [each for told in queries.reports_of(found) for each in told.files if not each.withdrawn_at]
    form = ActionForm(declared, found, files, request.POST, request.FILES)
    try:
        perform(user_of(request), found.pk, action, form.typed(), form.uploads)
    except ActionRefused as refused:
        form.refuse(refused)
        return _page(request, found, Offer(declared, form, open=True), status=STATUS[refused.code])
    messages.success(request, _("Đã ghi: %(what)s.") % {"what": declared.label.lower()})
    return redirect("office:assignment", found.pk)


@officer()
def file(request: HttpRequest, key: UUID, file: UUID) -> HttpResponseBase:
    """A file of a report: to be saved; with ``?xem`` a photo within the page."""
    attachment = queries.file_of(user_of(request), key, file)
    if attachment is None:
        raise Http404("attachment")
    try:
        return respond(attachment, inline="xem" in request.GET)
    except NotServed as reason:
        found = _found(request, key)
        return _page(request, found, extra={"not_served": reason.message}, status=409)


def _found(request: HttpRequest, key: UUID) -> Assignment:
    """Out of scope is answered like unknown: nobody learns that it exists."""
    found = queries.by_id(user_of(request), key)
    if found is None:
        raise Http404("assignment")
    return found


def _page(
    request: HttpRequest,
    found: Assignment,
    refused: Offer | None = None,
    extra: dict[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    told = queries.reports_of(found)
    files = [each for report in told for each in report.files if not each.withdrawn_at]
    offers = [
        refused if refused and refused.action is action else Offer(action, ActionForm(action, found, files))
        for action in available(user_of(request), found)
        if action.name != "rut-tep" or files
    ]
    context = {
        "item": found,
        "stage": stage_tag(found),
        "due": due_tag(found),
        "main": [each for each in offers if each.action.name in MAIN],
        "more": [each for each in offers if each.action.name not in MAIN],
        "refused": refused,
        "withdrawn": refused is not None and refused not in offers,
        "reports": [(each.report, _lines(each)) for each in told],
        "changes": list(found.term_changes.select_related("changed_by").order_by("changed_at", "pk")),
        "reminders": queries.reminders_of(found),
        "lines": queries.timeline(found),
        "ended": found.stage in (Stage.VERIFIED, Stage.CANCELLED),
    }
    return render(request, "office/assignments/item.html", context | (extra or {}), status=status)


def _lines(told: queries.Told) -> list[tuple[Any, Any, bool]]:
    return [(each, file_tag(each), shown_inline(each)) for each in told.files]
