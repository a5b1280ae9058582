"""The leader's list: one signature each, or several at once, every dossier in its own transaction."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from motcua.dossiers.actions import ActionRefused, perform
from motcua.dossiers.queries import awaiting_approval
from motcua.organisation.models import Role, User
from motcua.web.desk import listing
from motcua.web.desk.access import officer, user_of
from motcua.web.desk.presenters import work_row

PER_PAGE = 50
LONGEST = 2000


@dataclass(frozen=True)
class Signed:
    """What became of one chosen dossier; ``refusal`` empty: signed."""

    code: str
    refusal: str = ""


@officer("POST", role=Role.LEADER)
def approvals(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        codes = list(dict.fromkeys(request.POST.getlist("ho_so")))[:PER_PAGE]
        if not codes:
            wrong = _("Chưa chọn hồ sơ nào. Hãy đánh dấu hồ sơ cần ký rồi bấm lại.")
            return _list(request, wrong=wrong, status=422)
        opinion = request.POST.get("y_kien", "")[:LONGEST]
        return _list(request, results=[_sign(user_of(request), code, opinion) for code in codes])
    return _list(request)


def _sign(user: User, code: str, opinion: str) -> Signed:
    try:
        perform(user, code, "sign_off", {"text": opinion})
    except ActionRefused as refused:
        return Signed(code, refused.message)
    return Signed(code)


def _list(
    request: HttpRequest, results: list[Signed] | None = None, wrong: str = "", status: int = 200
) -> HttpResponse:
    tasks = awaiting_approval(user_of(request)).select_related("dossier__agency")
    page = Paginator(tasks, PER_PAGE).get_page(request.GET.get("trang"))
    proposed = listing.proposals(task.dossier_id for task in page.object_list)
    failed = {each.code for each in results or () if each.refusal}
    context = {
        "page": page,
        "rows": [work_row(task, proposed.get(task.dossier_id)) for task in page.object_list],
        "results": results,
        "signed": [each for each in results or () if not each.refusal],
        "failed": [each for each in results or () if each.refusal],
        "ticked": failed,
        "opinion": request.POST.get("y_kien", "") if wrong or failed else "",
        "wrong": wrong,
    }
    return render(request, "desk/approvals.html", context, status=status)
