"""Formulas printed in the header: "(3)=(4)+(5)", "6=5/4*100"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from motcua.checker import judge
from motcua.checker.figures import Figure
from motcua.checker.normal import key
from motcua.checker.tables.grid import Column, Grid, Line
from motcua.checker.verdicts import Judgement, Relation

_FORMULA = re.compile(r"\(?(\d{1,2})\)?\s*=\s*((?:[(\[]*\s*\d{1,3}\s*%?[)\]]*\s*[-+−–*x×/:]?\s*)+)")
_TERM = re.compile(r"([-+−–*x×/:]?)\s*[(\[]*\s*(\d{1,3})\s*[)\]]*")


@dataclass(frozen=True)
class Formula:
    """``target`` = ``over`` / ``under`` in per cent, or sum of ``plus`` less ``minus``."""

    target: int
    plus: tuple[int, ...]
    minus: tuple[int, ...] = ()
    under: int | None = None


def find(grid: Grid) -> Iterator[Relation]:
    by_number = numbered(grid)
    for formula in _formulas(grid):
        needed = (formula.target, *formula.plus, *formula.minus, *([formula.under] if formula.under else []))
        if not all(number in by_number for number in needed):
            continue
        columns = [by_number[number] for number in needed]
        for line in grid.lines:
            if all(column.place in line.figures for column in columns):
                yield from _judged(grid, line, formula, by_number, columns)


def numbered(grid: Grid) -> dict[int, Column]:
    """Columns by their printed number."""
    return {column.number: column for column in grid.columns if column.number is not None}


def targets(grid: Grid) -> set[int]:
    """Places of columns that a formula explains."""
    by_number = numbered(grid)
    return {by_number[formula.target].place for formula in _formulas(grid) if formula.target in by_number}


def _formulas(grid: Grid) -> Iterator[Formula]:
    for column in grid.columns:
        for found in _FORMULA.finditer(key(column.name)):
            formula = _parsed(int(found[1]), found[2])
            if formula is not None:
                yield formula


def _parsed(target: int, text: str) -> Formula | None:
    terms = [(sign, int(number)) for sign, number in _TERM.findall(text)]
    if len(terms) > 1 and terms[1][0] in ("/", ":"):
        return Formula(target, (terms[0][1],), (), terms[1][1]) if _only_hundred(terms[2:]) else None
    if any(sign in ("*", "x", "×", "/", ":") for sign, _ in terms):
        return None
    plus = tuple(number for sign, number in terms if sign in ("", "+"))
    minus = tuple(number for sign, number in terms if sign in ("-", "−", "–"))
    return Formula(target, plus, minus) if len(terms) > 1 else None


def _only_hundred(terms: list[tuple[str, int]]) -> bool:
    return all(number == 100 for _, number in terms)


def _judged(
    grid: Grid, line: Line, formula: Formula, by_number: dict[int, Column], columns: list[Column]
) -> Iterator[Relation]:
    def figure(number: int) -> Figure:
        return line.figures[by_number[number].place]

    target, used = figure(formula.target), [line.figures[column.place] for column in columns]
    judgement: Judgement | None
    if formula.under is not None:
        judgement = judge.share_of(figure(formula.plus[0]), figure(formula.under), target)
    elif formula.minus:
        first = figure(formula.plus[0])
        judgement = (
            judge.sum_of(first, [target, *map(figure, formula.minus)], True)
            if len(formula.plus) == 1
            else None
        )
    else:
        judgement = judge.sum_of(target, [figure(number) for number in formula.plus], True)
    if judgement is not None:
        yield grid.relation(judgement, used, grid.said(line, *columns))
