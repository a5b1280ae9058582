"""Which lines of a register are shown: a year's, or those behind a number of a report: its days, its kind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from motcua.figures.period import Period
from motcua.organisation.models import Agency
from motcua.reform.registers import Register

FIRST, LAST, KIND = "tu", "den", "loai"


@dataclass(frozen=True)
class Narrowed:
    """``narrow``: not simply all lines of the year."""

    days: Period
    kind: str
    narrow: bool

    @property
    def query(self) -> str:
        """To be put behind the query of the year; blank where nothing narrows."""
        return f"&{_query(self.days, self.kind)}" if self.narrow else ""


def narrowed(asked: QueryDict, register: Register, year: Period) -> Narrowed:
    """What cannot be read narrows nothing, as with any other address that somebody mistyped."""
    first, last = _day(asked.get(FIRST, "")), _day(asked.get(LAST, ""))
    days = Period(first, last) if first and last and first <= last else year
    kind = asked.get(KIND, "")
    kind = kind if kind in register.kinds else ""
    return Narrowed(days, kind, days != year or bool(kind))


def lines_url(register: str, agency: Agency, days: Period, kind: str) -> str:
    """The page with exactly the lines that a number counted."""
    place = reverse("office:reform-register", args=[register])
    return f"{place}?{urlencode({'co-quan': agency.code, 'nam': days.last.year})}&{_query(days, kind)}"


def _query(days: Period, kind: str) -> str:
    asked = {FIRST: days.first.isoformat(), LAST: days.last.isoformat()}
    return urlencode(asked | ({KIND: kind} if kind else {}))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
