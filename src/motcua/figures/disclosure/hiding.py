"""Which cells of a monthly series to hide, month after month, never looking ahead.

First the small counts; then, for each hidden cell that no move explains yet, the cheapest move, whose cells
are hidden with it. Since every move explains all the cells it touches, one pass is enough. A column carried
over from the month before is the same number published twice: it is touched only to go on with a move of the
month before, which the next month owes (``owed``). What was published stays when a month is added.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from motcua.figures.disclosure.moves import ALL, Cell, Leaf, Move, Row, patterns_of
from motcua.figures.form import Form

Counts = Mapping[Leaf, Mapping[int, int]]
PARTNERS = 8  # other rows looked at before the total is hidden
ZERO, SECTOR, TOTAL = 4, 12, 200  # what hiding costs: a nought, a cell of a sector, of the whole


@dataclass
class Month:
    """One month's counts by leaf, sums of sectors and of all; ``hidden`` cells, each explained by a move."""

    cells: Mapping[Row, Mapping[int, int]]
    hidden: set[Cell] = field(default_factory=set)
    explained: dict[Cell, Move] = field(default_factory=dict)
    owed: tuple[Move, ...] = ()

    def shown(self, row: Row, column: int) -> int | None:
        """None where it is hidden."""
        return None if (row, column) in self.hidden else self.cells[row][column]


def hide(form: Form, months: Sequence[Counts], least: int) -> tuple[Month, ...]:
    """Oldest month first. Counts from 1 to ``least`` - 1 are hidden, and as much beside them as it takes."""
    done: list[Month] = []
    leaves: set[Leaf] = set()
    for counts in months:
        leaves |= set(counts)
        month = Month(_summed(form, counts, leaves))
        _Hider(form, month, least, first=not done).run(done[-1].owed if done else ())
        done.append(month)
    return tuple(done)


class _Carried(NamedTuple):
    into: frozenset[int]
    out: frozenset[int]


