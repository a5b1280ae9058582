"""The tracking book (Mẫu 07) by date range, with both time axes, channel and source."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from motcua.dossiers import queries
from motcua.organisation.models import Agency, AgencyKind, User
from motcua.organisation.queries import agencies_visible_to
from motcua.web.desk.access import officer, user_of
from motcua.web.desk.forms.book import BookForm, this_month
from motcua.web.desk.presenters import recorded_later

PER_PAGE = 50
TO_PRINT = 500


@officer()
def book(request: HttpRequest) -> HttpResponse:
    """``?in=1`` puts up to 500 lines on one page, for printing."""
    user = user_of(request)
    agencies = _authorities(user)
    form = BookForm(agencies, request.GET if "tu_ngay" in request.GET else this_month())
    if not form.is_valid():
        return render(request, "desk/book.html", {"form": form}, status=422)
    asked = form.cleaned_data
    chosen = next((each for each in agencies if each.code == asked.get("co_quan")), None)
    rows = queries.book(user, chosen, asked["tu_ngay"], asked["den_ngay"])
    printing = request.GET.get("in") == "1"
    page = Paginator(rows, TO_PRINT if printing else PER_PAGE).get_page(request.GET.get("trang"))
    context = {
        "form": form,
        "first": asked["tu_ngay"],
        "last": asked["den_ngay"],
        "agency": chosen or (agencies[0] if len(agencies) == 1 else None),
        "page": page,
        "rows": [(dossier, recorded_later(dossier)) for dossier in page.object_list],
        "start": page.start_index(),
        "printing": printing,
        "to_print": TO_PRINT,
    }
    return render(request, "desk/book.html", context)


def _authorities(user: User) -> list[Agency]:
    return list(agencies_visible_to(user).filter(kind=AgencyKind.COMMITTEE).order_by("code"))
