"""Pages over the list of an authority; each number is the length of the list below it."""

from typing import Any, NamedTuple

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from motcua.catalogue.changes import catalogue_changes
from motcua.catalogue.lists import KINDS, Listed, lists_of
from motcua.reports.errors import ReportError
from motcua.reports.exports import FORMATS, Sheet, format_of
from motcua.reports.queries import reportable_agencies
from motcua.terms import clock
from motcua.web.office.catalogue_changes.forms import ChangesForm, ListsForm
from motcua.web.office.downloads import sent
from motcua.web.office.guards import officer

NAMES = {"xlsx": "Excel", "csv": "CSV", "json": "JSON"}


class Count(NamedTuple):
    key: str
    name: str
    many: int
    url: str


@officer()
def changes(request: HttpRequest) -> HttpResponse:
    """Opened without a question: the officer's own authority, today beside the same day last year."""
    agencies = reportable_agencies(request.user)
    own = agencies.first()
    if own is None:
        return render(request, "office/no_agency.html")
    asked = request.GET or {
        "co_quan": own.code,
        "den_ngay": f"{clock.today():%d/%m/%Y}",
        "so_voi": "nam-truoc",
    }
    form = ChangesForm(asked, agencies)
    context: dict[str, Any] = {"form": form}
    if form.is_valid():
        given = form.cleaned_data
        context["changes"] = catalogue_changes(given["co_quan"], given["first"], given["den_ngay"])
    return render(request, "office/catalogue_changes/changes.html", context)


@officer()
def lists(request: HttpRequest) -> HttpResponse:
    """``?xem=`` names the list that is shown; without it all that the authority offers."""
    agencies = reportable_agencies(request.user)
    own = agencies.first()
    if own is None:
        return render(request, "office/no_agency.html")
    today = clock.today()
    form = ListsForm(_question(request) or {"co_quan": own.code, "ngay": today.isoformat()}, agencies, today)
    context: dict[str, Any] = {"form": form}
    if form.is_valid():
        context |= _shown(form, request.GET.get("xem", "all"))
    return render(request, "office/catalogue_changes/lists.html", context)


@officer()
def lists_file(request: HttpRequest) -> HttpResponseBase:
    form = ListsForm(_question(request), reportable_agencies(request.user), clock.today())
    key = request.GET.get("xem", "all")
    if not form.is_valid() or key not in KINDS:
        raise Http404("question")
    try:
        return sent(_sheet(form, key), format_of(request.GET.get("dinh_dang", "")))
    except ReportError as error:
        raise Http404(error.message) from error


def _question(request: HttpRequest) -> dict[str, str]:
    names = ("co_quan", "ngay")
    return {name: request.GET[name] for name in names if name in request.GET}


def _shown(form: ListsForm, key: str) -> dict[str, Any]:
    agency, day = form.cleaned_data["co_quan"], form.cleaned_data["ngay"]
    found = lists_of(agency, day)
    chosen = key if key in KINDS else "all"
    asked = {"co_quan": agency.code, "ngay": day.isoformat()}
    address = reverse("office:catalogue-lists")
    return {
        "agency": agency,
        "day": day,
        "name": KINDS[chosen][0],
        "rows": found[chosen],
        "chosen": chosen,
        "counts": [
            Count(each, name, len(found[each]), f"{address}?{urlencode({**asked, 'xem': each})}")
            for each, (name, _belongs) in KINDS.items()
        ],
        "files": [
            (
                NAMES.get(format, format.upper()),
                f"{reverse('office:catalogue-lists-file')}?"
                + urlencode({**asked, "xem": chosen, "dinh_dang": format}),
            )
            for format in FORMATS
        ],
    }


def _sheet(form: ListsForm, key: str) -> Sheet:
    agency, day = form.cleaned_data["co_quan"], form.cleaned_data["ngay"]
    name = KINDS[key][0]
    return Sheet(
        name=f"danh-muc-{agency.code}-{day:%Y%m%d}-{key}",
        title=f"Danh mục thủ tục hành chính: {name.lower()}",
        notes=[agency.name, f"Tính đến hết ngày {day:%d/%m/%Y}"],
        keys=["code", "name", "sector", "service_level", "office", "valid_from"],
        headings=["Mã thủ tục", "Thủ tục", "Lĩnh vực", "Mức độ dịch vụ", "Đơn vị thụ lý", "Từ ngày"],
        rows=[_cells(row) for row in lists_of(agency, day)[key]],
        about={"agency": agency.code, "day": day.isoformat(), "list": key},
    )


def _cells(row: Listed) -> list[Any]:
    offering = row.offering
    sector = offering.procedure.sector
    return [
        offering.procedure.code,
        row.name,
        sector.name if sector else "",
        row.service_label,
        offering.office.name if offering.office else "",
        offering.valid_from,
    ]
