"""Duties as the page shows them: counted, narrowed, each with its tag."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy

from motcua.catalogue.models import Place
from motcua.catalogue.posting.duties import Duty
from motcua.organisation.models import Agency
from motcua.web.office.posting.forms import GAPS, GOOD, SOON

SHORT = {
    str(Place.ONE_STOP): gettext_lazy("Bộ phận Một cửa"),
    str(Place.WEBSITE): gettext_lazy("Trang thông tin điện tử"),
    str(Place.PORTAL): gettext_lazy("Cổng Dịch vụ công quốc gia"),
}


class Row(NamedTuple):
    """``look_url``: the latest look at it there; blank where nobody looked."""

    duty: Duty
    place: str
    gap: str
    overdue: bool
    days: int
    look_url: str


class Count(NamedTuple):
    name: str
    many: int
    url: str
    bad: bool = False


def narrowed(duties: Sequence[Duty], today: date, place: str, gap: str, term: str) -> list[Duty]:
    """Without a gap named: what is missing; overdue first, then by the last day in time."""
    chosen = [
        duty
        for duty in duties
        if place in ("", duty.place) and _fits(duty, gap) and _in_term(duty, term, today)
    ]
    return sorted(chosen, key=lambda duty: (duty.due_on, duty.thing.key, duty.place))


def counts(duties: Sequence[Duty], today: date, agency: Agency) -> list[Count]:
    """Each is the length of the list it leads to."""
    asked: list[tuple[str, dict[str, str], bool]] = [
        ("Thiếu sót", {}, False),
        ("Quá hạn", {"han": "qua-han"}, True),
        (f"Đến hạn trong {SOON} ngày", {"han": "sap-den"}, False),
        *((str(text), {"loai": str(gap)}, False) for gap, text in GAPS.items()),
        ("Đã niêm yết đúng", {"loai": GOOD}, False),
    ]
    address = reverse("office:posting")
    return [
        Count(
            name,
            len(narrowed(duties, today, "", given.get("loai", ""), given.get("han", ""))),
            f"{address}?{urlencode({'co_quan': agency.code, **given})}",
            bad,
        )
        for name, given, bad in asked
    ]


def rows(duties: Sequence[Duty], today: date) -> list[Row]:
    return [
        Row(
            duty,
            str(SHORT[duty.place]),
            str(GAPS[duty.gap]) if duty.gap else "",
            duty.overdue(today),
            abs((duty.due_on - today).days),
            reverse("office:posting-check", args=[duty.seen.check_id]) if duty.seen else "",
        )
        for duty in duties
    ]


def _fits(duty: Duty, gap: str) -> bool:
    if gap == GOOD:
        return duty.gap is None
    return duty.gap is not None and gap in ("", duty.gap)


def _in_term(duty: Duty, term: str, today: date) -> bool:
    if term == "qua-han":
        return duty.overdue(today)
    return term == "" or duty.due_within(today, SOON)
