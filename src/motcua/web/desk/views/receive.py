"""Receiving a dossier with the keyboard alone: find the procedure, fill in, see the due date, save."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from motcua.catalogue.queries import search_procedures
from motcua.dossiers.actions import ActionRefused
from motcua.dossiers.actions import receive as take_in
from motcua.organisation.models import Role
from motcua.web.desk import listing
from motcua.web.desk.access import counters_of, officer, page_or_404, user_of
from motcua.web.desk.intake_page import COMMANDS, PAPER, IntakePage, intake_page
from motcua.web.desk.presenters import has_slip, is_retro, page_look
from motcua.web.shared.refusals import STATUS

SHOWN = 12
LONGEST_QUERY = 100
SAVE = "luu"
REMEMBERED = 20  # forms sent by this session


@officer("POST", role=Role.RECEIVER)
def receive(request: HttpRequest) -> HttpResponse:
    """No procedure yet: the search. GET with one: the empty form. POST: a command on the filled form."""
    given = request.POST if request.method == "POST" else request.GET
    code, paper = given.get("thu_tuc", "").replace("\0", "").strip(), given.get("nguon") == PAPER
    if not code:
        return _choose(request, paper)
    data = request.POST.copy() if request.method == "POST" else None
    page = intake_page(user_of(request), code, paper, data)
    if page is None:
        messages.error(request, _("Cơ quan của bạn không tiếp nhận thủ tục %s. Hãy tìm thủ tục khác.") % code)
        return _choose(request, paper)
    if data is not None:
        page.follow_fee()
        if data.get("lenh") == SAVE:
            return _save(request, page)
        COMMANDS.get(data.get("lenh", ""), lambda page: None)(page)
    return _form(request, page)


def _choose(request: HttpRequest, paper: bool) -> HttpResponse:
    """The search page, or for htmx its list of options only."""
    text = " ".join(request.GET.get("tim", "").replace("\0", "").split())[:LONGEST_QUERY]
    agency = counters_of(user_of(request))[0]
    found = search_procedures(text, agency, limit=SHOWN + 1) if text else []
    context: dict[str, Any] = {"q": text, "found": found[:SHOWN], "more": len(found) > SHOWN, "paper": paper}
    if getattr(request, "htmx", False):
        return render(request, "desk/parts/procedure_options.html", context)
    context["frequent"] = [] if text else listing.frequent(agency)
    return render(request, "desk/receive.html", context)


def _form(request: HttpRequest, page: IntakePage, status: int = 200) -> HttpResponse:
    return render(request, "desk/intake.html", {"page": page, "form": page.form}, status=status)


def _save(request: HttpRequest, page: IntakePage) -> HttpResponse:
    sent: dict[str, str] = request.session.get("received", {})
    if page.once in sent:
        return redirect("desk:received", sent[page.once])
    try:
        own = {"procedure": page.procedure.code, "agency": page.agency.code}
        dossier = take_in(user_of(request), page.form.intake() | own)
    except ActionRefused as refused:
        page.form.refuse(refused)
        return _form(request, page, STATUS[refused.code])
    request.session["received"] = dict([*sent.items(), (page.once, dossier.code)][-REMEMBERED:])
    return redirect("desk:received", dossier.code)


@officer(role=Role.RECEIVER)
def received(request: HttpRequest, code: str) -> HttpResponse:
    """What was taken in, when it is due, and the receipt to print."""
    page = page_or_404(request, code)
    context = {"page": page, "dossier": page.dossier, "look": page_look(page)}
    context |= {"has_slip": has_slip(page.dossier), "retro": is_retro(page.dossier)}
    return render(request, "desk/received.html", context)
