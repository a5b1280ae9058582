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

    def holds(self, cells: Cells) -> bool:
        return cells[self.total] == sum(cells[part] for part in self.parts)


@dataclass(frozen=True)
class Check:
    """An identity over a whole table. ``broken`` names the rows in which it fails."""

    identity: Identity
    broken: tuple[str, ...]

    @property
    def text(self) -> str:
        return self.identity.text

    @property
    def holds(self) -> bool:
        return not self.broken


def check(identities: Iterable[Identity], rows: Mapping[str, Cells]) -> tuple[Check, ...]:
    """Every identity over every row (by row name; the total is a row like the others)."""
    return tuple(
        Check(identity, tuple(name for name, cells in rows.items() if not identity.holds(cells)))
        for identity in identities
    )
