"""The data sets as files: streamed in the formats of every export, kept by browsers for an hour."""

import hashlib
from collections.abc import Iterable
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified, JsonResponse
from django.http.response import HttpResponseBase, StreamingHttpResponse
from django.utils.cache import patch_cache_control
from django.utils.http import parse_etags, quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.organisation.models import Agency
from motcua.pace.promises import at_agency
from motcua.reports.exports.formats.base import Format
from motcua.reports.exports.formats.csv import FORMAT as CSV
from motcua.reports.exports.formats.json import FORMAT as JSON
from motcua.reports.exports.sheet import Sheet
from motcua.reports.publishing import FORM, published, publishing_agencies
from motcua.terms import clock
from motcua.web.portal.opendata import dataset
from motcua.web.portal.opendata.dataset import HIDDEN, Field, Record
from motcua.web.shared.throttle import throttled

HOUR = 3600
VERSION = "1"  # of the shape of the files
limited = throttled("opendata", times=120, seconds=600, methods=("GET", "HEAD"))


@require_safe
@limited
def months_csv(request: HttpRequest) -> HttpResponseBase:
    return _months(request, CSV, HIDDEN)


@require_safe
@limited
def months_json(request: HttpRequest) -> HttpResponseBase:
    return _months(request, JSON, None)


@require_safe
@limited
def promises_csv(request: HttpRequest) -> HttpResponseBase:
    return _promises(request, CSV)


@require_safe
@limited
def promises_json(request: HttpRequest) -> HttpResponseBase:
    return _promises(request, JSON)


@require_safe
@limited
def dictionary(request: HttpRequest) -> HttpResponse:
    """Machine-readable: every field of both data sets."""
    sets = {"thang": dataset.month_fields(), "cam-ket": dataset.promise_fields()}
    fields = {key: [field._asdict() for field in found] for key, found in sets.items()}
    told = {"licence": str(dataset.LICENCE), "version": VERSION, "datasets": fields}
    response = JsonResponse(told, json_dumps_params={"ensure_ascii": False})
    patch_cache_control(response, public=True, max_age=HOUR)
    return response


def agency_asked(request: HttpRequest) -> Agency:
    """Raises Http404 for an agency that publishes nothing."""
    code = request.GET.get("co_quan", "").replace("\0", "")
    found = publishing_agencies().filter(code=code).first()
    if found is None:
        raise Http404("agency")
    return found


def _months(request: HttpRequest, form: Format, hidden: str | None) -> HttpResponseBase:
    agency = agency_asked(request)
    data = published(agency)
    sheet = _sheet(
        agency, "thang", _("Số liệu từng tháng"), data.computed_at, dataset.month_fields(),
        dataset.month_records(agency, data), hidden,
        form=FORM.code, hidden_below=data.least, identities=[each.text for each in FORM.identities],
    )  # fmt: skip
    return _file(request, sheet, form, data.computed_at)


def _promises(request: HttpRequest, form: Format) -> HttpResponseBase:
    agency = agency_asked(request)
    data = at_agency(agency)
    sheet = _sheet(
        agency, "cam-ket", _("Thời gian thực tế"), data.as_of, dataset.promise_fields(),
        dataset.promise_records(data), None,
    )  # fmt: skip
    return _file(request, sheet, form, data.as_of)


def _sheet(
    agency: Agency,
    name: str,
    title: str,
    computed_at: datetime,
    fields: list[Field],
    records: Iterable[Record],
    hidden: str | None,
    **more: object,
) -> Sheet:
    names = [field.name for field in fields]
    rows = ([hidden if record[key] is None else record[key] for key in names] for record in records)
    about = {
        "agency": agency.code,
        "agency_name": agency.name,
        "synthetic": agency.synthetic,
        "computed_at": clock.to_text(computed_at),
        "licence": str(dataset.LICENCE),
        **more,
    }
    return Sheet(f"{name}-{agency.code}", f"{title}, {agency.name}", (), names, names, rows, about)


def _file(request: HttpRequest, sheet: Sheet, form: Format, computed_at: datetime) -> HttpResponseBase:
    """The same name, shape and moment of reckoning are the same file."""
    what = f"{VERSION}:{sheet.name}.{form.key}:{computed_at.isoformat()}"
    etag = quote_etag(hashlib.sha256(what.encode()).hexdigest()[:32])
    known = parse_etags(request.headers.get("If-None-Match", ""))
    response: HttpResponseBase
    if etag in known or "*" in known:
        response = HttpResponseNotModified()
    else:
        response = StreamingHttpResponse(form.write(sheet), content_type=form.content_type)
        response["Content-Disposition"] = f'attachment; filename="{sheet.name}.{form.key}"'
    response["ETag"] = etag
    patch_cache_control(response, public=True, max_age=HOUR)
    return response
