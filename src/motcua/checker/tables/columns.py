"""Columns that add up in each row: a total column, or columns that divide another."""

import re
from collections.abc import Iterator, Sequence

from motcua.checker import judge
from motcua.checker.lexicon.divisions import AXES
from motcua.checker.normal import key
from motcua.checker.tables import evidence, formulas
from motcua.checker.tables.evidence import Judged
from motcua.checker.tables.grid import Column, Grid, Line
from motcua.checker.tables.rows import is_total
from motcua.checker.verdicts import Relation

_TOTAL = re.compile(r"\b(?:tổng|tổng số|cộng|tổng cộng|toàn|cả năm|cả kỳ|cả quý|lũy kế|cộng dồn)\b")


def find(grid: Grid) -> Iterator[Relation]:
    explained = formulas.targets(grid)
    for target in grid.counts:
        if target.place in explained:
            continue
        found = [
            parts for parts in _named(grid, target) if evidence.borne_out(_tested(grid, target, parts), 1)
        ]
        if not found and target is grid.counts[0] and not _TOTAL.search(key(target.name)):
            found = [
                parts for parts in _all_right(grid) if evidence.borne_out(_tested(grid, target, parts), 2)
            ]
        if not found and _TOTAL.search(key(target.name)):
            best = evidence.best(_tested(grid, target, parts) for parts in _neighbours(grid, target))
            best = best or evidence.best((_tested(grid, target, parts) for parts in _others(grid, target)), 1)
            found = [
                parts for parts in _neighbours(grid, target) if best and _tested(grid, target, parts) == best
            ]
        for parts in found:
            judged = _judged(grid, target, parts, grid.lines)
            yield from (grid.relation(judgement, figures, said) for judgement, figures, said in judged)


def _named(grid: Grid, target: Column) -> Iterator[list[Column]]:
    """Columns that by their names divide the target completely."""
    name = key(target.name)
    for axis in AXES:
        if len(axis.named_in(name)) == 1:
            continue
        members: dict[str, Column] = {}
        for column in grid.counts:
            named = axis.named_in(f"{key(column.name)} #")
            if len(named) == 1 and column is not target:
                members.setdefault(named[0], column)
        if axis.is_complete(members, name) or (len(members) > 1 and axis.is_complete(members, "toàn tổng")):
            yield list(members.values())


def _others(grid: Grid, target: Column) -> Iterator[list[Column]]:
    """All the other counts: what a total column is of, unless a row shows that it is not."""
    others = [column for column in grid.counts if column is not target]
    if len(others) > 1:
        yield others


def _all_right(grid: Grid) -> Iterator[list[Column]]:
    """Everything right of the first count: "Tiếp nhận | Trước hạn | Đúng hạn | Quá hạn | Đang giải quyết"."""
    if len(grid.counts) > 3:
        yield grid.counts[1:]


def _neighbours(grid: Grid, target: Column) -> Iterator[list[Column]]:
    """Runs of at least two columns right of a total column, longest first, then left of it."""
    columns = grid.counts
    place = columns.index(target)
    right, left = columns[place + 1 :], columns[:place]
    yield from (right[:width] for width in range(len(right), 1, -1))
    yield from (left[len(left) - width :] for width in range(len(left), 1, -1))


def _tested(grid: Grid, target: Column, parts: Sequence[Column]) -> list[Judged]:
    """On the rows that are no totals: an error in one of those is in the total row as well."""
    lines = [line for line in grid.lines if not is_total(line)]
    return _judged(grid, target, parts, lines or grid.lines)


def _judged(grid: Grid, target: Column, parts: Sequence[Column], lines: Sequence[Line]) -> list[Judged]:
    judged: list[Judged] = []
    for line in lines:
        figures = [line.figures.get(column.place) for column in (target, *parts)]
        present = [figure for figure in figures if figure is not None]
        if figures[0] is None or len(present) < len(figures):
            continue
        judged.append((judge.sum_of(present[0], present[1:], True), present, grid.said(line, target, *parts)))
    return judged
