"""Columns of percentages and of differences, against the columns that most rows show them to come from."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, permutations

from motcua.checker import judge
from motcua.checker.figures import Figure
from motcua.checker.normal import key
from motcua.checker.tables import evidence, formulas
from motcua.checker.tables.evidence import Judged
from motcua.checker.tables.grid import Column, Grid
from motcua.checker.tables.rows import is_total
from motcua.checker.verdicts import Judgement, Relation

Judging = Callable[[Sequence[Figure]], Judgement | None]
_CHANGE = re.compile(r"\b(?:tăng|giảm|chênh lệch|so sánh|so với|tăng/giảm|thay đổi)\b")


def find(grid: Grid) -> Iterator[Relation]:
    explained = formulas.targets(grid)
    for target in grid.columns:
        if target.place in explained:
            continue
        if target.is_percent:
            guesses = [*_quotients(grid, target), *_shares_of_total(grid, target)]
        elif _CHANGE.search(key(target.name)):
            guesses = _differences(grid, target)
        else:
            continue
        judged = evidence.best(guesses)
        yield from (grid.relation(judgement, figures, said) for judgement, figures, said in judged)


def _quotients(grid: Grid, target: Column) -> list[list[Judged]]:
    """Any column (or the sum of two) over any other; a growth where the header speaks of one."""
    growth = _CHANGE.search(key(target.name)) is not None
    guesses = [_over(grid, target, over, under, growth) for over, under in permutations(grid.counts, 2)]
    pairs = (
        (pair, under) for pair in combinations(grid.counts, 2) for under in grid.counts if under not in pair
    )
    return guesses + [_sum_over(grid, target, pair, under) for pair, under in pairs]


def _over(grid: Grid, target: Column, over: Column, under: Column, growth: bool) -> list[Judged]:
    def judged(figures: Sequence[Figure]) -> Judgement | None:
        percent, top, bottom = figures
        if growth and bottom.value:
            return judge.difference(top, bottom, percent, percent.value >= 0 and top.value >= bottom.value)
        return judge.share_of(top, bottom, percent)

    return _by_line(grid, (target, over, under), judged)


def _sum_over(grid: Grid, target: Column, pair: tuple[Column, Column], under: Column) -> list[Judged]:
    def judged(figures: Sequence[Figure]) -> Judgement | None:
        percent, one, other, bottom = figures
        if not bottom.value:
            return None
        top = one.value + other.value
        quotient = (
            f"({judge.written(one.value)} + {judge.written(other.value)}) / {judge.written(bottom.value)}"
        )
        return judge.percentage(top * judge.HUNDRED / bottom.value, percent, quotient)

    return _by_line(grid, (target, *pair, under), judged)


def _differences(grid: Grid, target: Column) -> list[list[Judged]]:
    def judged(figures: Sequence[Figure]) -> Judgement | None:
        step, new, old = figures
        unsigned = step.value >= 0 and new.value < old.value  # "Chênh lệch" often is printed without its sign
        return judge.difference(new, old, step, not unsigned)

    others = [column for column in grid.counts if column is not target]
    return [_by_line(grid, (target, new, old), judged) for new, old in permutations(others, 2)]


def _by_line(grid: Grid, columns: Sequence[Column], judged: Judging) -> list[Judged]:
    found: list[Judged] = []
    for line in grid.lines:
        if all(column.place in line.figures for column in columns):
            figures = [line.figures[column.place] for column in columns]
            judgement = judged(figures)
            if judgement is not None:
                found.append((judgement, figures, grid.said(line, *columns)))
    return found


def _shares_of_total(grid: Grid, target: Column) -> list[list[Judged]]:
    """The row's count over the total row's: "Cơ cấu (%)"."""
    total = next((line for line in grid.lines if is_total(line)), None)
    if total is None:
        return []
    return [_over_total(grid, target, column, total.figures[column.place])
            for column in grid.counts if column.place in total.figures]  # fmt: skip


def _over_total(grid: Grid, target: Column, column: Column, whole: Figure) -> list[Judged]:
    def judged(figures: Sequence[Figure]) -> Judgement | None:
        return judge.share_of(figures[1], whole, figures[0])

    return [
        (judgement, [*figures, whole], said)
        for judgement, figures, said in _by_line(grid, (target, column), judged)
    ]
