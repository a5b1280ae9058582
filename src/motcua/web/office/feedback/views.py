"""The book of reflections: the list, taking one in, one item with what can be done next."""

from typing import Any, NamedTuple

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from motcua.catalogue.models import Sector
from motcua.dossiers.errors import ActionRefused
from motcua.feedback import queries
from motcua.feedback.actions import ACTIONS, available, perform
from motcua.feedback.actions import register as take_in
from motcua.feedback.actions import reveal as reveal_sender
from motcua.feedback.actions.handling import Action
from motcua.feedback.models import Feedback, Sender
from motcua.feedback.visibility import books_of, may_know_sender
from motcua.web.office.feedback.forms import ActionForm, FilterForm, RegisterForm
from motcua.web.office.feedback.looks import due_tag, stage_tag
from motcua.web.office.guards import officer
from motcua.web.office.guards import user_of as _user
from motcua.web.shared.refusals import STATUS

PAGE = 50


class Offer(NamedTuple):
    """An action with its form; ``open``: the one that was just refused."""

    action: Action
    form: ActionForm
    open: bool = False


@officer()
def listing(request: HttpRequest) -> HttpResponse:
    user = _user(request)
    form = FilterForm(request.GET, Sector.objects.all())
    form.is_valid()
    asked = {name: form.cleaned_data.get(name, "") for name in form.fields}
    narrowed = queries.Listing(asked["buoc"], asked["ve"], asked["qua"], asked["linh_vuc"])
    page = Paginator(queries.listed(user, narrowed), PAGE).get_page(request.GET.get("trang"))
    context = {
        "form": form,
        "page": page,
        "rows": [(item, stage_tag(item), due_tag(item)) for item in page.object_list],
        "counts": queries.counts(user),
        "narrowed": any(asked.values()),
        "may_register": books_of(user).exists(),
    }
    return render(request, "office/feedback/list.html", context)


@officer("POST")
def register(request: HttpRequest) -> HttpResponse:
    """Refused: the same page with the reason and everything typed."""
    user = _user(request)
    books = list(books_of(user))
    if not books:
        raise PermissionDenied
    form = RegisterForm(books, request.POST if request.method == "POST" else None)
    if request.method == "POST":
        try:
            item = take_in(user, form.typed())
        except ActionRefused as refused:
            form.refuse(refused)
            return render(
                request, "office/feedback/register.html", {"form": form}, status=STATUS[refused.code]
            )
        messages.success(request, _("Đã tiếp nhận phản ánh %s.") % item.code)
        return redirect("office:feedback-item", item.code)
    return render(request, "office/feedback/register.html", {"form": form})


@officer()
def item(request: HttpRequest, code: str) -> HttpResponse:
    return _page(request, _found(request, code))


@officer("POST")
def act(request: HttpRequest, code: str, action: str) -> HttpResponse:
    found = _found(request, code)
    if request.method != "POST" or action not in ACTIONS:
        return redirect("office:feedback-item", found.code)
    declared = ACTIONS[action]
    form = ActionForm(declared, found, request.POST)
    try:
        perform(_user(request), found.code, action, form.typed())
    except ActionRefused as refused:
        form.refuse(refused)
        return _page(request, found, Offer(declared, form, open=True), status=STATUS[refused.code])
    messages.success(request, _("Đã ghi: %(what)s.") % {"what": declared.label.lower()})
    return redirect("office:feedback-item", found.code)


@officer("POST")
def reveal(request: HttpRequest, code: str) -> HttpResponse:
    """Who sent it, in full, once, with a reason that the journal keeps."""
    found = _found(request, code)
    if request.method != "POST":
        return redirect("office:feedback-item", found.code)
    reason = request.POST.get("reason", "")
    try:
        sender = reveal_sender(_user(request), found.code, reason)
    except ActionRefused as refused:
        extra = {"reveal_error": refused.fields.get("reason", refused.message), "reveal_reason": reason}
        return _page(request, found, extra=extra, status=STATUS[refused.code])
    return _page(request, found, sender=sender)


def _found(request: HttpRequest, code: str) -> Feedback:
    """Out of scope is answered like unknown: nobody learns that it exists."""
    found = queries.by_code(_user(request), code)
    if found is None:
        raise Http404("feedback")
    return found


def _page(
    request: HttpRequest,
    found: Feedback,
    refused: Offer | None = None,
    sender: Sender | None = None,
    extra: dict[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    offers = [
        refused if refused and refused.action is action else Offer(action, ActionForm(action, found))
        for action in available(_user(request), found)
    ]
    context = {
        "item": found,
        "stage": stage_tag(found),
        "due": due_tag(found),
        "offers": offers,
        "refused": refused,
        "lines": queries.timeline(found),
        "may_know": may_know_sender(_user(request), found),
        "sender": sender,
    }
    return render(request, "office/feedback/item.html", context | (extra or {}), status=status)
