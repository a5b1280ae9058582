"""Figures for everybody: the monthly columns of 07a of one authority, with small counts hidden.

Only what the authority handles itself: what lies below it is published under its own name, so no published
table is the sum of others. Months are closed report months, from the authority's first on: what is hidden
in a month follows from the months before it and never changes by a later one. Corrections of older dossiers
do change it; hence "as computed on". Kept for the day, as pace is.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.core.cache import cache
from django.db.models import Exists, Min, OuterRef, QuerySet

from motcua.dossiers.models import Dossier
from motcua.figures.cutoffs import months as report_months
from motcua.figures.cutoffs import report_month
from motcua.figures.disclosure import Leaf, Month, hide, threshold_on
from motcua.figures.disclosure.moves import Row
from motcua.figures.forms import form_07a
from motcua.figures.period import Period
from motcua.organisation.models import Agency, AgencyKind
from motcua.reports.crossing import Crossing, cross
from motcua.reports.question import Question, ask
from motcua.terms import clock

FORM = form_07a.FORM
DAY = 24 * 3600
COLUMNS = tuple(column.number for column in FORM.columns)
MOST_MONTHS = 120


@dataclass(frozen=True)
class PublishedRow:
    """``row``: () the whole, (sector,) or (sector, procedure), by code; ``cells`` by ``COLUMNS``."""

    row: Row
    cells: tuple[int | None, ...]

    def cell(self, number: int) -> int | None:
        return self.cells[COLUMNS.index(number)]


@dataclass(frozen=True)
class PublishedMonth:
    """``rows``: the whole first. A cell of None is hidden."""

    key: str  # "2026-10"
    period: Period
    rows: tuple[PublishedRow, ...]

    @property
    def whole(self) -> PublishedRow:
        return self.rows[0]


@dataclass(frozen=True)
class Published:
    """``names``: the names of rows. ``hidden``: how many cells are."""

    agency: str
    computed_at: datetime
    least: int
    months: tuple[PublishedMonth, ...]
    names: Mapping[Row, str]

    @property
    def most_hidden(self) -> int:
        """The largest count that is hidden for being small."""
        return self.least - 1

    @property
    def hidden(self) -> int:
        return sum(cell is None for month in self.months for row in month.rows for cell in row.cells)


def publishing_agencies() -> QuerySet[Agency]:
    """The authorities that ever handled a dossier, top first."""
    own = Dossier.objects.filter(agency=OuterRef("pk"))
    return Agency.objects.filter(Exists(own), kind=AgencyKind.COMMITTEE).order_by("code")


def published(agency: Agency) -> Published:
    key = f"published:{agency.pk}:{clock.today():%y%m%d}"
    found: Published | None = cache.get(key)
    if found is None:
        found = publish(agency)
        cache.set(key, found, DAY)
    return found


def publish(agency: Agency) -> Published:
    """Three queries a month."""
    least = threshold_on(clock.today()).least
    spans = dict(_spans(agency))
    crossings = [cross(_asked(agency, span), "procedure") for span in spans.values()]
    series = hide(FORM, [_counts(each) for each in crossings], least)
    months = tuple(
        PublishedMonth(key, span, _rows(month))
        for (key, span), month in zip(spans.items(), series, strict=True)
    )
    return Published(agency.code, clock.now(), least, months, _names(crossings))


def _asked(agency: Agency, span: Period) -> Question:
    return ask(FORM, agency, span.first, span.last, "sector", agency.level)


def _spans(agency: Agency) -> Iterator[tuple[str, Period]]:
    """Closed report months from the first receipt on."""
    today = clock.today()
    everything = _asked(agency, Period(today, today)).everything()
    first = everything.aggregate(first=Min("received_at"))["first"]
    if first is None:
        return
    year, month = report_month(clock.local(first).date())
    for _ in range(MOST_MONTHS):
        span = report_months(year, month, month)
        if span.last >= today:
            return
        yield f"{year}-{month:02}", span
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)


def _counts(crossing: Crossing) -> dict[Leaf, dict[int, int]]:
    return {Leaf(*key): dict(cells) for key, cells in crossing.cells.items()}


def _rows(month: Month) -> tuple[PublishedRow, ...]:
    """The whole, then each sector with its procedures; rows without anything are left out below the whole."""
    found = []
    for row in sorted(month.cells):
        cells = tuple(month.shown(row, column) for column in COLUMNS)
        if not row or any(cell != 0 for cell in cells):
            found.append(PublishedRow(row, cells))
    return tuple(found)


def _names(crossings: list[Crossing]) -> dict[Row, str]:
    names: dict[Row, str] = {}
    for each in crossings:
        sides = {label.key: label.name for label in each.columns}
        names |= {(label.key,): label.name for label in each.rows}
        names |= {key: sides[key[1]] for key in each.cells}
    return names
