"""The table of a report as the page shows it: a draft's from the figures, a frozen one's as it was stored."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from motcua.filing.models import Report
from motcua.reports.grouping import UNCLASSIFIED
from motcua.reports.queries import carried_over
from motcua.reports.result import Result
from motcua.reports.subjects import groupings
from motcua.texts.fold import fold
from motcua.texts.numbers import ratio_text
from motcua.web.office.links import cell_url


class Head(NamedTuple):
    number: int
    name: str
    definition: str
    source: str


class Group(NamedTuple):
    name: str
    span: int


class Tile(NamedTuple):
    head: Head
    number: int
    url: str


class Line(NamedTuple):
    name: str
    tiles: Sequence[Tile]
    total: bool


class Check(NamedTuple):
    text: str
    holds: bool
    broken: Sequence[str]


class Share(NamedTuple):
    name: str
    formula: str
    numerator: int
    denominator: int
    text: str


class Table(NamedTuple):
    row_name: str
    unit: str
    groups: Sequence[Group]
    heads: Sequence[Head]
    lines: Sequence[Line]
    checks: Sequence[Check]
    shares: Sequence[Share]

    @property
    def holds(self) -> bool:
        return all(check.holds for check in self.checks)


def live(result: Result) -> Table:
    """What a draft would freeze now; every number opens its list."""
    question = result.question
    columns = question.form.columns
    heads = [Head(each.number, each.name, each.figure.definition, each.figure.source) for each in columns]
    lines = [
        Line(
            row.name,
            [Tile(head, row.cells[head.number], cell_url(question, row.key, head.number)) for head in heads],
            row is result.total,
        )
        for row in (result.total, *result.rows)
    ]
    checks = [Check(*each) for each in _checked(result)]
    shares = [
        Share(each.ratio.name, each.ratio.text, each.numerator, each.denominator, each.text)
        for each in result.ratios
    ]
    name = _(question.grouping.name)
    return Table(
        name, question.form.unit, _groups([each.group for each in columns]), heads, lines, checks, shares
    )


def _checked(result: Result) -> list[tuple[str, bool, Sequence[str]]]:
    checks = (*result.checks, *carried_over(result.question, result))
    return [(each.text, each.holds, each.broken) for each in checks]


def stored(report: Report) -> Table:
    """As frozen; every number opens the list of the ids it counted."""
    document = report.document
    heads = [
        Head(each["number"], each["name"], each["definition"], each["source"]) for each in document["columns"]
    ]
    rows = sorted(document["rows"], key=lambda row: (row["key"] == UNCLASSIFIED, fold(row["name"])))
    lines = [_line(report, heads, "", _("Tổng số"), document["total"])]
    lines += [_line(report, heads, row["key"], row["name"], _counts(row["cells"])) for row in rows]
    checks = [Check(each["text"], each["holds"], each["broken"]) for each in document["identities"]]
    shares = [
        Share(each["name"], each["formula"], each["numerator"], each["denominator"], each["text"])
        for each in document["ratios"]
    ]
    name = groupings()[document["grouping"]].name if document["grouping"] in groupings() else _("Dòng")
    groups = _groups([each["group"] for each in document["columns"]])
    return Table(_(name), document["form"]["unit"], groups, heads, lines, checks, shares)


def _line(report: Report, heads: Sequence[Head], key: str, name: str, counts: Mapping[str, int]) -> Line:
    tiles = [
        Tile(head, counts[str(head.number)], stored_cell_url(report, key, head.number)) for head in heads
    ]
    return Line(name, tiles, key == "")


def _counts(cells: Mapping[str, Any]) -> dict[str, int]:
    return {number: cell["count"] for number, cell in cells.items()}


def stored_cell_url(report: Report, row_key: str, column: int) -> str:
    where = urlencode({"dong": row_key, "cot": str(column)})
    return f"{reverse('office:report-cell', args=[report.pk])}?{where}"


def _groups(names: Sequence[str]) -> list[Group]:
    return [Group(name, len(list(some))) for name, some in groupby(names)]


class Compared(NamedTuple):
    """A column's total beside that of the same days a year before."""

    head: Head
    now: int
    before: int
    change: str


def compared(report: Report) -> list[Compared]:
    document = report.document
    before: Mapping[str, int] = document["comparison"]["total"]
    return [
        Compared(
            Head(each["number"], f"{each['group']}: {each['name']}", "", ""),
            document["total"][str(each["number"])],
            before[str(each["number"])],
            _change(document["total"][str(each["number"])], before[str(each["number"])]),
        )
        for each in document["columns"]
    ]


def _change(now: int, before: int) -> str:
    """ "tăng 12,50%"; "–" where there was nothing before."""
    if now == before:
        return _("không đổi")
    word = _("tăng") if now > before else _("giảm")
    share = ratio_text(abs(now - before), before)
    return f"{word} {share}" if before else f"{word} {abs(now - before)}"
