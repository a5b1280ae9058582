"""Where open dossiers are, by unit and sector, and whether they grow."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext as _

from motcua.figures.period import Period
from motcua.organisation.models import Agency, User
from motcua.reports.crossing import HOLDER, Crossing, cross_all
from motcua.reports.grouping import Label
from motcua.reports.queries import TOTAL
from motcua.reports.question import Question
from motcua.texts.numbers import ratio_text
from motcua.web.office.links import cell_url
from motcua.web.office.overview.asked import DUE, FLOW, LATE_NOW, LEFT_OPEN, OPEN_NOW, asked
from motcua.web.office.overview.links import crossed_url
from motcua.web.office.overview.periods import month_ago
from motcua.web.shared.charts import shade

MOST_GROWING, MOST_SECTORS = 5, 8
HELD = HOLDER.key


class Growth(NamedTuple):
    """``more``: how many more are open now than a month ago; negative when fewer."""

    name: str
    now: int
    now_url: str
    then: int
    then_url: str

    @property
    def more(self) -> int:
        return self.now - self.then

    @property
    def fewer(self) -> int:
        return -self.more


class Stock(NamedTuple):
    then: Period
    total: Growth
    sectors: Sequence[Growth]


class HeatCell(NamedTuple):
    """``open`` and of these ``late``; ``late_share`` in words, ``level`` of the shade."""

    open: int
    url: str
    late: int
    late_url: str
    late_share: str
    level: int


class HeatRow(NamedTuple):
    name: str
    cells: Sequence[HeatCell]


@dataclass(frozen=True)
class Standing:
    """Where open dossiers are: by unit and sector, and against a month ago. Four queries."""

    user: User
    agency: Agency
    today: Period
    now: Crossing
    then: Crossing
    by_holder: bool

    @classmethod
    def of(cls, user: User, agency: Agency, today: Period, by_holder: bool) -> "Standing":
        """``by_holder``: a row is a unit that holds dossiers now, else an authority below."""
        day, (down, side) = month_ago(today.first), ("sector", HELD) if by_holder else ("agency", "sector")
        questions = [
            asked(DUE, user, agency, today, down),
            asked(FLOW, user, agency, Period(day, day), down),
        ]
        found = cross_all(questions, side)
        now, then = (_turned(each) for each in found) if by_holder else found
        return cls(user, agency, today, now, then, by_holder)

    @property
    def sectors(self) -> list[Label]:
        """Those with most open dossiers, most first; the page says when there are more."""
        open_in = {label: self._open(self.now, label.key) for label in self.now.columns}
        found = [label for label in self.now.columns if open_in[label]]
        return sorted(found, key=lambda label: -open_in[label])[:MOST_SECTORS]

    @property
    def hidden_sectors(self) -> int:
        return sum(bool(self._open(self.now, label.key)) for label in self.now.columns) - len(self.sectors)

    @property
    def rows(self) -> list[HeatRow]:
        most = max((cells[OPEN_NOW] for cells in self.now.cells.values()), default=0)
        sectors = [Label(TOTAL, ""), *self.sectors]
        rows = [HeatRow(row.name, [self._cell(row, side, most) for side in sectors]) for row in self.now.rows]
        return [row for row in rows if row.cells[0].open]

    @property
    def stock(self) -> Stock:
        """The whole, and the sectors in which most more are open than a month ago."""
        labels = {label.key: label for label in (*self.then.columns, *self.now.columns)}
        sectors = sorted((self._growth(label) for label in labels.values()), key=lambda each: -each.more)
        growing = [each for each in sectors if each.more > 0][:MOST_GROWING]
        return Stock(self._then.period, self._growth(Label(TOTAL, _("Tổng số"))), growing)

    def _cell(self, row: Label, sector: Label, most: int) -> HeatCell:
        open_now, late_now = (self._sum(row.key, sector.key, column) for column in (OPEN_NOW, LATE_NOW))
        return HeatCell(
            open_now,
            self._url(row, sector, OPEN_NOW),
            late_now,
            self._url(row, sector, LATE_NOW),
            ratio_text(late_now, open_now, 0),
            shade(open_now, most) if sector.key else 0,
        )

    def _url(self, row: Label, sector: Label, column: int) -> str:
        if self.by_holder:
            question = asked(DUE, self.user, self.agency, self.today)
            return crossed_url(question, sector.key, HELD, row.key, column)
        question = asked(DUE, self.user, self.agency, self.today, "agency")
        return crossed_url(question, row.key, "sector", sector.key, column)

    def _growth(self, sector: Label) -> Growth:
        now = asked(DUE, self.user, self.agency, self.today)
        return Growth(
            sector.name,
            self._open(self.now, sector.key),
            cell_url(now, sector.key, OPEN_NOW),
            self._open(self.then, sector.key, LEFT_OPEN),
            cell_url(self._then, sector.key, LEFT_OPEN),
        )

    @property
    def _then(self) -> Question:
        day = month_ago(self.today.first)
        return asked(FLOW, self.user, self.agency, Period(day, day))

    def _sum(self, row_key: str, sector_key: str, column: int) -> int:
        """Of one unit; of one sector or, for the total, of all."""
        return sum(
            cells[column]
            for (row, side), cells in self.now.cells.items()
            if row == row_key and sector_key in (TOTAL, side)
        )

    @staticmethod
    def _open(crossing: Crossing, sector_key: str, column: int = OPEN_NOW) -> int:
        """Of one sector; of all for the total."""
        return sum(
            cells[column] for (_row, side), cells in crossing.cells.items() if sector_key in (TOTAL, side)
        )


def _turned(crossing: Crossing) -> Crossing:
    cells = {(side, row): cells for (row, side), cells in crossing.cells.items()}
    return Crossing(crossing.columns, crossing.rows, cells)
