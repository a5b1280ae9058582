"""A roll-up as the page shows it: a line for each child, sums beneath, differences with their address."""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple
from urllib.parse import urlencode

from django.urls import reverse

from motcua.figures.form import Column
from motcua.filing.reconciling import Child, Line, Origin
from motcua.filing.rollup import RollUp, verdict
from motcua.reports.queries import TOTAL
from motcua.texts.numbers import group
from motcua.web.office.asking import OTHER
from motcua.web.office.links import cell_url


class Group(NamedTuple):
    name: str
    span: int


class Cell(NamedTuple):
    """``text``: as reported, or "–" without a report, with the address of its list; ``now``: what is counted
    now, where that differs, with the address of the difference."""

    text: str
    url: str = ""
    now: str = ""
    now_url: str = ""
    label: str = ""


class ChildLine(NamedTuple):
    name: str
    code: str
    url: str
    tone: str
    icon: str
    state: str
    due: date
    cells: list[Cell]


class SumCell(NamedTuple):
    text: str
    url: str = ""
    broken: bool = False


class SumLine(NamedTuple):
    name: str
    strong: bool
    cells: list[SumCell]


class Look(NamedTuple):
    verdict: str
    holds: bool
    groups: list[Group]
    columns: Sequence[Column]
    children: list[ChildLine]
    sums: list[SumLine]
    missing: list[Child]


def look(found: RollUp, today: date) -> Look:
    columns = found.form.columns
    reconciled = found.reconciliation
    groups = groupby(columns, key=lambda column: column.group)
    return Look(
        verdict=verdict(reconciled),
        holds=reconciled.holds,
        groups=[Group(name, len(list(some))) for name, some in groups],
        columns=columns,
        children=[_child(found, child, today) for child in reconciled.children],
        sums=_sums(found),
        missing=list(reconciled.missing),
    )


def rollup_url(found: RollUp) -> str:
    return f"{reverse('office:rollup')}?{urlencode(_asked(found))}"


def _difference_url(found: RollUp, child: Child, column: Column) -> str:
    where = {**_asked(found), "don_vi": child.code, "cot": column.number}
    return f"{reverse('office:rollup-difference')}?{urlencode(where)}"


def _asked(found: RollUp) -> dict[str, str]:
    question = found.question
    return {
        "bieu": question.form.code,
        "co_quan": question.agency.code,
        "ky": OTHER,
        "tu_ngay": question.period.first.isoformat(),
        "den_ngay": question.period.last.isoformat(),
    }


def _child(found: RollUp, child: Child, today: date) -> ChildLine:
    tone, icon, state = _state(child, today)
    return ChildLine(
        name=child.name,
        code=child.code,
        url=_report_url(child),
        tone=tone,
        icon=icon,
        state=state,
        due=child.due,
        cells=[_cell(found, child, column) for column in found.form.columns],
    )


def _state(child: Child, today: date) -> tuple[str, str, str]:
    """Tone, icon and words: never colour alone."""
    if child.origin is Origin.HERE:
        return "done", "check", "Đã ký tại hệ thống này"
    if child.origin is Origin.IMPORTED:
        return "info", "package", "Nhận từ hệ thống khác"
    if child.late(today):
        return "overdue", "circle-alert", "Chưa có, đã quá hạn gửi"
    return "today", "clock", "Chưa có báo cáo đã ký"


def _report_url(child: Child) -> str:
    if child.origin is Origin.MISSING:
        return ""
    name = "office:report" if child.origin is Origin.HERE else "office:received-report"
    return reverse(name, args=[child.report])


def _cell(found: RollUp, child: Child, column: Column) -> Cell:
    if child.reported is None:
        return Cell("–")
    number, gap = child.reported[column.number], child.gap(column.number)
    here = child.origin is Origin.HERE
    cell = Cell(group(number), _list_url(child, column) if here and number else "")
    if not gap:
        return cell
    now = group(number + gap)
    label = f"{child.name}, cột {column.number}: báo cáo {cell.text}, hiện nay {now}. Xem hồ sơ khác nhau"
    return cell._replace(now=now, now_url=_difference_url(found, child, column) if here else "", label=label)


def _list_url(child: Child, column: Column) -> str:
    """What the child's report counted there, as it was frozen."""
    return f"{reverse('office:report-cell', args=[child.report])}?{urlencode({'cot': column.number})}"


def _sums(found: RollUp) -> list[SumLine]:
    lines = found.reconciliation.lines

    def line(name: str, of: Callable[[Line], int], strong: bool = False) -> SumLine:
        return SumLine(name, strong, [SumCell(group(of(each))) for each in lines])

    counted = [SumCell(group(each.parent), _counted_url(found, each)) for each in lines]
    left = [SumCell(group(each.difference), broken=bool(each.difference)) for each in lines]
    return [
        line("Cơ quan trực tiếp giải quyết", lambda each: each.own),
        line("Báo cáo lập tại hệ thống này", lambda each: each.here),
        line("Báo cáo nhận từ hệ thống khác", lambda each: each.imported),
        line("Cộng trực tiếp và các báo cáo", lambda each: each.whole, strong=True),
        SumLine("Hệ thống này tự đếm", False, counted),
        SumLine("Chênh lệch", False, left),
    ]


def _counted_url(found: RollUp, line: Line) -> str:
    return cell_url(found.question, TOTAL, line.column) if line.parent else ""
