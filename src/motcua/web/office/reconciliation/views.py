"""Lists side by side: the runs, a new one, its differences, one difference with the dossiers concerned."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from motcua.attachments.errors import FileRefused, NotServed
from motcua.attachments.serving import respond
from motcua.dossiers.errors import ActionRefused, BadInput
from motcua.reconciliation import queries
from motcua.reconciliation.actions import decide, run
from motcua.reconciliation.models import Line
from motcua.reconciliation.visibility import books_of
from motcua.rosters.comparing import Kind
from motcua.rosters.report import where
from motcua.rosters.workbook import workbook
from motcua.texts.fold import fold
from motcua.web.office.guards import officer, user_of
from motcua.web.office.reconciliation.forms import DecideForm, RunForm
from motcua.web.shared.refusals import STATUS

PAGE = 50
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@officer()
def listing(request: HttpRequest) -> HttpResponse:
    user = user_of(request)
    page = Paginator(queries.listed(user), PAGE).get_page(request.GET.get("trang"))
    context = {"page": page, "may_run": books_of(user).exists()}
    return render(request, "office/reconciliation/list.html", context)


@officer("POST")
def new(request: HttpRequest) -> HttpResponse:
    """Refused: the same page with the reason and everything typed."""
    user = user_of(request)
    books = list(books_of(user))
    if not books:
        raise PermissionDenied
    posted = request.method == "POST"
    form = RunForm(books, request.POST if posted else None, request.FILES if posted else None)
    status = 200
    if posted:
        try:
            made = run(user, form.typed(), form.uploads)
        except FileRefused as reason:
            form.refuse(BadInput(reason.message))
            status = STATUS["input"]
        except ActionRefused as reason:
            form.refuse(reason)
            status = STATUS[reason.code]
        else:
            return redirect("office:reconciliation", made.pk)
    return render(request, "office/reconciliation/new.html", {"form": form}, status=status)


@officer()
def one(request: HttpRequest, id: UUID) -> HttpResponse:
    found = queries.by_id(user_of(request), id)
    if found is None:
        raise Http404("run")
    kind, waiting = request.GET.get("loai", ""), request.GET.get("cho") == "1"
    kind = kind if kind in set(Kind) else ""
    counts = queries.counts(found)
    page = Paginator(queries.lines(found, kind, waiting), PAGE).get_page(request.GET.get("trang"))
    names = [each["name"] for each in found.lists]
    context = {
        "run": found,
        "lists": list(zip(found.lists, found.data["lists"], strict=True)),
        "counts": [(each, counts[each]) for each in Kind if each is not Kind.SAME],
        "same": sum(each["counts"].get(Kind.SAME, 0) for each in found.data["comparisons"]),
        "waiting": counts["waiting"],
        "heading": where(Kind(kind), names[0], names[1]) if kind and len(names) == 2 else "",
        "narrowed": bool(kind or waiting),
        "page": page,
        "rows": [(each, _named(names, each, found.data)) for each in page.object_list],
        "files": queries.files(found),
    }
    return render(request, "office/reconciliation/run.html", context)


@officer("POST")
def line(request: HttpRequest, id: UUID) -> HttpResponse:
    user = user_of(request)
    found = _line(request, id)
    form = DecideForm(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        try:
            decide(user, id, form.typed())
        except ActionRefused as reason:
            form.refuse(reason)
            status = STATUS[reason.code]
        else:
            messages.success(request, _("Đã ghi cách xử lý khác biệt."))
            return redirect("office:reconciliation-line", id)
    names = [each["name"] for each in found.run.lists]
    first, second = _named(names, found, found.run.data)
    context = {
        "line": found, "finding": found.finding, "first_name": first, "second_name": second, "form": form,
        "dossier_count": queries.dossiers(user, found).count(), "ended": queries.ended_on(found),
    }  # fmt: skip
    return render(request, "office/reconciliation/line.html", context, status=status)


@officer()
def dossiers(request: HttpRequest, id: UUID) -> HttpResponse:
    found = _line(request, id)
    rows = queries.dossiers(user_of(request), found).select_related("procedure")
    page = Paginator(rows, PAGE).get_page(request.GET.get("trang"))
    return render(request, "office/reconciliation/dossiers.html", {"line": found, "page": page})


@officer()
def workbook_file(request: HttpRequest, id: UUID) -> HttpResponse:
    found = queries.by_id(user_of(request), id)
    if found is None:
        raise Http404("run")
    response = HttpResponse(workbook(found.data), content_type=XLSX)
    name = "-".join(fold(found.title).split())[:60] or "doi-chieu"
    response["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return response


@officer()
def annex(request: HttpRequest, id: UUID, file: UUID) -> HttpResponseBase:
    """A list as it was handed in."""
    found = queries.by_id(user_of(request), id)
    kept = queries.file_of(found, file) if found else None
    if kept is None:
        raise Http404("annex")
    try:
        return respond(kept)
    except NotServed as reason:
        messages.warning(request, reason.message)
        return redirect("office:reconciliation", id)


def _line(request: HttpRequest, id: UUID) -> Line:
    found = queries.line_of(user_of(request), id)
    if found is None:
        raise Http404("line")
    return found


def _named(names: list[str], line: Line, data: dict[str, list[dict[str, int]]]) -> tuple[str, str]:
    """The two lists that a difference is between."""
    comparison = data["comparisons"][line.comparison]
    return names[comparison["first"]], names[comparison["second"]]
