"""All registers through the same pages: the shelf, one book of a year, a new line, a correction, a file."""

from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from motcua.dossiers.errors import ActionRefused
from motcua.reform import queries
from motcua.reform.actions import REASON, add, correct
from motcua.reform.gaps import Half, halves_missing, untold
from motcua.reform.making import register_sheet
from motcua.reform.models import Entry
from motcua.reform.registers import REGISTERS, Register
from motcua.reform.visibility import kept_by
from motcua.reports.errors import ReportError
from motcua.reports.exports import FORMATS, format_of
from motcua.terms import clock
from motcua.texts.numbers import group
from motcua.web.office.downloads import sent
from motcua.web.office.guards import officer, user_of
from motcua.web.office.reform.asked import asked_of
from motcua.web.office.reform.forms import SpecForm
from motcua.web.office.reform.narrowing import narrowed
from motcua.web.shared.refusals import STATUS

PAGE = 50


@officer()
def listing(request: HttpRequest) -> HttpResponse:
    asked = asked_of(request)
    counts = queries.counts(user_of(request), asked.agency, asked.year) if asked.agency else {}
    context = {"asked": asked, "rows": [(each, counts.get(each.key, 0)) for each in REGISTERS.values()]}
    return render(request, "office/reform/registers.html", context)


@officer()
def one(request: HttpRequest, key: str) -> HttpResponse:
    register, asked = _register(key), asked_of(request)
    if asked.agency is None:
        raise PermissionDenied
    old, shown = request.GET.get("cu") == "1", narrowed(request.GET, register, asked.days)
    rows = list(queries.lines(user_of(request), register, asked.agency, shown.days, shown.kind, old))
    page = Paginator(rows, PAGE).get_page(request.GET.get("trang"))
    sums = queries.totals(register, rows)
    context = {
        "asked": asked,
        "shown": shown,
        "kind": register.kinds.get(shown.kind, ""),
        "register": register,
        "numeric": _numeric(register),
        "page": page,
        "rows": [(each, _cells(register, each.data)) for each in page.object_list],
        "sums": [(group(sums[spec.name]) if spec.name in sums else "") for spec in register.fields],
        "missing": [] if shown.narrow else _missing(register, rows, asked.year),
        "untold": untold(register, rows, asked.agency),
        "told_in": REGISTERS.get(register.told_in),
        "old": old,
        "formats": [(each.key, each.label) for each in FORMATS.values()],
    }
    return render(request, "office/reform/register.html", context)


@officer("POST")
def new(request: HttpRequest, key: str) -> HttpResponse:
    register, asked = _register(key), asked_of(request)
    if asked.agency is None or not asked.keeps:
        raise PermissionDenied
    posted = request.POST if request.method == "POST" else None
    form, status = SpecForm(register.specs, posted), 200
    if posted is not None:
        try:
            made = add(user_of(request), key, asked.agency.code, form.typed())
            return redirect(_address(made))
        except ActionRefused as reason:
            form.refuse(reason)
            status = STATUS[reason.code]
    context = {"form": form, "register": register, "asked": asked}
    return render(request, "office/reform/line.html", context, status=status)


@officer("POST")
def correction(request: HttpRequest, id: UUID) -> HttpResponse:
    user = user_of(request)
    entry = queries.entry_of(user, id)
    if entry is None:
        raise Http404("entry")
    if not kept_by(user).filter(pk=entry.agency_id).exists():
        raise PermissionDenied
    register = REGISTERS[entry.register]
    posted = request.POST if request.method == "POST" else None
    form, status = SpecForm((*register.specs, REASON), posted, _typed(register, entry)), 200
    if posted is not None:
        try:
            return redirect(_address(correct(user, id, form.typed())))
        except ActionRefused as reason:
            form.refuse(reason)
            status = STATUS[reason.code]
    context = {"form": form, "register": register, "entry": entry, "back": _address(entry)}
    return render(request, "office/reform/line.html", context, status=status)


@officer()
def file(request: HttpRequest, key: str) -> HttpResponseBase:
    """With the lines that were corrected, marked so."""
    register, asked = _register(key), asked_of(request)
    if asked.agency is None:
        raise Http404("agency")
    shown = narrowed(request.GET, register, asked.days)
    rows = list(queries.lines(user_of(request), register, asked.agency, shown.days, shown.kind, old=True))
    try:
        format = format_of(request.GET.get("dinh_dang", ""))
    except ReportError as error:
        raise Http404(error.message) from error
    return sent(register_sheet(register, asked.agency, shown.days, rows), format)


def _missing(register: Register, rows: list[Entry], year: int) -> list[Half]:
    return halves_missing(register, [each.occurred_on for each in rows if each.stands], year, clock.today())


def _register(key: str) -> Register:
    if key not in REGISTERS:
        raise Http404("register")
    return REGISTERS[key]


def _numeric(register: Register) -> list[tuple[str, bool]]:
    return [(spec.label, spec.kind in ("count", "money")) for spec in register.fields]


def _cells(register: Register, data: dict[str, Any]) -> list[tuple[str, bool]]:
    return list(zip(register.shown(data), (number for _, number in _numeric(register)), strict=True))


def _typed(register: Register, entry: Entry) -> dict[str, Any]:
    """The values of a line as somebody would type them."""
    numbers = {spec.name for spec in register.fields if spec.kind in ("count", "money")}
    said = {name: group(value) if name in numbers else value for name, value in entry.data.items()}
    return said | {"occurred_on": f"{entry.occurred_on:%d/%m/%Y}"}


def _address(entry: Entry) -> str:
    """The register in the year of a line."""
    day: date = entry.occurred_on
    place = reverse("office:reform-register", args=[entry.register])
    return f"{place}?co-quan={entry.agency.code}&nam={day.year}"
