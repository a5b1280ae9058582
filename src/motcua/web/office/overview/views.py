"""The first page of leaders and control officers, and how fast the work goes."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from motcua.figures.period import Period
from motcua.organisation.models import Agency, User
from motcua.pace.kept import paces_of, steps_of
from motcua.pace.windows import step_window, working_window
from motcua.reports.crossing import crossed as crossed_of
from motcua.reports.crossing import grouping_across
from motcua.reports.errors import ReportError
from motcua.reports.queries import TOTAL, column_of, reportable_agencies
from motcua.terms import clock
from motcua.web.office import links
from motcua.web.office.asking import PeriodForm
from motcua.web.office.forms import AskForm
from motcua.web.office.overview.durations import procedure_rows, step_rows
from motcua.web.office.overview.standing import Standing
from motcua.web.office.overview.tiles import Handled, due_tiles, weekly

PAGE = 50


@never_cache
@login_required
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """What is due, late and growing now; what the chosen period brought."""
    agencies = reportable_agencies(request.user)
    first = next(iter(agencies), None)
    if first is None:
        return render(request, "office/no_agency.html")
    form = PeriodForm(request.GET or {"co_quan": first.code, "ky": "month"}, agencies, clock.today())
    context: dict[str, Any] = {"form": form, "now": clock.now()}
    if form.is_valid():
        agency, period = form.cleaned_data["co_quan"], form.cleaned_data["period"]
        alone = all(each.parent_id != agency.pk for each in agencies)
        context |= _shown(_user(request), agency, period, alone)
    return render(request, "office/overview/overview.html", context)


def _shown(user: User, agency: Agency, period: Period, alone: bool) -> dict[str, Any]:
    """``alone``: no authority below it, so the map shows its units."""
    today = Period(clock.today(), clock.today())
    tiles, flow = due_tiles(user, agency, today), weekly(user, agency, today)
    standing, handled = Standing.of(user, agency, today, alone), Handled.of(user, agency, period)
    return {
        "agency": agency,
        "period": handled.result.question.period,
        "tiles": tiles,
        "weeks": flow,
        "standing": standing,
        "stock": standing.stock,
        "handled": handled,
        "empty": not (tiles[-1].number or flow.came or flow.went or any(t.number for t in handled.tiles)),
    }


@never_cache
@login_required
@require_safe
def pace(request: HttpRequest) -> HttpResponse:
    """How long procedures and steps take, in working time."""
    agencies = reportable_agencies(request.user)
    first = next(iter(agencies), None)
    if first is None:
        return render(request, "office/no_agency.html")
    wanted = request.GET.get("co_quan", first.code)
    agency = next((each for each in agencies if each.code == wanted), None)
    if agency is None:
        raise Http404("agency")
    kept = paces_of(agency, working_window(clock.today()))
    steps = steps_of(agency, step_window(clock.today()))
    rows = procedure_rows(_user(request), agency, kept)
    context = {
        "agency": agency,
        "agencies": agencies,
        "kept": kept,
        "steps_kept": steps,
        "enough": [row for row in rows if row.pace.enough],
        "few": [row for row in rows if not row.pace.enough],
        "steps": step_rows(steps),
    }
    return render(request, "office/overview/pace.html", context)


@never_cache
@login_required
@require_safe
def crossed(request: HttpRequest) -> HttpResponse:
    """The dossiers behind one number of two groupings."""
    form = AskForm(request.GET, reportable_agencies(request.user), clock.today())
    number = request.GET.get("cot", "")
    if not form.is_valid() or not number.isdecimal():
        raise Http404("question")
    question = form.question(request.user)
    row, side, across = (request.GET.get(name, TOTAL) for name in ("dong", "dong_cheo", "cheo"))
    try:
        column = column_of(question, int(number))
        dossiers = crossed_of(question, across, row, side, column.number)
        other = grouping_across(question, across)
    except ReportError as error:
        raise Http404(error.message) from error
    names = [question.grouping.name_of(row, question)] if row else []
    names += [other.name_of(side, question)] if side else []
    context = {
        "column": column,
        "row_name": ", ".join(names),
        "question": question,
        "part": question,
        "page": Paginator(question.source.listed(dossiers), PAGE).get_page(request.GET.get("trang")),
        "back_url": links.figures_url(question),
    }
    return render(request, "office/cell.html", context)


def _user(request: HttpRequest) -> User:
    assert isinstance(request.user, User)  # login_required
    return request.user
