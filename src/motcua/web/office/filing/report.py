"""One stored report: what it says, what to do next, its lists, what a correction changed, its files."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from motcua.documents.signature_checks import SignatureFound
from motcua.documents.signatures.errors import SignatureError
from motcua.figures.facts import DOSSIER
from motcua.filing.asked import question_of
from motcua.filing.models import Report, State
from motcua.filing.proof import proof_of
from motcua.filing.queries import (
    TOTAL,
    as_frozen,
    cell_ids,
    find,
    history,
    moved,
    moved_ids,
    source_of_report,
    things_of,
)
from motcua.filing.signing import package_of, signature_of
from motcua.reports.queries import answer
from motcua.web.office import listing
from motcua.web.office.filing import tables
from motcua.web.office.filing.doing import Desk, do
from motcua.web.office.filing.looks import report_look

PAGE = 50
TYPES = {
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
PACKAGE, PROOF = "goi", "chung-minh"


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, key: UUID) -> HttpResponse:
    """What is to be done comes back here; refused, it is the same page with the reason and what was typed."""
    report = _found(request, key)
    desk = Desk(request, report)
    if request.method == "POST":
        status, went = do(desk, request)
        if went is not None:
            return redirect("office:report", went)
        return _page(request, report, desk, status)
    return _page(request, report, desk)


def _found(request: HttpRequest, key: UUID, *, frozen: bool = False) -> Report:
    report = find(request.user, key)
    if report is None or (frozen and not report.content):
        raise Http404("report")
    return report


def _page(request: HttpRequest, report: Report, desk: Desk, status: int = 200) -> HttpResponse:
    frozen = report.state != State.DRAFT and bool(report.content)
    context: dict[str, Any] = {
        "report": report,
        "look": report_look(report),
        "desk": desk,
        "frozen": frozen,
        "history": history(report),
        "files": list(report.files.order_by("kind").defer("content")) if frozen else [],
        "corrections": list(report.corrections.exclude(state=State.DISCARDED).defer("canonical", "kept")),
        "narrative": desk.sections(),
    }
    context |= _frozen(report) if frozen else _draft(report)
    return render(request, "office/filing/report.html", context, status=status)


def _frozen(report: Report) -> dict[str, Any]:
    document = report.document
    return {
        "document": document,
        "table": tables.stored(report),
        "compared": tables.compared(report),
        "signature": _signature(report),
        "changes": document["correction"]["cells"] if "correction" in document else [],
    }


def _signature(report: Report) -> SignatureFound | None:
    """None also for a signature that cannot be read: the page then says that there is none that holds."""
    try:
        return signature_of(report)
    except SignatureError:
        return None


def _draft(report: Report) -> dict[str, Any]:
    if report.state == State.DISCARDED:
        return {}
    result = answer(question_of(report))
    return {"table": tables.live(result), "unusable": result.unusable, "question": result.question}


@never_cache
@login_required
@require_safe
def cell(request: HttpRequest, key: UUID) -> HttpResponse:
    """What one number counted when it was frozen, shown as it was known then."""
    report = _found(request, key, frozen=True)
    row_key, number = request.GET.get("dong", TOTAL), request.GET.get("cot", "")
    if not number.isdecimal():
        raise Http404("column")
    try:
        ids = cell_ids(report, row_key, int(number))
    except LookupError as error:
        raise Http404("cell") from error
    listed = Paginator(things_of(report, ids), PAGE).get_page(request.GET.get("trang"))
    context = {
        "report": report,
        "column": next(each for each in report.document["columns"] if each["number"] == int(number)),
        "row_name": _row_name(report, row_key),
        "count": len(ids),
        "page": listed,
        "rows": as_frozen(report, list(listed)),
        "unit": source_of_report(report, int(number)).subject.unit,
        "kept": "kept" in report.document,
        "missing": len(ids) - listed.paginator.count if "kept" in report.document else 0,
    }
    source = source_of_report(report, int(number))
    if source.subject is not DOSSIER:
        context["list_headings"] = listing.headings(source)
        shown = zip(
            context["rows"], listing.lines(source, [row.thing for row in context["rows"]]), strict=True
        )
        context["list_lines"] = [(line, row.touched) for row, line in shown]
    return render(request, "office/filing/cell.html", context)


def _row_name(report: Report, row_key: str) -> str:
    return next((row["name"] for row in report.document["rows"] if row["key"] == row_key), "")


@never_cache
@login_required
@require_safe
def difference(request: HttpRequest, key: UUID) -> HttpResponse:
    """What a correction changed of the report before it, cell by cell and dossier by dossier."""
    report = _found(request, key, frozen=True)
    correction = report.document.get("correction")
    if correction is None:
        raise Http404("not a correction")
    names = {row["key"]: row["name"] for row in report.document["rows"]}
    columns = {each["number"]: each for each in report.document["columns"]}
    ids = moved_ids(correction)
    listed = Paginator(things_of(report, ids), PAGE).get_page(request.GET.get("trang"))
    context = {
        "report": report,
        "cells": [
            {
                **each,
                "name": names.get(each["row"], each["row"]),
                "head": columns[each["column"]],
                "url": tables.stored_cell_url(report, each["row"], each["column"]),
            }
            for each in correction["cells"]
        ],
        "page": listed,
        "kept": "kept" in report.document,
        "missing": len(ids) - listed.paginator.count if "kept" in report.document else 0,
        "moved": [(each, _named(each.thing)) for each in moved(report, list(listed))],
        "unit": report.document["form"]["unit"],
        "of_dossiers": source_of_report(report).subject is DOSSIER,
    }
    return render(request, "office/filing/difference.html", context)


def _named(thing: Any) -> listing.Line | None:
    """A thing counted from kept facts in one line; None for what has a code."""
    source = getattr(thing, "kept_source", None)
    return listing.in_one(source, thing) if source else None


@never_cache
@login_required
@require_safe
def download(request: HttpRequest, key: UUID, kind: str) -> HttpResponse:
    """A file as it was signed; the package for another installation; the proof. See also `preview`."""
    report = _found(request, key, frozen=True)
    if kind == PROOF:
        return _file(proof_of(report), "application/zip", _name(report, "zip"))
    if kind == PACKAGE and report.signature:
        return _file(package_of(report), "application/json", _name(report, "json"))
    kept = report.files.filter(kind=kind).first()
    if kept is None:
        raise Http404("file")
    return _file(bytes(kept.content), TYPES[kind], _name(report, kind))


def _name(report: Report, ending: str) -> str:
    return f"bao-cao-{report.form}-{report.agency.code}-{report.last:%Y%m%d}.{ending}".lower()


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
