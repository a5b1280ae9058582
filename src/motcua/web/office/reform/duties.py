"""Periodic reports of a year: what is owed by when, what went out, recording that one was sent."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from motcua.attachments.errors import FileRefused, NotServed
from motcua.attachments.serving import respond
from motcua.dossiers.errors import ActionRefused, BadInput
from motcua.reform import queries
from motcua.reform.actions import SEND, record_sent
from motcua.reform.duties import owed_at
from motcua.web.office.guards import officer, user_of
from motcua.web.office.reform.asked import asked_of
from motcua.web.office.reform.forms import SendForm
from motcua.web.shared.refusals import STATUS

LOOKS = {
    "sent": ("early", "circle-check", "Đã gửi đúng hạn"),
    "sent-late": ("today", "clock", "Đã gửi, trễ hạn"),
    "late": ("overdue", "triangle-alert", "Quá hạn, chưa gửi"),
    "waiting": ("today", "clock", "Chờ gửi"),
    "running": ("waiting", "clock", "Kỳ chưa kết thúc"),
}


@officer()
def calendar(request: HttpRequest) -> HttpResponse:
    asked = asked_of(request)
    found = queries.standings(user_of(request), asked.agency, asked.year) if asked.agency else []
    tallies = [(state, look[2], sum(each.state == state for each in found)) for state, look in LOOKS.items()]
    only = request.GET.get("tinh", "")
    only = only if only in LOOKS else ""
    duties = {each.owed.duty.code: each.owed.duty for each in found}
    context = {
        "asked": asked, "tallies": tallies,
        "rows": [(each, LOOKS[each.state]) for each in found if only in ("", each.state)],
        "duties": duties.values(), "only": only,
    }  # fmt: skip
    return render(request, "office/reform/duties.html", context)


@officer("POST")
def send(request: HttpRequest, duty: str, last: str) -> HttpResponse:
    """Refused: the same page with the reason and everything typed."""
    asked, user = asked_of(request), user_of(request)
    if asked.agency is None or not asked.keeps:
        raise PermissionDenied
    owed = next((each for each in owed_at(last, asked.agency.level) if each.duty.code == duty), None)
    if owed is None:
        raise Http404("duty")
    posted = request.POST if request.method == "POST" else None
    form, status = SendForm(SEND, posted), 200
    if posted is not None:
        try:
            record_sent(user, asked.agency.code, duty, last, form.typed(), request.FILES.getlist("file"))
            return redirect(f"{reverse('office:reform-duties')}?{asked.query}")
        except FileRefused as reason:
            form.refuse(BadInput(reason.message, {"file": reason.message}))
            status = STATUS["input"]
        except ActionRefused as refused:
            form.refuse(refused)
            status = STATUS[refused.code]
    context = {"form": form, "asked": asked, "owed": owed}
    return render(request, "office/reform/send.html", context, status=status)


@officer()
def file(request: HttpRequest, id: UUID) -> HttpResponseBase:
    attachment = queries.file_of(user_of(request), id)
    if attachment is None:
        raise Http404("attachment")
    try:
        return respond(attachment, inline=False)
    except NotServed as reason:
        return HttpResponse(reason.message, status=409, content_type="text/plain; charset=utf-8")
