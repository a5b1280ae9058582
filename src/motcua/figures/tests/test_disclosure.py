"""Whoever knows all that is published, and all that must add up, cannot pin down what is hidden."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp

from motcua.figures import forms
from motcua.figures.disclosure import Leaf, Month, hide, patterns_of, threshold_on
from motcua.figures.disclosure.hiding import Counts
from motcua.figures.disclosure.moves import ALL, Row
from motcua.figures.identities import Identity

FORM = forms.get("07a")
IDENTITIES = [each for each in FORM.identities if isinstance(each, Identity)]
COLUMNS = [column.number for column in FORM.columns]
LEAVES = [Leaf(*pair) for pair in (("a", "1"), ("a", "2"), ("b", "3"))]
INFLOW, OUTFLOW = (4, 5, 6, 7), (10, 11, 12)
At = tuple[int, Row, int]  # month, row, column
few = st.sampled_from([0, 0, 0, 1, 1, 2, 3, 6, 9])


@st.composite
def histories(draw: st.DrawFn, months: int = 2, leaves: Sequence[Leaf] = tuple(LEAVES)) -> list[Counts]:
    """Months in which each carries over what the one before left open."""
    left = {leaf: draw(few) for leaf in leaves}
    series: list[Counts] = []
    for _ in range(months):
        counts: dict[Leaf, dict[int, int]] = {}
        for leaf in leaves:
            cells = {column: draw(few) for column in INFLOW} | {8: left[leaf]}
            cells[3] = rest = sum(cells.values())
            for column in OUTFLOW:
                cells[column] = draw(st.integers(0, rest))
                rest -= cells[column]
            cells[15] = draw(st.integers(0, rest))
            cells |= {9: sum(cells[column] for column in OUTFLOW), 13: rest, 14: rest - cells[15]}
            left[leaf] = rest
            counts[leaf] = cells
        series.append(counts)
    return series


class Attacker:
    """Everything that is known as linear equations over whole numbers from 0 up."""

    def __init__(self, months: Sequence[Month]) -> None:
        self.months = months
        cells = [(n, row, c) for n, month in enumerate(months) for row in month.cells for c in COLUMNS]
        self.index = {cell: number for number, cell in enumerate(cells)}
        equations = [*self._identities(), *self._sums(), *self._carried_over()]
        matrix = np.zeros((len(equations), len(cells)))
        for number, (one, others) in enumerate(equations):
            matrix[number, self.index[one]] = 1
            for other in others:
                matrix[number, self.index[other]] -= 1
        shown = [months[n].shown(row, c) for n, row, c in cells]
        lower = [0 if count is None else count for count in shown]
        upper = [np.inf if count is None else count for count in shown]
        self.known: dict[str, Any] = {
            "constraints": LinearConstraint(matrix, 0, 0),
            "bounds": Bounds(lower, upper),
            "integrality": np.ones(len(cells)),
        }

    def _identities(self) -> Iterator[tuple[At, list[At]]]:
        for n, month in enumerate(self.months):
            for row in month.cells:
                for sums in IDENTITIES:
                    yield (n, row, sums.total), [(n, row, part) for part in sums.parts]

    def _sums(self) -> Iterator[tuple[At, list[At]]]:
        for n, month in enumerate(self.months):
            for row in (row for row in month.cells if len(row) < 2):
                for column in COLUMNS:
                    yield (n, row, column), [(n, other, column) for other in below(month, row)]

    def _carried_over(self) -> Iterator[tuple[At, list[At]]]:
        for n, month in enumerate(self.months[:-1]):
            for row in month.cells:
                yield (n + 1, row, 8), [(n, row, 13)]

    def pins_down(self, place: int, row: Row, column: int) -> bool:
        """Whether the least and the greatest value that fit are the same."""
        aim = np.zeros(len(self.index))
        aim[self.index[place, row, column]] = 1
        least, most = (milp(sign * aim, **self.known) for sign in (1, -1))
        assert least.success
        return bool(most.success and round(least.fun) == round(-most.fun))


def below(month: Month, row: Row) -> list[Row]:
    return [other for other in month.cells if len(other) == len(row) + 1 and other[: len(row)] == row]


@pytest.mark.slow
@settings(max_examples=12, deadline=None)
@given(histories())
def test_no_hidden_cell_can_be_pinned_down(series: list[Counts]) -> None:
    months = hide(FORM, series, 5)
    attacker = Attacker(months)
    for place, month in enumerate(months):
        for row, column in month.hidden:
            assert not attacker.pins_down(place, row, column), (place, row, column)


def test_the_attacker_of_these_tests_finds_what_is_hidden_alone() -> None:
    """Hiding only the small count itself is not enough, and he sees it."""
    (month,) = hide(FORM, [{LEAVES[0]: _cells(7, late=2), LEAVES[1]: _cells(9)}], 5)
    naked = Month(month.cells, {(tuple(LEAVES[0]), 12)})
    assert Attacker([naked]).pins_down(0, tuple(LEAVES[0]), 12)
    assert not Attacker([month]).pins_down(0, tuple(LEAVES[0]), 12)


def _cells(count: int, late: int = 0) -> dict[int, int]:
    blank = dict.fromkeys(COLUMNS, 0)
    return blank | {3: count, 7: count, 9: count, 11: count - late, 12: late}


@settings(max_examples=40, deadline=None)
@given(histories(months=3, leaves=[Leaf(*pair) for pair in ("a1", "a2", "b3", "b4", "c5")]))
def test_each_hidden_cell_has_a_move_that_nothing_published_contradicts(series: list[Counts]) -> None:
    months = hide(FORM, series, 5)
    for place, month in enumerate(months):
        small = {(r, c) for r, cells in month.cells.items() for c, count in cells.items() if 0 < count < 5}
        assert small <= month.hidden == set(month.explained)
        for cell, move in month.explained.items():
            assert dict(move.cells)[cell]
            _fits(month, dict(move.cells))
        if place:
            _linked(months[place - 1], month)


def _fits(month: Month, changes: Mapping[tuple[Row, int], int]) -> None:
    assert all(month.cells[row][column] + change >= 0 for (row, column), change in changes.items())
    assert set(changes) <= month.hidden
    for row in month.cells:
        for sums in IDENTITIES:
            parts = sum(changes.get((row, part), 0) for part in sums.parts)
            assert changes.get((row, sums.total), 0) == parts
        for column in COLUMNS if len(row) < 2 else ():
            parts = sum(changes.get((other, column), 0) for other in below(month, row))
            assert changes.get((row, column), 0) == parts


def _linked(before: Month, after: Month) -> None:
    """What is carried over is hidden where what was left is, and nowhere else."""
    for row in before.cells:
        assert ((row, 13) in before.hidden) == ((row, 8) in after.hidden), row


@settings(max_examples=25, deadline=None)
@given(histories(months=3))
def test_a_month_more_changes_nothing_of_what_was_published(series: list[Counts]) -> None:
    longer, shorter = hide(FORM, series, 5), hide(FORM, series[:2], 5)
    assert [month.hidden for month in longer[:2]] == [month.hidden for month in shorter]


def test_large_counts_and_noughts_are_all_shown() -> None:
    (month,) = hide(FORM, [{leaf: _cells(20) for leaf in LEAVES}], 5)
    assert not month.hidden and month.shown(ALL, 3) == 60


def test_the_cheapest_partner_is_hidden_and_not_the_total() -> None:
    counts = {LEAVES[0]: _cells(30, late=2), LEAVES[1]: _cells(40), LEAVES[2]: _cells(50, late=8)}
    (month,) = hide(FORM, [counts], 5)
    assert (tuple(LEAVES[0]), 12) in month.hidden
    assert not any(row == ALL for row, _column in month.hidden)


def test_patterns_keep_the_identities() -> None:
    for column, patterns in patterns_of(FORM).items():
        assert patterns
        for pattern in patterns:
            changes = dict(pattern)
            assert changes[column] in (1, -1)
            for sums in IDENTITIES:
                assert changes.get(sums.total, 0) == sum(changes.get(part, 0) for part in sums.parts)


def test_the_threshold_is_that_of_the_day() -> None:
    assert threshold_on(date(2026, 11, 20)).least == 5
    with pytest.raises(LookupError):
        threshold_on(date(1999, 1, 1))
