"""Figures for everybody, on a page: months of one authority with a chart, and one month in full."""

from itertools import dropwhile
from typing import Any, NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.figures.disclosure import threshold_on
from motcua.reports.publishing import (
    FORM,
    Published,
    PublishedMonth,
    PublishedRow,
    published,
    publishing_agencies,
)
from motcua.terms import clock
from motcua.web.portal.opendata import dataset
from motcua.web.portal.opendata.files import limited
from motcua.web.shared.charts import LineChart, line_chart

SHOWN_MONTHS = 24
TAKEN, CARRIED, RESOLVED = 3, 8, 9


class Line(NamedTuple):
    """A row of the page's table; ``depth``: 0 all, 1 a sector, 2 a procedure."""

    name: str
    depth: int
    row: PublishedRow


@require_safe
@limited
def opendata(request: HttpRequest) -> HttpResponse:
    """The months of one authority; ``?thang=2026-10`` opens one of them."""
    agencies = list(publishing_agencies())
    code = request.GET.get("co_quan", "")
    agency = next((each for each in agencies if each.code == code), agencies[0] if agencies else None)
    if agency is None:
        return render(request, "portal/opendata/empty.html", {"licence": dataset.LICENCE})
    if code and code != agency.code:
        raise Http404("agency")
    data = published(agency)
    shown = data.months[-SHOWN_MONTHS:]
    context: dict[str, Any] = {
        "agencies": agencies,
        "agency": agency,
        "data": data,
        "months": shown[::-1],
        "columns": FORM.columns,
        "groups": _groups(),
        "form": FORM,
        "chart": _chart(shown),
        "licence": dataset.LICENCE,
    }
    if key := request.GET.get("thang", ""):
        month = next((month for month in data.months if month.key == key), None)
        if month is None:
            raise Http404("month")
        context |= {"month": month, "lines": _lines(data, month)}
        return render(request, "portal/opendata/month.html", context)
    return render(request, "portal/opendata/months.html", context)


@require_safe
@limited
def dictionary(request: HttpRequest) -> HttpResponse:
    context = {
        "sets": [
            (_("Số liệu từng tháng"), dataset.month_fields()),
            (_("Thời gian thực tế"), dataset.promise_fields()),
        ],
        "licence": dataset.LICENCE,
        "threshold": threshold_on(clock.today()),
        "identities": [identity.text for identity in FORM.identities],
    }
    return render(request, "portal/opendata/dictionary.html", context)


def _groups() -> list[tuple[str, int]]:
    """Headings over the columns, with how many columns each spans."""
    groups: dict[str, int] = {}
    for column in FORM.columns:
        groups[column.group] = groups.get(column.group, 0) + 1
    return list(groups.items())


def _lines(data: Published, month: PublishedMonth) -> list[Line]:
    whole = _("Tổng số")
    return [Line(data.names.get(row.row, whole), len(row.row), row) for row in month.rows]


def _chart(months: tuple[PublishedMonth, ...]) -> LineChart | None:
    """Received and resolved since the first month with dossiers; a gap where a number is hidden."""
    flows = [(month, *_flow(month.whole)) for month in months]
    known = list(dropwhile(lambda each: not each[1] and not each[2], flows))
    if len(known) < 2:
        return None
    return line_chart(
        _("Hồ sơ tiếp nhận và đã giải quyết mỗi tháng"),
        _("Từ %(first)s đến %(last)s; chỗ đứt là số quá nhỏ nên được giấu. Số liệu ở bảng bên dưới.")
        % {"first": known[0][0].key, "last": known[-1][0].key},
        [f"{month.key[5:]}/{month.key[2:4]}" for month, _taken, _resolved in known],
        [
            (_("Mới tiếp nhận"), [taken for _m, taken, _r in known]),
            (_("Đã giải quyết"), [resolved for _m, _t, resolved in known]),
        ],
    )


def _flow(row: PublishedRow) -> tuple[int | None, int | None]:
    """Newly received and resolved; None where a number is hidden."""
    taken, carried, resolved = row.cell(TAKEN), row.cell(CARRIED), row.cell(RESOLVED)
    return (None if taken is None or carried is None else taken - carried), resolved
