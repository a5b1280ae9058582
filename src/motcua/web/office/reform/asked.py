"""Whose reform a page shows, and of which year, as its address says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest

from motcua.figures.period import Period
from motcua.organisation.models import Agency
from motcua.reform.visibility import books_of, kept_by
from motcua.terms import clock
from motcua.web.office.guards import user_of
from motcua.web.shared.forms import Form


class AskedForm(Form):
    """Drawn only: what it sends is read by ``asked_of``."""

    def __init__(self, asked: Asked) -> None:
        code = asked.agency.code if asked.agency else ""
        super().__init__(initial={"co-quan": code, "nam": str(asked.year)})
        books = [(agency.code, agency.name) for agency in asked.books]
        self.fields["co-quan"] = forms.ChoiceField(label="Cơ quan", choices=books)
        years = [(str(year), str(year)) for year in asked.years]
        self.fields["nam"] = forms.ChoiceField(label="Năm", choices=years)


@dataclass(frozen=True)
class Asked:
    """``agency`` None: the user reads nobody's reform. ``keeps``: whether he writes in this book."""

    agency: Agency | None
    books: list[Agency]
    year: int
    keeps: bool

    @property
    def query(self) -> str:
        code = self.agency.code if self.agency else ""
        return urlencode({"co-quan": code, "nam": self.year})

    @property
    def days(self) -> Period:
        """The whole year."""
        return Period(date(self.year, 1, 1), date(self.year, 12, 31))

    @property
    def form(self) -> AskedForm:
        return AskedForm(self)

    @property
    def years(self) -> list[int]:
        """The years on offer, and the one that is shown."""
        today = clock.today().year
        return sorted({*range(today - 4, today + 2), self.year}, reverse=True)


def asked_of(request: HttpRequest) -> Asked:
    """The authority named, else the one of a post of the user's own, else the first he may read; the year
    named, else this one."""
    user = user_of(request)
    books, kept = list(books_of(user)), list(kept_by(user))
    own = {agency.pk for agency in kept}
    wanted = request.GET.get("co-quan", "")
    first = sorted(books, key=lambda agency: agency.pk not in own)
    named = [agency for agency in books if agency.code == wanted]
    agency = next(iter([*named, *first]), None)
    year = request.GET.get("nam", "")
    fits = year.isascii() and year.isdecimal() and 2000 <= int(year) <= 2100
    return Asked(
        agency, books, int(year) if fits else clock.today().year, agency is not None and agency.pk in own
    )
