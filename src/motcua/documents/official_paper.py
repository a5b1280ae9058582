"""An official paper after NĐ 30/2020/NĐ-CP, Phụ lục I, as plain values that PDF and DOCX are made of.

What is printed is decided here once, so that the two files cannot disagree. Parts and their places: verified
in the decree's templates as used by ministries; sizes of type: from memory.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from motcua.documents.dates import long_date
from motcua.documents.report_paper import PaperSigner

BLANK_DATE = "ngày … tháng … năm …"


class Align(StrEnum):
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True)
class OfficialColumn:
    """``share``: of the width of the table, against the other columns."""

    name: str
    share: float = 1.0
    align: Align = Align.LEFT


@dataclass(frozen=True)
class OfficialTable:
    """``strong``: places of rows in bold (sums). Raises ValueError where a row has not one cell a column."""

    columns: tuple[OfficialColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    strong: frozenset[int] = frozenset()
    title: str = ""

    def __post_init__(self) -> None:
        if not self.columns or any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError("each row has one cell a column")


Block = str | OfficialTable
"""A paragraph, or a table."""


@dataclass(frozen=True)
class OfficialSection:
    """``title`` carries its own number ("I. KẾT QUẢ"); blank: what stands before the first heading."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class OfficialPaper:
    """``superior``, ``issuer``: the letterhead; ``kind``: tên loại; ``subject``: trích yếu; ``bases``: the
    legal bases, in italics; ``addressed_to``: kính gửi, blank for papers that address nobody; ``copies``: nơi
    nhận. ``dated`` None leaves the day open. ``mark``: printed on every page; ``reference``: at the foot."""

    superior: str
    issuer: str
    number: str
    place: str
    dated: date | None
    kind: str
    subject: str
    sections: tuple[OfficialSection, ...]
    signers: tuple[PaperSigner, ...]
    made_at: datetime
    bases: tuple[str, ...] = ()
    addressed_to: str = ""
    copies: tuple[str, ...] = ()
    mark: str = ""
    reference: str = ""

    @property
    def title(self) -> str:
        return f"{self.kind} {self.subject[:1].lower()}{self.subject[1:]}".strip()

    @property
    def day(self) -> str:
        return long_date(self.dated) if self.dated else BLANK_DATE

    @property
    def listed_bases(self) -> tuple[str, ...]:
        """As the decree punctuates them: a semicolon after each, a full stop after the last."""
        return _punctuated(self.bases)

    @property
    def listed_copies(self) -> tuple[str, ...]:
        return tuple(f"- {copy}" for copy in _punctuated(self.copies))


def _punctuated(lines: tuple[str, ...]) -> tuple[str, ...]:
    bare = [line.strip().rstrip(";.,") for line in lines if line.strip()]
    return tuple(line + ("." if place == len(bare) else ";") for place, line in enumerate(bare, start=1))
