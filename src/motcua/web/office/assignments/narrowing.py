"""How the list of assignments is narrowed: every way is a link with the number of rows it leads to."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django import forms
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.assignments.listing import STANDINGS, SUMS, UNMARKED, Listing, facets
from motcua.assignments.models import Source, Stage, TaskKind
from motcua.assignments.queries import Completion, together
from motcua.organisation.models import Agency, User
from motcua.terms import clock
from motcua.web.office.asking import day_field

NAMES = {
    "view": "xem", "standing": "ket-qua", "stage": "buoc", "source": "nguon", "agency": "co-quan",
    "kind": "loai", "year": "nam",
}  # fmt: skip
DAY = "ngay"
VIEWS = {
    "": gettext_lazy("Tất cả"),
    "mine": gettext_lazy("Việc của tôi"),
    "reminded": gettext_lazy("Tôi được nhắc"),
    "verify": gettext_lazy("Chờ tôi xác nhận"),
    "given": gettext_lazy("Cơ quan tôi giao"),
    "overdue": gettext_lazy("Quá hạn"),
}
OF_STANDING = {
    "cancelled": gettext_lazy("Đã hủy"),
    "owed": gettext_lazy("Phải làm"),
    "done": gettext_lazy("Hoàn thành"),
    "in_time": gettext_lazy("Hoàn thành đúng hạn"),
    "first_term": gettext_lazy("Đúng hạn ban đầu"),
    "late": gettext_lazy("Hoàn thành quá hạn"),
    "open": gettext_lazy("Chưa xong, còn hạn"),
    "overdue": gettext_lazy("Chưa xong, quá hạn"),
}
OF_KIND = dict(TaskKind.choices) | {"": gettext_lazy("Không phân loại")}
_RATIOS = {"done": "ratio", "in_time": "ratio_in_time", "first_term": "ratio_first_term"}
_KNOWN: Mapping[str, Any] = {
    "view": VIEWS,
    "standing": (*STANDINGS, *SUMS),
    "stage": Stage.values,
    "source": Source.values,
    "kind": (*TaskKind.values, UNMARKED),
}


class DayForm(forms.Form):
    """Of which day the counts are; what else narrows the list goes along."""

    ngay = day_field(gettext_lazy("Số liệu đến hết ngày"))
    ngay.error_messages["invalid"] = gettext_lazy("Không có ngày này. Nhập ngày, tháng, năm.")

    def clean_ngay(self) -> date | None:
        day: date | None = self.cleaned_data["ngay"]
        if day is not None and day > clock.today():
            raise forms.ValidationError(_("Ngày này chưa đến. Hãy chọn hôm nay hoặc một ngày đã qua."))
        return day if day != clock.today() else None


class Link(NamedTuple):
    label: str
    address: str
    number: int
    here: bool
    key: str = ""


class Facet(NamedTuple):
    label: str
    links: list[Link]
    anything: Link


class Cell(NamedTuple):
    """A number of the table of progress; ``ratio``: its share of what is owed."""

    number: int
    address: str
    here: bool
    ratio: str


class Line(NamedTuple):
    label: str
    cells: list[Cell]
    total: bool


def listing_of(data: QueryDict, on: date | None) -> Listing:
    """What cannot be read narrows nothing; nor does what a past day cannot tell."""
    asked = {name: data.get(word, "") for name, word in NAMES.items()}
    known = {name: value for name, value in asked.items() if name in _KNOWN and value in _KNOWN[name]}
    agency, year = asked["agency"], asked["year"]
    known["agency"] = agency if len(agency) <= 35 and "\0" not in agency else ""
    known["year"] = year if year.isascii() and year.isdigit() and "1900" <= year <= "2999" else ""
    if on is not None:
        known["stage"] = ""
        known["view"] = known.get("view", "") if known.get("view") in _OF_ANY_DAY else ""
    return Listing(**known, on=on)


_OF_ANY_DAY = ("given", "overdue")


def address(listing: Listing) -> str:
    asked = {word: getattr(listing, name) for name, word in NAMES.items() if getattr(listing, name)}
    if listing.on:
        asked[DAY] = f"{listing.on:%d/%m/%Y}"
    return reverse("office:assignments") + (f"?{urlencode(asked)}" if asked else "")


def kept(listing: Listing) -> list[tuple[str, str]]:
    """What a form for another day sends along."""
    return [(word, getattr(listing, name)) for name, word in NAMES.items() if getattr(listing, name)]


def views_of(listing: Listing, counts: Mapping[str, int]) -> list[Link]:
    return [
        Link(str(label), address(Listing(view=view, on=listing.on)), counts[view or "all"],
             listing.view == view, view)
        for view, label in VIEWS.items() if (view or "all") in counts
    ]  # fmt: skip


def lines_of(parts: Mapping[str, Completion], listing: Listing) -> list[Line]:
    """The table of progress: a line a kind where there are several, and their sum."""
    whole = replace(listing, standing="", stage="", kind="")
    several = len(parts) > 1 or listing.kind
    lines = [
        _line(str(OF_KIND[kind]), parts[kind], replace(whole, kind=kind or UNMARKED), listing)
        for kind in (*TaskKind.values, "")
        if kind in parts and several
    ]
    return [*lines, _line(_("Tất cả"), together(parts.values()), whole, listing, total=True)]


def _line(label: str, part: Completion, whole: Listing, listing: Listing, total: bool = False) -> Line:
    cells = [_cell(part, "", whole, listing), *(_cell(part, each, whole, listing) for each in OF_STANDING)]
    return Line(label, cells, total)


def _cell(part: Completion, standing: str, whole: Listing, listing: Listing) -> Cell:
    there = replace(whole, standing=standing)
    ratio = getattr(part, _RATIOS[standing]) if standing in _RATIOS else ""
    number = getattr(part, standing or "given")
    return Cell(number, address(there), there == replace(listing, stage=""), ratio)


def facets_of(user: User, listing: Listing) -> list[Facet]:
    found = facets(user, listing)
    agencies = dict(Agency.objects.filter(code__in=found["agency"]).values_list("code", "name"))
    words: dict[str, tuple[str, Mapping[str, Any]]] = {
        "stage": (_("Bước"), dict(Stage.choices)),
        "source": (_("Nguồn"), dict(Source.choices)),
        "agency": (_("Cơ quan thực hiện"), agencies),
        "year": (_("Năm giao"), {year: year for year in found["year"]}),
    }
    return [
        _facet(name, label, labels, found[name], listing)
        for name, (label, labels) in words.items()
        if name in found and (len(found[name]) > 1 or getattr(listing, name))
    ]


def _facet(
    name: str, label: str, labels: Mapping[str, Any], counted: Mapping[str, int], listing: Listing
) -> Facet:
    asked = getattr(listing, name)
    links = [
        Link(str(labels[key]), address(listing.narrowed(name, key)), number, key == asked, key)
        for key, number in counted.items()
    ]
    whole = Link(_("Tất cả"), address(listing.narrowed(name, "")), sum(counted.values()), not asked)
    return Facet(label, links, whole)


def said(facets: list[Facet], listing: Listing) -> list[str]:
    """In words, how the list is narrowed."""
    chosen = [link.label for facet in facets for link in facet.links if link.here]
    kind = [str(OF_KIND[listing.kind.removeprefix(UNMARKED)])] if listing.kind else []
    standing = [str(OF_STANDING[listing.standing])] if listing.standing else []
    return [*standing, *kind, *chosen]
