"""What procedures really take, by agency: how surely in time, half and nine tenths, whose waiting."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from motcua.catalogue.models import Procedure
from motcua.pace.promises import at_agency, of_procedure
from motcua.reports.publishing import publishing_agencies
from motcua.web.portal.promises.listing import ORDERS, chosen
from motcua.web.shared.throttle import throttled

LONGEST_QUERY = 100
FREE = {"times": 120, "seconds": 600}


@require_safe
@throttled("promises", **FREE, methods=("GET", "HEAD"))
def promises(request: HttpRequest) -> HttpResponse:
    """Of one agency: every procedure that it answered, searched and sorted by what the address asks."""
    agencies = list(publishing_agencies())
    code = request.GET.get("co_quan", "")
    agency = next((each for each in agencies if each.code == code), agencies[0] if agencies else None)
    if agency is None:
        return render(request, "portal/promises/empty.html")
    if code and code != agency.code:
        raise Http404("agency")
    text = " ".join(request.GET.get("q", "").replace("\0", "").split())[:LONGEST_QUERY]
    order = request.GET.get("xep", "")
    found = at_agency(agency)
    context = {
        "agencies": agencies,
        "agency": agency,
        "promises": found,
        "rows": chosen(found.rows, text, order),
        "q": text,
        "order": order,
        "orders": ORDERS,
    }
    return render(request, "portal/promises/agency.html", context)


@require_safe
@throttled("promises", **FREE, methods=("GET", "HEAD"))
def procedure(request: HttpRequest, code: str) -> HttpResponse:
    """Of one procedure: every agency that answered it."""
    found = get_object_or_404(Procedure, code=code.replace("\0", ""))
    context = {"procedure": found, "promises": of_procedure(found)}
    return render(request, "portal/promises/procedure.html", context)
