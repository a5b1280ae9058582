"""A report as a paper: plain values that PDF, XLSX and DOCX are made of, whatever form it follows.

What is printed is decided here once, so that the three files cannot disagree.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

#: A number, a text ("x"), or None where the official form leaves the cell blank.
Cell = int | str | None


@dataclass(frozen=True)
class PaperColumn:
    """``heading``: the headings above each other, outermost first, the column's own name last.

    ``printed``: what the form prints under the headings, "(3)=(4)+(5)"; ``number`` alone where empty.
    """

    number: int
    heading: tuple[str, ...]
    printed: str = ""

    @property
    def label(self) -> str:
        return self.printed or f"({self.number})"

    @property
    def name(self) -> str:
        return self.heading[-1]


@dataclass(frozen=True)
class Lead:
    """A column of text before the numbers: "TT", "Lĩnh vực"."""

    name: str
    printed: str = ""


class RowKind(StrEnum):
    PLAIN = "plain"
    TOTAL = "total"
    SECTION = "section"


@dataclass(frozen=True)
class PaperRow:
    """``mark`` stands in the first lead column: a running number, "I", or nothing."""

    name: str
    cells: tuple[Cell, ...]
    mark: str = ""
    kind: RowKind = RowKind.PLAIN


@dataclass(frozen=True)
class PaperSum:
    """An identity between columns: the column ``total`` is the sum of the columns ``parts``."""

    total: int
    parts: tuple[int, ...]

    @property
    def text(self) -> str:
        return f"({self.total}) = {' + '.join(f'({part})' for part in self.parts)}"


@dataclass(frozen=True)
class CheckedSum:
    """``broken``: the names of the rows in which it fails."""

    text: str
    broken: tuple[str, ...]


@dataclass(frozen=True)
class PaperTable:
    """One table of a report. ``leads`` is empty, or a mark and a name. Raises ValueError for a row that has
    not one cell a column, and for a sum over columns that are not there."""

    columns: tuple[PaperColumn, ...]
    rows: tuple[PaperRow, ...]
    leads: tuple[Lead, ...] = (Lead("TT", "(1)"), Lead("Lĩnh vực", "(2)"))
    sums: tuple[PaperSum, ...] = ()
    title: str = ""

    def __post_init__(self) -> None:
        if len(self.leads) not in (0, 2):
            raise ValueError("a table has no lead columns, or a mark and a name")
        if any(len(row.cells) != len(self.columns) for row in self.rows):
            raise ValueError("each row has one cell a column")
        numbers = {column.number for column in self.columns}
        if any(not {each.total, *each.parts} <= numbers for each in self.sums):
            raise ValueError("a sum over a column that the table has not")

    def place(self, number: int) -> int:
        """Where the column of that number stands, from 0."""
        return next(place for place, column in enumerate(self.columns) if column.number == number)

    @property
    def checks(self) -> tuple[CheckedSum, ...]:
        return tuple(
            CheckedSum(each.text, tuple(row.name for row in self.rows if not self._holds(each, row)))
            for each in self.sums
        )

    def _holds(self, each: PaperSum, row: PaperRow) -> bool:
        """A heading row without numbers has nothing to add up."""
        if all(cell is None for cell in row.cells):
            return True
        return self._number(row, each.total) == sum(self._number(row, part) for part in each.parts)

    def _number(self, row: PaperRow, number: int) -> int:
        cell = row.cells[self.place(number)]
        return cell if isinstance(cell, int) else 0


@dataclass(frozen=True)
class PaperRatio:
    """``value``: the percentage as text with its rounding, "–" when there was nothing to divide by."""

    name: str
    formula: str
    value: str


@dataclass(frozen=True)
class PaperNote:
    """The definition of a column. ``label``: "(3)"."""

    label: str
    text: str


@dataclass(frozen=True)
class PaperSigner:
    role: str
    hint: str
    name: str = ""


@dataclass(frozen=True)
class NarrativeSection:
    """A numbered item of the outline. Without paragraphs a dotted line is left to write on."""

    number: str
    title: str
    paragraphs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Narrative:
    """The report in words that goes with the tables, laid out after NĐ 30/2020/NĐ-CP (from memory).

    ``number``: số, ký hiệu ("…/BC-UBND"); ``subject``: what the report is about; ``copies``: nơi nhận.
    """

    number: str
    subject: str
    addressed_to: str
    sections: tuple[NarrativeSection, ...]
    signer: PaperSigner
    copies: tuple[str, ...] = ()


@dataclass(frozen=True)
class ReportPaper:
    """``form_sign``: "Biểu số 07a/BTP/KSTT"; ``legal_source``: what it was issued with; ``superior``: cơ quan
    chủ quản; ``unit``: đơn vị tính; ``reference``: the line at the foot that names the stored report;
    ``mark``: on every page, for synthetic data; ``stated``: checks that the paper alone cannot make (against
    another period); ``amendments``: what it changes of a report signed before, a line each. ``made_at``
    (aware) is the date in the files: the moment of freezing, never that of printing."""

    form_sign: str
    legal_source: str
    title: str
    period: str
    issuer: str
    receiver: str
    unit: str
    tables: tuple[PaperTable, ...]
    place: str
    dated: date
    signers: tuple[PaperSigner, ...]
    made_at: datetime
    superior: str = ""
    ratios: tuple[PaperRatio, ...] = ()
    notes: tuple[PaperNote, ...] = ()
    narrative: Narrative | None = None
    stated: tuple[CheckedSum, ...] = ()
    amendments: tuple[str, ...] = ()
    reference: str = ""
    mark: str = ""

    def __post_init__(self) -> None:
        if self.made_at.tzinfo is None:
            raise ValueError("made_at must be aware")

    @property
    def checks(self) -> tuple[CheckedSum, ...]:
        return (*(check for table in self.tables for check in table.checks), *self.stated)


@dataclass(frozen=True)
class HeadingCell:
    """A cell of the heading grid, counted from the first number column and the first heading line."""

    text: str
    row: int
    column: int
    rowspan: int
    colspan: int


def heading_depth(table: PaperTable) -> int:
    """How many heading lines stand above the line of printed numbers."""
    return max(len(column.heading) for column in table.columns)


def heading_cells(table: PaperTable) -> tuple[HeadingCell, ...]:
    """The headings of the number columns with like neighbours joined and short ones reaching down."""
    depth = heading_depth(table)
    return tuple(cell for line in range(depth) for cell in _heading_line(table.columns, line, depth))


def _heading_line(columns: tuple[PaperColumn, ...], line: int, depth: int) -> list[HeadingCell]:
    cells: list[HeadingCell] = []
    before: tuple[str, ...] = ()
    for place, column in enumerate(columns):
        path = column.heading[: line + 1]
        if len(path) <= line:
            before = ()
            continue
        last = len(column.heading) == line + 1
        if path == before and not last:
            joined = cells[-1]
            cells[-1] = HeadingCell(joined.text, line, joined.column, 1, joined.colspan + 1)
            continue
        cells.append(HeadingCell(path[-1], line, place, depth - line if last else 1, 1))
        before = () if last else path
    return cells
