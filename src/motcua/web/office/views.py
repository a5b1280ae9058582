"""Figures of report forms, and the dossiers behind each number."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from motcua.figures.cutoffs import kind_words
from motcua.figures.facts import DOSSIER
from motcua.organisation.models import Level
from motcua.reports.comparison import Comparison, compare
from motcua.reports.drill import Pages
from motcua.reports.errors import ReportError
from motcua.reports.exports import FORMATS
from motcua.reports.parts import part_of
from motcua.reports.queries import TOTAL, answer, carried_over, cell_pages, column_of, reportable_agencies
from motcua.reports.question import Question
from motcua.reports.result import Result
from motcua.terms import clock
from motcua.web.office import links, listing, table
from motcua.web.office.forms import DEFAULTS, AskForm

PAGE = 50


@never_cache
@login_required
@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """The chosen form, computed on opening: for the officer's own authority and the running month."""
    agencies = reportable_agencies(request.user)
    first = agencies.first()
    if first is None:
        return render(request, "office/no_agency.html")
    form = AskForm(request.GET or {**DEFAULTS, "co_quan": first.code}, agencies, clock.today())
    context: dict[str, Any] = {"form": form}
    if form.is_valid():
        context |= _shown(form, form.question(request.user))
    return render(request, "office/figures.html", context)


def _shown(form: AskForm, question: Question) -> dict[str, Any]:
    result = answer(question)
    comparison = _beside(form, result)
    beside = comparison.before.question.period if comparison else None
    return {
        "result": result,
        "comparison": comparison,
        "beside": beside,
        "checks": [*result.checks, *carried_over(question, result)],
        "files": [
            (each.label, links.table_file_url(question, each.key, beside)) for each in FORMATS.values()
        ],
        "question": question,
        "headings": table.headings(result),
        "lines": table.lines(result, comparison),
        "unusable_url": links.unusable_url(question),
        "level_name": Level(question.level).label if question.level else "",
        "out_of_force": not _in_force(question),
        "asked_for": "" if question.form.fits(question.period) else kind_words(question.form.periods),
    }


def _beside(form: AskForm, result: Result) -> Comparison | None:
    """The earlier period asked for; an answer that cannot be given is an error of the form."""
    try:
        period = form.compared()
        return compare(result.question, period.first, period.last, result) if period else None
    except ReportError as error:
        form.add_error("so_sanh", error.message)
        return None


def _in_force(question: Question) -> bool:
    """Whether the form was in force on the last day of the period."""
    form, last = question.form, question.period.last
    return (form.valid_from is None or form.valid_from <= last) and (
        form.valid_to is None or last <= form.valid_to
    )


@never_cache
@login_required
@require_safe
def cell(request: HttpRequest) -> HttpResponse:
    """The things that one number counts."""
    question = asked_of(request).question(request.user)
    row_key, number = request.GET.get("dong", TOTAL), request.GET.get("cot", "")
    if not number.isdecimal():
        raise Http404("column")
    try:
        column = column_of(question, int(number))
        things = cell_pages(question, row_key, column.number)
    except ReportError as error:
        raise Http404(error.message) from error
    context = {
        "column": column,
        "row_name": _row_name(question, row_key),
        "question": question,
        "file_url": links.list_file_url(question, row_key, column.number),
    }
    return _listed(request, part_of(question, column.number), things, context, "office/cell.html")


@never_cache
@login_required
@require_safe
def unusable(request: HttpRequest) -> HttpResponse:
    """The things that no number counts, because their dates are missing or contradict each other."""
    question = asked_of(request).question(request.user)
    things = question.source.listed(question.unusable().order_by(*question.source.order))
    context = {"question": question, "file_url": links.list_file_url(question, TOTAL, None)}
    return _listed(request, question, things, context, "office/unusable.html")


def asked_of(request: HttpRequest) -> AskForm:
    """Raises Http404 for an address that asks nothing, or of an agency out of the user's scope."""
    form = AskForm(request.GET, reportable_agencies(request.user), clock.today())
    if not form.is_valid():
        raise Http404("question")
    return form


def _row_name(question: Question, row_key: str) -> str:
    return "" if row_key == TOTAL else question.grouping.name_of(row_key, question)


def _listed(
    request: HttpRequest,
    part: Question,
    things: QuerySet[Any] | Pages,
    context: dict[str, Any],
    template: str,
) -> HttpResponse:
    """``part``: the question about what is listed; dossiers have a list of their own."""
    source = part.source
    page = Paginator(things, PAGE).get_page(request.GET.get("trang"))
    if part.known_at:
        page.object_list = source.past().shown(list(page.object_list), part.known_at)
    context |= {
        "formats": FORMATS.values(),
        "part": part,
        "page": page,
        "back_url": links.figures_url(context["question"]),
    }
    if source.subject is not DOSSIER:
        context |= {
            "list_headings": listing.headings(source),
            "list_lines": listing.lines(source, page.object_list),
        }
    return render(request, template, context)