class _Hider:
    def __init__(self, form: Form, month: Month, least: int, first: bool) -> None:
        self.month, self.patterns, self.least = month, patterns_of(form), least
        self.carried = _Carried(
            frozenset(each.column for each in form.carried_over),
            frozenset(each.left for each in form.carried_over),
        )
        self.into_of = {each.left: each.column for each in form.carried_over}
        self.free_into = first
        self.leaves = sorted(Leaf(*row) for row in month.cells if len(row) == 2)

    def run(self, owed: Iterable[Move]) -> None:
        small = sorted(
            (row, column)
            for row, cells in self.month.cells.items()
            for column, count in cells.items()
            if 0 < count < self.least
        )
        self.month.hidden.update(small)
        going_on: list[Move] = [self._go_on(move) for move in owed]
        for move in going_on:
            self._take(move)
        for cell in small:
            if cell not in self.month.explained:
                move = self._cheapest(cell)
                self._take(move)
                going_on.append(move)
        out = {move for move in going_on if self._owes(move)}
        self.month.owed = tuple(sorted(out, key=lambda move: (move.leaf, move.other or (), move.pattern)))

    def _owes(self, move: Move) -> bool:
        return any(column in self.carried.out for column, _change in move.pattern)

    def _take(self, move: Move) -> None:
        for cell, _change in move.cells:
            self.month.hidden.add(cell)
            self.month.explained.setdefault(cell, move)

    def _go_on(self, before: Move) -> Move:
        """What the move of the month before does to what is carried over into this one."""
        wanted = {self.into_of[column]: change for column, change in before.pattern if column in self.into_of}
        column, change = next(iter(wanted.items()))
        options = [
            Move(before.leaf, before.other, pattern)
            for pattern in self.patterns[column]
            if dict(pattern)[column] == change
        ]
        return self._best([move for move in options if self._possible(move)])

    def _cheapest(self, cell: Cell) -> Move:
        """Between two leaves; up to the total only where no two leaves will do."""
        row, column = cell
        for leaves in self._starts(row, column):
            for alone in (False, True):
                move = self._search(row, column, leaves, alone)
                if move:
                    return move
        raise AssertionError(f"no move explains {cell}")

    def _search(self, row: Row, column: int, leaves: Iterable[Leaf], alone: bool) -> Move | None:
        best: tuple[int, Move] | None = None
        for move in self._moves(row, column, leaves, alone):
            cost = self._cost(move)
            if cost == 0:
                return move
            if best is None or cost < best[0]:
                best = cost, move
        return best[1] if best else None

    def _moves(self, row: Row, column: int, leaves: Iterable[Leaf], alone: bool) -> Iterator[Move]:
        patterns = [pattern for pattern in self.patterns[column] if self._allowed(pattern)]
        for leaf in leaves:
            for other in (None,) if alone else self._partners(leaf, column):
                if _touches(row, leaf, other):
                    moves = (Move(leaf, other, pattern) for pattern in patterns)
                    yield from (move for move in moves if self._possible(move))

    def _allowed(self, pattern: Iterable[tuple[int, int]]) -> bool:
        return self.free_into or not any(column in self.carried.into for column, _change in pattern)

    def _starts(self, row: Row, column: int) -> Iterable[list[Leaf]]:
        """The leaves under the row, those with something in the column first."""
        if len(row) == 2:
            return [[Leaf(*row)]]
        under = [leaf for leaf in self.leaves if tuple(leaf[: len(row)]) == row]
        full = sorted(
            (leaf for leaf in under if self._count(leaf, column)), key=lambda leaf: self._count(leaf, column)
        )
        return [full[:PARTNERS], under]

    def _partners(self, leaf: Leaf, column: int) -> list[Leaf | None]:
        """Rows in which the column is hidden already, of the same sector first; then small ones."""
        others = [other for other in self.leaves if other != leaf]
        others.sort(
            key=lambda other: (
                (tuple(other), column) not in self.month.hidden,
                other.sector != leaf.sector,
                self._count(other, column) == 0,
                self._count(other, column),
                other,
            )
        )
        same = [other for other in others if other.sector == leaf.sector][:PARTNERS]
        return [*dict.fromkeys([*others[:PARTNERS], *same])]

    def _count(self, leaf: Leaf, column: int) -> int:
        return self.month.cells[tuple(leaf)][column]

    def _possible(self, move: Move) -> bool:
        """No count falls below 0."""
        return all(self.month.cells[row][column] + change >= 0 for (row, column), change in move.cells)

    def _best(self, moves: Sequence[Move]) -> Move:
        return min(moves, key=lambda move: (self._cost(move), self._owes(move), move.pattern))

    def _cost(self, move: Move) -> int:
        return sum(self._cost_of(cell) for cell, _change in move.cells if cell not in self.month.hidden)

    def _cost_of(self, cell: Cell) -> int:
        row, column = cell
        count = self.month.cells[row][column]
        base = TOTAL if row == ALL else SECTOR if len(row) == 1 else 1
        return base + (count.bit_length() if count else ZERO)


def _touches(row: Row, leaf: Leaf, other: Leaf | None) -> bool:
    """Whether a move between the two changes the row: within one sector it leaves the sector as it is."""
    if len(row) == 2 or other is None:
        return True
    return len(row) == 1 and other.sector != leaf.sector


def _summed(form: Form, counts: Counts, leaves: Iterable[Leaf]) -> dict[Row, dict[int, int]]:
    numbers = [column.number for column in form.columns]
    cells: dict[Row, dict[int, int]] = {ALL: dict.fromkeys(numbers, 0)}
    for leaf in leaves:
        own = counts.get(leaf, {})
        for row in (ALL, leaf[:1], tuple(leaf)):
            into = cells.setdefault(row, dict.fromkeys(numbers, 0))
            for number in numbers:
                into[number] += own.get(number, 0)
    return cells
