"""Do the reports from below add up to what the agency above counts itself? Pure.

For each column: the parent's count = what it does itself + what its children reported + a difference, and
each difference is laid at the door of a child: one that reported other numbers than are counted now, or one
that has not reported. Of a child that works in another system nothing is counted here; its report is added
to the whole, in a column of its own, and compared with nothing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

Cells = Mapping[int, int]


class Origin(StrEnum):
    """Where a child's report comes from."""

    HERE = "here"  # made and signed in this system
    IMPORTED = "imported"  # read from a signed file of another system
    MISSING = "missing"


@dataclass(frozen=True)
class Child:
    """``reported``: the totals of its report, None when it is missing; ``counted``: what this system counts
    of it now, None when it holds nothing of it; ``due``: the last day for sending; ``report``: its report's
    key."""

    code: str
    name: str
    origin: Origin
    reported: Cells | None
    counted: Cells | None
    due: date
    report: str = ""

    def late(self, today: date) -> bool:
        return self.origin is Origin.MISSING and self.due < today

    def gap(self, column: int) -> int:
        """What is counted more than reported; 0 where there is nothing to compare with."""
        if self.counted is None:
            return 0
        return self.counted.get(column, 0) - (self.reported or {}).get(column, 0)

    def differing(self, columns: Iterable[int]) -> tuple[int, ...]:
        """The columns in which a report that is there differs from what is counted now."""
        return tuple(column for column in columns if self.reported is not None and self.gap(column))


@dataclass(frozen=True)
class Line:
    """One column added up. ``compared``: what was reported by the children that are counted here too."""

    column: int
    parent: int
    own: int
    here: int
    imported: int
    compared: int

    @property
    def below(self) -> int:
        """What the children reported, wherever they did."""
        return self.here + self.imported

    @property
    def whole(self) -> int:
        """The figure of all: the parent's own and what came from below."""
        return self.own + self.below

    @property
    def difference(self) -> int:
        return self.parent - self.own - self.compared


@dataclass(frozen=True)
class Reconciliation:
    """``parent``: counted for the agency and all below it; ``own``: of that, what no child does."""

    columns: tuple[int, ...]
    parent: Cells
    own: Cells
    children: tuple[Child, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        return tuple(
            Line(
                column,
                self.parent.get(column, 0),
                self.own.get(column, 0),
                _sum(column, (child for child in self.children if child.origin is Origin.HERE)),
                _sum(column, (child for child in self.children if child.origin is Origin.IMPORTED)),
                _sum(column, (child for child in self.children if child.counted is not None)),
            )
            for column in self.columns
        )

    @property
    def holds(self) -> bool:
        """Every child has reported, and every column adds up."""
        return not self.missing and not any(line.difference for line in self.lines)

    @property
    def missing(self) -> tuple[Child, ...]:
        return tuple(child for child in self.children if child.origin is Origin.MISSING)

    @property
    def differing(self) -> tuple[Child, ...]:
        """The children whose reports differ from what is counted now."""
        return tuple(child for child in self.children if child.differing(self.columns))

    def unexplained(self, column: int) -> int:
        """What of a difference is no child's: 0, unless the count above and those below contradict."""
        line = next(line for line in self.lines if line.column == column)
        return line.difference - sum(child.gap(column) for child in self.children)


def _sum(column: int, children: Iterable[Child]) -> int:
    return sum((child.reported or {}).get(column, 0) for child in children)
