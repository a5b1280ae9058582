"""Tables and lists as files. A table holds counts only; taking a list along is posted: it is on record."""

from urllib.parse import quote

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from motcua.organisation.models import User
from motcua.reports.comparison import compare
from motcua.reports.errors import ReportError
from motcua.reports.exports import (
    Format,
    Listing,
    Sheet,
    behind,
    compared_sheet,
    export_list,
    format_of,
    left_out,
    table_sheet,
)
from motcua.reports.queries import TOTAL, answer
from motcua.reports.question import Question
from motcua.web.office import links
from motcua.web.office.views import asked_of


@never_cache
@login_required
@require_safe
def table_file(request: HttpRequest) -> HttpResponseBase:
    form = asked_of(request)
    try:
        format, beside = format_of(request.GET.get("dinh_dang", "")), form.compared()
        question = form.question(request.user)
        if beside is None:
            return sent(table_sheet(answer(question)), format)
        return sent(compared_sheet(compare(question, beside.first, beside.last)), format)
    except ReportError as error:
        raise Http404(error.message) from error


@never_cache
@login_required
@require_POST
def list_file(request: HttpRequest) -> HttpResponseBase:
    """A list too long for a file leads back to the figures, with the reason."""
    question = asked_of(request).question(request.user)
    try:
        format, listing = format_of(request.POST.get("dinh_dang", "")), _listing(request, question)
    except ReportError as error:
        raise Http404(error.message) from error
    assert isinstance(request.user, User)
    try:
        return sent(export_list(request.user, listing), format)
    except ReportError as error:
        messages.error(request, error.message)
        return redirect(links.figures_url(question))


def _listing(request: HttpRequest, question: Question) -> Listing:
    number = request.GET.get("cot", "")
    if not number:
        return left_out(question)
    if not number.isdecimal():
        raise Http404("column")
    return behind(question, request.GET.get("dong", TOTAL), int(number))


def sent(sheet: Sheet, format: Format) -> HttpResponse | StreamingHttpResponse:
    answer = StreamingHttpResponse(format.write(sheet), content_type=format.content_type)
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(sheet.name)}.{format.key}"
    return answer
