"""Tables and lines of a file before anybody knows what they mean."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from motcua.rosters.entries import Place


@dataclass(frozen=True)
class Row:
    """``cells``: one a column; a merged cell repeats its text in each column and row that it covers."""

    cells: tuple[str, ...]
    place: Place

    @property
    def filled(self) -> tuple[str, ...]:
        return tuple(cell for cell in self.cells if cell)

    @property
    def alone(self) -> str:
        """The text of a row that says one thing only, be it one cell or a merged one; else blank."""
        said = set(self.filled)
        return next(iter(said)) if len(said) == 1 else ""

    @property
    def text(self) -> str:
        return " | ".join(dict.fromkeys(self.filled))


@dataclass(frozen=True)
class Grid:
    rows: tuple[Row, ...]

    @property
    def width(self) -> int:
        return max((len(row.cells) for row in self.rows), default=0)


@dataclass(frozen=True)
class Line:
    """Text outside tables: a heading of a part of the annex, or words of the decision."""

    text: str
    place: Place


Part = Grid | Line


_UNSEEN = str.maketrans("", "", "\u200b\u200c\u200d\u2060\ufeff\u00ad")  # places to break a line


def tidy(text: str) -> str:
    """One spelling of what looks the same: composed letters, single spaces, no marks that are not seen."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_UNSEEN).split())


def row(cells: Iterable[str], place: Place) -> Row:
    return Row(tuple(tidy(cell) for cell in cells), place)
