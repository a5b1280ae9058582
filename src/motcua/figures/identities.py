"""Identities between columns as typed sums, declared once: checked, tested, printed as footnotes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Cells = Mapping[int, int]


@dataclass(frozen=True)
class Identity:
    """``total`` = the sum of ``parts``; all are column numbers of one form."""

    total: int
    parts: tuple[int, ...]

    @property
    def text(self) -> str:
        return f"{self.total} = {' + '.join(map(str, self.parts))}"

    @property
    def numbers(self) -> frozenset[int]:
        return frozenset((self.total, *self.parts))

    def holds(self, cells: Cells) -> bool:
        return cells[self.total] == sum(cells[part] for part in self.parts)


@dataclass(frozen=True)
class AtMost:
    """``part`` is never more than ``whole``: what is counted there is counted here too."""

    part: int
    whole: int

    @property
    def text(self) -> str:
        return f"{self.part} ≤ {self.whole}"

    @property
    def numbers(self) -> frozenset[int]:
        return frozenset((self.part, self.whole))

    def holds(self, cells: Cells) -> bool:
        return cells[self.part] <= cells[self.whole]


Relation = Identity | AtMost


@dataclass(frozen=True)
class CarriedOver:
    """``column`` of a period = ``left`` of the one before, whatever that was: both count what was open at
    the instant between them."""

    column: int
    left: int

    @property
    def text(self) -> str:
        return f"{self.column} = {self.left} của kỳ liền trước"


@dataclass(frozen=True)
class Check:
    """An identity over a whole table. ``broken`` names the rows in which it fails."""

    identity: Relation | CarriedOver
    broken: tuple[str, ...]

    @property
    def text(self) -> str:
        return self.identity.text

    @property
    def holds(self) -> bool:
        return not self.broken


def check(identities: Iterable[Relation], rows: Mapping[str, Cells]) -> tuple[Check, ...]:
    """Every identity over every row (by row name; the total is a row like the others)."""
    return tuple(
        Check(identity, tuple(name for name, cells in rows.items() if not identity.holds(cells)))
        for identity in identities
    )


def check_carried_over(
    carried: Iterable[CarriedOver], rows: Mapping[str, Cells], before: Mapping[str, Cells]
) -> tuple[Check, ...]:
    """Every hand-over between two tables; a row that one of them lacks is a row of zeros there."""
    names = [*rows, *(name for name in before if name not in rows)]

    def differs(each: CarriedOver, name: str) -> bool:
        return rows.get(name, {}).get(each.column, 0) != before.get(name, {}).get(each.left, 0)

    return tuple(Check(each, tuple(name for name in names if differs(each, name))) for each in carried)
