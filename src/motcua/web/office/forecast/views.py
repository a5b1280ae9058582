"""Which open dossiers may come late, and the work of desks in the next ten working days."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from motcua.organisation.models import Agency
from motcua.terms import clock
from motcua.web.office.forecast.forms import ForecastForm

PAGE = 20


@never_cache
@login_required
@require_safe
def forecast(request: HttpRequest) -> HttpResponse:
    """The latest forecast made for the agency or above it; nothing is computed on opening."""
    from motcua.forecast.queries import forecast_agencies  # what it needs (numpy) is slow to import

    agencies = forecast_agencies(request.user)
    first = next(iter(agencies), None)  # all of them are read, and offered below
    if first is None:
        return render(request, "office/forecast/no_agency.html")
    form = ForecastForm(request.GET if "co_quan" in request.GET else {"co_quan": first.code}, agencies)
    context: dict[str, Any] = {"form": form}
    if form.is_valid():
        context |= _shown(request, form.cleaned_data["co_quan"])
    return render(request, "office/forecast/index.html", context)


def _shown(request: HttpRequest, agency: Agency) -> dict[str, Any]:
    from motcua.forecast.queries import run_for
    from motcua.web.office.forecast import presenting

    run, quality = run_for(agency), presenting.quality(agency)
    context: dict[str, Any] = {"agency": agency, "run": run, "quality": quality, "plot": presenting.PLOT}
    if run is None:
        return context
    risks = presenting.risks_for(run, agency)
    which = presenting.which(request.GET.get("muc", ""))
    page: Any = Paginator(which.of(risks), PAGE).get_page(request.GET.get("trang"))
    desks, chart = presenting.desks(run, agency, request.GET.get("ban", ""))
    return context | {
        "summary": presenting.summary(risks),
        "page": page,
        "which": which,
        "urls": {each.key: presenting.list_url(agency, each.key) for each in presenting.LISTS},
        "lines": presenting.lines(page),
        "desks": desks,
        "chart": chart,
        "stale": presenting.stale(run, clock.now()),
    }
