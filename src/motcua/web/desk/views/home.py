"""My work: open tasks sorted by what is due; for receivers also what waits at the counter."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from motcua.dossiers.models import Dossier, Status
from motcua.dossiers.visibility import WHOLE_AUTHORITY
from motcua.organisation.models import User
from motcua.organisation.queries import active_posts
from motcua.terms import clock
from motcua.web.desk import listing
from motcua.web.desk.access import counters_of, officer, user_of
from motcua.web.desk.presenters import with_looks, work_row
from motcua.web.shared.navigation import WORKING

PER_PAGE = 50
ONLINE, CITIZEN = "truc-tuyen", "cho-cong-dan"
COUNTER_LISTS = {
    ONLINE: (Status.SUBMITTED,),
    CITIZEN: (Status.SUPPLEMENT, Status.PAYMENT),
}


@officer()
def home(request: HttpRequest) -> HttpResponse:
    user = user_of(request)
    key = request.GET.get("xem", "")
    filters = listing.counted(user, listing.work_filters(clock.now()))
    counter = _counter_lists(user)
    counts = {name.replace("-", "_"): rows.count() for name, rows in counter.items()}
    context: dict[str, Any] = {"filters": filters, "counter": counts}
    if key in counter:
        listed = Paginator(counter[key], PER_PAGE).get_page(request.GET.get("trang"))
        context |= {"key": key, "page": listed, "dossiers": with_looks(listed.object_list)}
        return render(request, "desk/home.html", context)
    chosen = next((each for each in filters if each.key == key), filters[0])
    page = Paginator(listing.work(user, chosen), PER_PAGE).get_page(request.GET.get("trang"))
    if not filters[0].count and not counter and _only_looks(user):
        return redirect("office:overview")
    context |= {"key": chosen.key, "page": page, "rows": [work_row(task) for task in page.object_list]}
    return render(request, "desk/home.html", context)


def _only_looks(user: User) -> bool:
    """A control officer or inspector: no task ever comes, the figures are where the work begins."""
    roles = {post.role for post in active_posts(user)}
    return bool(roles & set(WHOLE_AUTHORITY)) and not roles & WORKING


def _counter_lists(user: User) -> dict[str, QuerySet[Dossier]]:
    """Nothing for whoever receives no dossiers."""
    agencies = counters_of(user)
    if not agencies:
        return {}
    return {name: listing.at_counter(user, agencies, states) for name, states in COUNTER_LISTS.items()}
