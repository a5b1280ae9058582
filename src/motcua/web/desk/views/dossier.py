"""The dossier page: what it is, what to do next; doing it; seeing personal data in full."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from motcua.dossiers.actions import ActionRefused, Available, known, perform
from motcua.dossiers.actions import reveal as reveal_personal
from motcua.dossiers.answering import answer_due_at
from motcua.dossiers.queries import DossierPage
from motcua.web.desk.access import officer, page_or_404, user_of
from motcua.web.desk.forms.actions import ActionForm, Offer, offers
from motcua.web.desk.presenters import answers, has_slip, is_retro, page_look, recorded_later, timeline
from motcua.web.shared.refusals import STATUS


@officer()
def dossier(request: HttpRequest, code: str) -> HttpResponse:
    return _page(request, page_or_404(request, code))


@officer("POST")
def act(request: HttpRequest, code: str, verb: str) -> HttpResponse:
    """Do one action. Refused: the same page with the reason and everything typed."""
    page = page_or_404(request, code)
    if request.method != "POST" or verb not in known():
        return redirect("desk:dossier", page.dossier.code)
    declared = known()[verb]
    offered = Available(verb, declared.label, declared.primary, declared.fields)
    form = ActionForm(offered, page.dossier, request.POST)
    try:
        after = perform(user_of(request), page.dossier, verb, form.values(), at=form.moment())
    except ActionRefused as refused:
        form.refuse(refused)
        return _page(request, page, Offer(offered, form, open=True), status=STATUS[refused.code])
    messages.success(request, _("Đã ghi: %(label)s, hồ sơ %(code)s.") % {
        "label": _lower_first(declared.label), "code": after.code,
    })  # fmt: skip
    return redirect("desk:dossier", after.code)


@officer("POST")
def reveal(request: HttpRequest, code: str) -> HttpResponse:
    """Personal data in full, once, with a reason that the journal keeps."""
    page = page_or_404(request, code)
    if request.method != "POST":
        return redirect("desk:dossier", page.dossier.code)
    reason = request.POST.get("reason", "")
    try:
        reveal_personal(user_of(request), page.dossier, reason)
    except ActionRefused as refused:
        extra = {"reveal_error": refused.fields.get("reason", refused.message), "reveal_reason": reason}
        return _page(request, page, extra=extra, status=STATUS[refused.code])
    page = page_or_404(request, code)
    return _page(request, page, extra={"revealed": True, "answers": answers(page)})


def _page(
    request: HttpRequest,
    page: DossierPage,
    refused: Offer | None = None,
    extra: dict[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    made = offers(page, refused)
    context = {
        "page": page,
        "dossier": page.dossier,
        "look": page_look(page),
        "answer_by": answer_due_at(page.dossier),
        "lines": timeline(page.timeline),
        "first": [offer for offer in made if offer.action.primary],
        "others": [offer for offer in made if not offer.action.primary],
        "refused": refused,
        "withdrawn": refused and not any(offer is refused for offer in made),
        "retro": is_retro(page.dossier),
        "recorded_later": recorded_later(page.dossier),
        "has_slip": has_slip(page.dossier),
    }
    return render(request, "desk/dossier.html", context | (extra or {}), status=status)


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]
