"""Which column of a list says what, by the Vietnamese words over it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from motcua.rosters.codes import looks_like_code
from motcua.rosters.grids import Row
from motcua.texts.fold import fold


class Column(StrEnum):
    ORDINAL = "ordinal"
    CODE = "code"
    NAME = "name"
    SECTOR = "sector"
    LEVEL = "level"
    TERM = "term"
    FEE = "fee"
    SERVICE = "service"
    FULL = "full"  # headed "toàn trình": a cross says that it applies
    PARTIAL = "partial"
    COMPONENTS = "components"
    RESULT = "result"
    CHANGE = "change"
    NOTE = "note"  # known, and of no use to a comparison: legal ground, place, way of doing


_WORDS: tuple[tuple[Column, str], ...] = (
    (Column.ORDINAL, r"(?:s ?)?t ?t|so tt|so thu tu|#"),
    (Column.NOTE, r".*\b(?:can cu|dia diem|ghi chu|quyet dinh cong bo|ten van ban|co quan phoi hop)\b.*"),
    (Column.NOTE, r".*\bdoi tuong\b.*"),
    (Column.CHANGE, r"(?:loai |noi dung )?(?:thay doi|tinh trang|trang thai)"),
    (Column.CODE, r"(?:ma|ma so|so ho so|ma ho so|code)(?: (?:tthc|thu tuc(?: hanh chinh)?|quoc gia|so))*"),
    (Column.CODE, r"matthc|mathutuc"),
    (Column.FULL, r"(?:dich vu cong |dvc |dvctt )?(?:truc tuyen )?toan trinh"),
    (Column.PARTIAL, r"(?:dich vu cong |dvc |dvctt )?(?:truc tuyen )?mot phan"),
    (Column.SERVICE, r".*\b(?:muc do|dich vu cong truc tuyen|dvctt|muc dvc|service level)\b.*"),
    (Column.TERM, r"(?:tong )?(?:thoi han|thoi gian)\b.*"),
    (Column.FEE, r"(?:muc |muc thu )?(?:phi|le phi)(?:,? (?:va )?(?:phi|le phi))?(?:,? neu co| \([^)]*\))?"),
    (Column.FEE, r"fee(?: text)?"),
    (Column.COMPONENTS, r"(?:so |so luong )?(?:thanh phan|giay to)\b.*"),
    (Column.RESULT, r"(?:ten )?ket qua\b.*|result"),
    (Column.SECTOR, r"(?:ten )?(?:nganh, )?linh vuc\b.*|field|sector"),
    (Column.LEVEL, r"(?:cap (?:thuc hien|giai quyet|hanh chinh)|tham quyen)\b.*|cap|level"),
    (Column.LEVEL, r"co quan (?:thuc hien|giai quyet|co tham quyen)\b.*"),
    (Column.NAME, r"ten (?:tthc|thu tuc|dich vu cong)\b.*|(?:danh muc )?(?:tthc|thu tuc(?: hanh chinh)?)"),
    (Column.NAME, r"ten|ten goi|tentthc|tenthutuc|name"),
    (Column.NOTE, r".*\b(?:cach thuc|hinh thuc|phap ly|don vi|bo phan|yeu cau|mau don)\b.*"),
)  # fmt: skip
_PATTERNS = tuple((column, re.compile(words)) for column, words in _WORDS)
LONGEST = 80
_NUMBERING = re.compile(r"\(?\d{1,2}\)?|\([a-zđ0-9=+.\- ]{1,8}\)")
DEEPEST = 4  # rows of one heading


@dataclass(frozen=True)
class Heading:
    """``columns``: what each column says; ``texts``: as written, by column; ``rows``: how many it takes."""

    columns: tuple[Column | None, ...]
    texts: tuple[str, ...]
    rows: int

    @property
    def unread(self) -> tuple[str, ...]:
        """Columns that nobody compares."""
        known = zip(self.columns, self.texts, strict=True)
        loose = [text for column, text in known if text and column in (None, Column.NOTE)]
        return tuple(dict.fromkeys(loose))

    def place(self, column: Column) -> int | None:
        return self.columns.index(column) if column in self.columns else None


def column_of(text: str) -> Column | None:
    folded = re.sub(r"\s*[:*]\s*$", "", fold(text.replace("_", " ")).replace("/", ", "))
    if not folded or len(folded) > LONGEST:
        return None
    return next((column for column, words in _PATTERNS if words.fullmatch(folded)), None)


def heading_at(rows: Sequence[Row], start: int) -> Heading | None:
    """The heading that begins at this row: it names a code, or a name and at least one column more."""
    first = rows[start]
    if any(map(looks_like_code, first.cells)) or not _names_procedures(first.cells):
        return None
    depth = 1
    while start + depth < len(rows) and depth < DEEPEST and _continues(rows[start + depth], first):
        depth += 1
    columns, texts = _columns(rows[start : start + depth])
    return Heading(columns, texts, depth)


def _names_procedures(cells: Sequence[str]) -> bool:
    kinds = {column_of(cell) for cell in cells}
    return Column.CODE in kinds or (Column.NAME in kinds and len(kinds - {None}) >= 2)


def _continues(row: Row, first: Row) -> bool:
    """Under a cell that was merged downwards the same text stands again; under one that was merged sideways
    stand parts of it; numbers of columns end a heading."""
    if is_numbering(row):
        return True
    under = [(cell, over) for cell, over in zip(row.cells, first.cells, strict=False) if cell]
    if not under or row.alone or any(looks_like_code(cell) for cell, _ in under):
        return False
    same = sum(cell == over for cell, over in under)
    wide = {over for over in first.cells if over and first.cells.count(over) > 1}
    parts = [cell for cell, over in under if cell != over]
    return (
        (same > 0 or len(under) < len(row.cells))
        and all(over in wide or column_of(cell) is not None for cell, over in under if cell != over)
        and bool(parts or same == len(under))
    )


def is_numbering(row: Row) -> bool:
    """(1) (2) (3) under a heading."""
    filled = row.filled
    return (
        len(filled) > 2
        and all(_NUMBERING.fullmatch(cell.lower()) for cell in filled)
        and len(set(filled)) > 2
    )


def _columns(rows: Sequence[Row]) -> tuple[tuple[Column | None, ...], tuple[str, ...]]:
    """A column is what its lowest heading says, or else one above it; nothing is claimed twice."""
    width = max(len(row.cells) for row in rows)
    columns: list[Column | None] = []
    texts: list[str] = []
    for place in range(width):
        stack = [row.cells[place] for row in rows if place < len(row.cells) and not is_numbering(row)]
        stack = [text for text in dict.fromkeys(stack) if text]
        kinds = [kind for text in reversed(stack) if (kind := column_of(text)) is not None]
        kind = next((kind for kind in kinds if kind is Column.NOTE or kind not in columns), None)
        columns.append(kind)
        texts.append(" – ".join(stack))
    return tuple(columns), tuple(texts)


def repeats(row: Row, heading: Heading) -> bool:
    """Whether a row is (a line of) the heading again, as on each new page."""
    said = [(fold(cell), fold(text)) for cell, text in zip(row.cells, heading.texts, strict=False) if cell]
    return len(said) > 1 and all(cell in text.split(" – ") or cell == text for cell, text in said)
