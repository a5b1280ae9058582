"""Ways in which unseen counts could be other than they are, without any sum giving it away.

A *pattern* is a change of some columns of a row by one that keeps the form's identities ("one late less, one
in time more"). A *move* takes a pattern to one leaf of the tree and its opposite to another, or up to the
total. If all cells that a move touches are hidden and none falls below 0, the published table fits the moved
counts as well as the true ones: none of these cells can be pinned down.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import combinations
from typing import NamedTuple

from motcua.figures.form import Form
from motcua.figures.identities import Identity

Pattern = tuple[tuple[int, int], ...]  # (column, +1 or -1)


class Leaf(NamedTuple):
    """A lowest row: a procedure under its sector."""

    sector: str
    procedure: str


Row = tuple[str, ...]  # (): all; (sector,); (sector, procedure)
Cell = tuple[Row, int]
ALL: Row = ()


@dataclass(frozen=True)
class Move:
    """``pattern`` at ``leaf``, its opposite at ``other``; without other it goes up to the total."""

    leaf: Leaf
    other: Leaf | None
    pattern: Pattern

    @property
    def rows(self) -> dict[Row, int]:
        """Row -> how often the pattern is added; what cancels out is not there."""
        up = (tuple(self.leaf), self.leaf[:1], ALL)
        if self.other is None:
            return dict.fromkeys(up, 1)
        rows = {tuple(self.leaf): 1, tuple(self.other): -1}
        if self.other.sector != self.leaf.sector:
            rows |= {self.leaf[:1]: 1, self.other[:1]: -1}
        return rows

    @cached_property
    def cells(self) -> tuple[tuple[Cell, int], ...]:
        """What it touches, and by how much."""
        rows, pattern = self.rows.items(), self.pattern
        return tuple(((row, column), sign * change) for row, sign in rows for column, change in pattern)

    def change(self, column: int) -> int:
        """What it does to a column of ``leaf``."""
        return dict(self.pattern).get(column, 0)


@cache
def patterns_of(form: Form) -> Mapping[int, tuple[Pattern, ...]]:
    """Column -> the patterns that change it, fewest cells first. Each moves two columns that have no parts,
    against or with each other, and the totals that follow."""
    sums = tuple(identity for identity in form.identities if isinstance(identity, Identity))
    totals = {identity.total for identity in sums}
    parts = [column.number for column in form.columns if column.number not in totals]
    found: set[Pattern] = set()
    for one, two in combinations(parts, 2):
        for change in (1, -1):
            pattern = _followed({one: 1, two: change}, sums)
            if pattern:
                found |= {pattern, tuple((column, -each) for column, each in pattern)}
    ordered = sorted(found, key=lambda pattern: (len(pattern), pattern))
    return {
        column.number: tuple(pattern for pattern in ordered if column.number in dict(pattern))
        for column in form.columns
    }


def _followed(changes: dict[int, int], identities: tuple[Identity, ...]) -> Pattern | None:
    """With the totals that follow; None where two identities want different ones of the same total."""
    known = dict(changes)
    totals = {identity.total for identity in identities}
    for _round in identities:
        for identity in identities:
            if all(part not in totals or part in known for part in identity.parts):
                total = sum(known.get(part, 0) for part in identity.parts)
                if known.setdefault(identity.total, total) != total:
                    return None
    if any(abs(change) > 1 for change in known.values()):
        return None
    return tuple(sorted((column, change) for column, change in known.items() if change))
