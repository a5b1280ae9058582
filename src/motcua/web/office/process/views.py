"""The process as it really went, the dossiers behind each number, and the log as a file."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from motcua.dossiers.models import Dossier
from motcua.mining.errors import TooMany
from motcua.mining.names import activity_name
from motcua.mining.numbers import number_of
from motcua.mining.question import MOST_ON_PAGE, Question, mine
from motcua.mining.reading import traces
from motcua.mining.xes import as_xes
from motcua.organisation.models import Agency
from motcua.reports.queries import reportable_agencies
from motcua.terms import clock
from motcua.web.office.process.forms import ProcessForm
from motcua.web.office.process.presenting import process_url, shown

PAGE = 50


@never_cache
@login_required
@require_safe
def process(request: HttpRequest) -> HttpResponse:
    """Opened without a question: the officer's own authority, the running month."""
    agencies = reportable_agencies(request.user)
    form = ProcessForm(request.GET or _default(agencies), agencies, clock.today())
    if not form.is_valid() and not agencies.exists():
        return render(request, "office/no_agency.html")
    context: dict[str, Any] = {"form": form}
    if form.is_valid():
        try:
            context["shown"] = shown(mine(form.question(request.user), MOST_ON_PAGE))
        except TooMany as refused:
            context["too_many"] = str(refused)
    return render(request, "office/process/index.html", context)


def _default(agencies: QuerySet[Agency]) -> dict[str, str]:
    first = agencies.first()
    return {"ky": "month", "co_quan": first.code if first else ""}


@never_cache
@login_required
@require_safe
def dossiers(request: HttpRequest) -> HttpResponse:
    """The dossiers that one number counts, each once."""
    question = _question(request)
    try:
        mined = mine(question, MOST_ON_PAGE)
    except TooMany as refused:
        raise Http404("too many") from refused
    number = number_of(mined, request.GET.get("xem", ""))
    if number is None:
        raise Http404("number")
    page: Any = Paginator(mined.graph.listed(number.tally), PAGE).get_page(request.GET.get("trang"))
    found = Dossier.objects.filter(code__in=list(page)).order_by("code")
    page.object_list = found.select_related("applicant", "procedure", "agency").defer(
        "components", "applicant__form"
    )
    context = {"number": number, "page": page, "question": question, "back_url": process_url(question)}
    return render(request, "office/process/dossiers.html", context)


@never_cache
@login_required
@require_safe
def xes(request: HttpRequest) -> StreamingHttpResponse:
    """The event log of what was asked, as XES."""
    question = _question(request)
    pieces = as_xes(traces(question.dossiers()), question.agency.name, activity_name)
    response = StreamingHttpResponse(pieces, content_type="application/xml; charset=utf-8")
    name = f"{question.agency.code}-{question.period.first:%Y%m%d}-{question.period.last:%Y%m%d}.xes"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _question(request: HttpRequest) -> Question:
    """Raises Http404 for an address that asks nothing, or of an agency out of the user's scope."""
    form = ProcessForm(request.GET, reportable_agencies(request.user), clock.today())
    if not form.is_valid():
        raise Http404("question")
    return form.question(request.user)
