"""The return desk: scan the receipt, check who stands there, confirm."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from motcua.dossiers.actions import ActionRefused, Available, known, perform
from motcua.dossiers.models import Status
from motcua.dossiers.queries import DossierPage, awaiting_return, dossier_page
from motcua.organisation.models import Role
from motcua.web.desk.access import officer, user_of
from motcua.web.desk.forms.actions import ActionForm
from motcua.web.desk.presenters import WHY_NOT_READY, page_look, work_row
from motcua.web.desk.scanning import scanned_code
from motcua.web.shared.refusals import STATUS

VERB = "return_result"
PER_PAGE = 50


@officer("POST", role=Role.RECEIVER)
def returns(request: HttpRequest) -> HttpResponse:
    """GET with ``ma``: the dossier of the scanned receipt. POST: its result was handed over."""
    posted = request.method == "POST"
    text = (request.POST if posted else request.GET).get("ma", "")
    code = scanned_code(text)
    page = dossier_page(user_of(request), code) if code else None
    if posted and page:
        return _hand_over(request, page, text)
    return _desk(request, text, page)


def _hand_over(request: HttpRequest, page: DossierPage, text: str) -> HttpResponse:
    form = ActionForm(_declared(), page.dossier, request.POST)
    try:
        perform(user_of(request), page.dossier, VERB, form.values(), at=form.moment())
    except ActionRefused as refused:
        form.refuse(refused)
        return _desk(request, text, page, form, STATUS[refused.code])
    messages.success(request, _("Đã trả kết quả hồ sơ %s. Quét giấy hẹn tiếp theo.") % page.dossier.code)
    return redirect("desk:returns")


def _declared() -> Available:
    action = known()[VERB]
    return Available(VERB, action.label, action.primary, action.fields)


def _desk(
    request: HttpRequest,
    text: str,
    page: DossierPage | None,
    form: ActionForm | None = None,
    status: int = 200,
) -> HttpResponse:
    waiting = awaiting_return(user_of(request)).select_related("dossier__agency")
    listed = Paginator(waiting, PER_PAGE).get_page(request.GET.get("trang"))
    offered = next((each for each in page.available if each.verb == VERB), None) if page else None
    context = {
        "ma": text,
        "code": scanned_code(text),
        "found": page,
        "look": page_look(page) if page else None,
        "form": form or (ActionForm(offered, page.dossier) if page and offered else None),
        "ready": offered is not None,
        "why": WHY_NOT_READY[Status(page.dossier.status)] if page and not offered else "",
        "page": listed,
        "rows": [work_row(task) for task in listed.object_list],
    }
    return render(request, "desk/returns.html", context, status=status)
