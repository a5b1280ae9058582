"""What a list of procedures says, line by line, and where it says so."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum


class Change(StrEnum):
    """What a decision does to the procedures of a part of its annex."""

    NEW = "new"
    AMENDED = "amended"
    REPLACED = "replaced"
    ABOLISHED = "abolished"


class TermUnit(StrEnum):
    """Units of a term; UNKNOWN where a bare number is written."""

    HOUR = "hour"
    WORKING_HOUR = "working_hour"
    CALENDAR_DAY = "calendar_day"
    WORKING_DAY = "working_day"
    MONTH = "month"
    YEAR = "year"
    UNKNOWN = ""


@dataclass(frozen=True)
class Span:
    """A length of time as written: 3 working days."""

    value: int
    unit: TermUnit


@dataclass(frozen=True)
class Term:
    """``spans``: the lengths named in the text, in order; empty where none is."""

    text: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Fee:
    """``amounts`` in đồng, in the order of the text; 0 for "không", "miễn". ``by_council``: left to the
    provincial People's Council."""

    text: str
    amounts: tuple[int, ...] = ()
    by_council: bool = False


@dataclass(frozen=True)
class Place:
    """Where a row stands. ``page`` from 1 in a PDF; ``sheet`` in a workbook; ``table`` and ``row`` from 1."""

    row: int
    table: int = 0
    page: int = 0
    sheet: str = ""

    def __str__(self) -> str:
        where = [f"trang tính “{self.sheet}”"] if self.sheet else []
        where += [f"trang {self.page}"] if self.page else []
        where += [f"bảng {self.table}"] if self.table and not self.sheet else []
        return ", ".join([*where, f"dòng {self.row}"])


@dataclass(frozen=True)
class Entry:
    """One procedure. ``code`` and the texts as written; blank and None: the list does not say.

    ``service_level``: full, partial, direct, level_2 to level_4; ``components``: how many papers.
    """

    code: str = ""
    name: str = ""
    sector: str = ""
    level: str = ""
    term: Term | None = None
    fee: Fee | None = None
    service_level: str = ""
    components: int | None = None
    result: str = ""
    change: Change | None = None
    place: Place | None = None
    notes: tuple[str, ...] = ()

    def __str__(self) -> str:
        return " ".join(filter(None, [self.code, self.name]))


@dataclass(frozen=True)
class Unusable:
    """A row that names no procedure we could compare, and why. Shown, never dropped."""

    text: str
    reason: str
    place: Place | None = None


@dataclass(frozen=True)
class Roster:
    """A list of procedures. ``source``: its name for people; ``unread``: headings of columns not compared."""

    source: str
    entries: tuple[Entry, ...]
    unusable: tuple[Unusable, ...] = ()
    unread: tuple[str, ...] = field(default=())

    @property
    def in_force(self) -> tuple[Entry, ...]:
        """Without what the list itself abolishes."""
        return tuple(each for each in self.entries if each.change is not Change.ABOLISHED)

    @property
    def abolished(self) -> tuple[Entry, ...]:
        return tuple(each for each in self.entries if each.change is Change.ABOLISHED)


def roster(source: str, entries: Iterable[Entry]) -> Roster:
    """A list that a program made, e.g. from the catalogue."""
    return Roster(source, tuple(entries))
