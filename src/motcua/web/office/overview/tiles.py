"""What a dashboard shows, worked out beforehand: every number with the address of its list."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext as _

from motcua.figures.period import Period
from motcua.organisation.models import Agency, User
from motcua.organisation.queries import calendar_of
from motcua.reports.crossing import series
from motcua.reports.queries import TOTAL, answer
from motcua.reports.result import Result, Row
from motcua.texts.numbers import ratio_text
from motcua.web.office.links import cell_url
from motcua.web.office.overview.asked import (
    CAME,
    DUE,
    EARLY,
    FLOW,
    HANDLED,
    LATE,
    LATE_NOW,
    ON_TIME,
    OPEN_NOW,
    RESOLVED,
    SOON,
    STILL_LATE,
    TAKEN,
    WAITING,
    WENT,
    asked,
)
from motcua.web.office.overview.periods import AHEAD, ahead, weeks
from motcua.web.shared.charts import Bar, LineChart, bar, line_chart

MOST_PROCEDURES = 10


class Tile(NamedTuple):
    name: str
    number: int
    url: str
    tone: str
    icon: str
    note: str = ""


def due_tiles(user: User, agency: Agency, today: Period) -> list[Tile]:
    """Late now, due today and in the next days, waiting, all: one query."""
    calendar = calendar_of(agency)
    spans = [today, *(ahead(today.first, days, calendar) for days in AHEAD)]
    question = asked(DUE, user, agency, today)
    counts = series(question, spans, (OPEN_NOW, LATE_NOW, SOON, WAITING))
    now = counts[0]
    tiles = [
        Tile(
            _("Đã quá hạn"), now[LATE_NOW], cell_url(question, TOTAL, LATE_NOW), "overdue", "triangle-alert"
        ),
        Tile(_("Còn phải trả hôm nay"), now[SOON], cell_url(question, TOTAL, SOON), "today", "clock-alert"),
    ]
    for days, span, count in zip(AHEAD, spans[1:], counts[1:], strict=True):
        name = _("Đến hạn từ nay đến hết %(days)s ngày làm việc tới") % {"days": days}
        url = cell_url(asked(DUE, user, agency, span), TOTAL, SOON)
        tiles.append(Tile(name, count[SOON], url, "info", "clock", f"{span.last:%d/%m/%Y}"))
    return [
        *tiles,
        Tile(_("Đang tạm dừng, chờ người dân"), now[WAITING], cell_url(question, TOTAL, WAITING), "waiting",
             "circle-pause"),
        Tile(_("Đang giải quyết, tất cả"), now[OPEN_NOW], cell_url(question, TOTAL, OPEN_NOW), "stopped",
             "folder-open"),
    ]  # fmt: skip


class Week(NamedTuple):
    period: Period
    came: int
    came_url: str
    went: int
    went_url: str


class Weeks(NamedTuple):
    rows: Sequence[Week]
    chart: LineChart

    @property
    def came(self) -> int:
        return sum(row.came for row in self.rows)

    @property
    def went(self) -> int:
        return sum(row.went for row in self.rows)


def weekly(user: User, agency: Agency, today: Period) -> Weeks:
    """Received against resolved over twelve whole weeks: one query."""
    spans = weeks(today.first)
    counts = series(asked(FLOW, user, agency, today), spans, (CAME, WENT))
    rows = [_week(user, agency, span, cells) for span, cells in zip(spans, counts, strict=True)]
    first, last = spans[0].first, spans[-1].last
    chart = line_chart(
        _("Hồ sơ tiếp nhận và đã giải quyết mỗi tuần"),
        _("12 tuần, từ %(first)s đến hết %(last)s; số liệu ở bảng bên dưới.")
        % {"first": f"{first:%d/%m/%Y}", "last": f"{last:%d/%m/%Y}"},
        [f"{span.first:%d/%m}" for span in spans],
        [(_("Tiếp nhận"), [row.came for row in rows]), (_("Đã giải quyết"), [row.went for row in rows])],
    )
    return Weeks(rows, chart)


def _week(user: User, agency: Agency, span: Period, cells: Mapping[int, int]) -> Week:
    question = asked(FLOW, user, agency, span)
    return Week(
        span, cells[CAME], cell_url(question, TOTAL, CAME), cells[WENT], cell_url(question, TOTAL, WENT)
    )


class LateProcedure(NamedTuple):
    name: str
    late: int
    late_url: str
    still: int
    still_url: str
    resolved: int
    share: str
    bar: Bar


@dataclass(frozen=True)
class Handled:
    """What the period chosen brought, from one table of 07a by procedure: three queries."""

    result: Result

    @classmethod
    def of(cls, user: User, agency: Agency, period: Period) -> "Handled":
        return cls(answer(asked(HANDLED, user, agency, period, "procedure")))

    @property
    def tiles(self) -> list[Tile]:
        cells, question = self.result.total.cells, self.result.question
        shown = (
            (TAKEN, _("Tiếp nhận, cả từ kỳ trước chuyển qua"), "info", "inbox"),
            (RESOLVED, _("Đã giải quyết"), "info", "file-check"),
            (LATE, _("Giải quyết quá hạn"), "overdue", "triangle-alert"),
            (STILL_LATE, _("Đang giải quyết, đã quá hạn"), "overdue", "triangle-alert"),
        )
        return [
            Tile(name, cells[number], cell_url(question, TOTAL, number), tone, icon)
            for number, name, tone, icon in shown
        ]

    @property
    def in_time(self) -> str:
        cells = self.result.total.cells
        return ratio_text(cells[EARLY] + cells[ON_TIME], cells[RESOLVED])

    @property
    def procedures(self) -> list[LateProcedure]:
        """Most late dossiers first, resolved late and still late together."""
        late = [row for row in self.result.rows if row.cells[LATE] + row.cells[STILL_LATE]]
        late.sort(key=lambda row: -(row.cells[LATE] + row.cells[STILL_LATE]))
        most = max((_late_of(row) for row in late), default=0)
        return [self._procedure(row, most) for row in late[:MOST_PROCEDURES]]

    def _procedure(self, row: Row, most: int) -> LateProcedure:
        question = self.result.question
        return LateProcedure(
            row.name,
            row.cells[LATE],
            cell_url(question, row.key, LATE),
            row.cells[STILL_LATE],
            cell_url(question, row.key, STILL_LATE),
            row.cells[RESOLVED],
            ratio_text(row.cells[LATE], row.cells[RESOLVED]),
            bar(_late_of(row), most),
        )


def _late_of(row: Row) -> int:
    return row.cells[LATE] + row.cells[STILL_LATE]
