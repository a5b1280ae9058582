"""Home: find a procedure by words without diacritics, by initials or by code; or through its sector."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from motcua.catalogue.models import Sector
from motcua.catalogue.queries import search_procedures
from motcua.terms.clock import today
from motcua.web.portal import listing

LONGEST_QUERY = 100
SHOWN = 50


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Without a question: the common procedures and all sectors."""
    text = " ".join(request.GET.get("q", "").replace("\0", "").split())[:LONGEST_QUERY]
    sector = request.GET.get("linh-vuc", "").replace("\0", "")
    if text:
        return _found(request, text)
    if sector:
        return _sector(request, sector)
    return render(
        request, "portal/home.html", {"common": listing.common(today()), "sectors": listing.sectors(today())}
    )


def _found(request: HttpRequest, text: str) -> HttpResponse:
    found = list(search_procedures(text, on=today(), limit=SHOWN + 1))
    context = {"q": text, "found": found[:SHOWN], "more": len(found) > SHOWN, "shown": SHOWN}
    return render(request, "portal/found.html", context)


def _sector(request: HttpRequest, code: str) -> HttpResponse:
    sector = get_object_or_404(Sector, code=code)
    return render(
        request, "portal/sector.html", {"sector": sector, "found": listing.of_sector(sector, today())}
    )
