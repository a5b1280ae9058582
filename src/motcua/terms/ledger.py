"""The deadline ledger: what happened to a dossier's term, one immutable entry each, and its JSON.

Entries carry no result; `fold` works it out. Moments are kept in Asia/Ho_Chi_Minh and written as ISO 8601
with offset.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from types import MappingProxyType
from typing import Any, ClassVar, Protocol

from .calendar import DayKind, Hours, Override
from .clock import from_text, local, to_text
from .errors import TermsError
from .term import Term, Unit


class Reader(Protocol):
    """What reads a ledger entry by entry (see fold.py)."""

    def set_term(self, entry: SetTerm) -> None: ...
    def pause(self, entry: Pause) -> None: ...
    def resume(self, entry: Resume) -> None: ...
    def restart(self, entry: Restart) -> None: ...
    def extend(self, entry: Extend) -> None: ...
    def adopt(self, entry: Adopt) -> None: ...
    def change_calendar(self, entry: CalendarChange) -> None: ...


@dataclass(frozen=True)
class Entry:
    """`rank` orders entries of the same moment, so that a ledger reads the same however it was stored."""

    kind: ClassVar[str]
    rank: ClassVar[int]
    at: datetime

    def __post_init__(self) -> None:
        object.__setattr__(self, "at", local(self.at))

    def tell(self, reader: Reader) -> None:
        raise NotImplementedError

    def payload(self) -> dict[str, Any]:
        return {}

    @classmethod
    def read(cls, at: datetime, data: Mapping[str, Any]) -> Entry:
        return cls(at)


@dataclass(frozen=True)
class CalendarChange(Entry):
    """The calendar became different for this dossier: a holiday proclaimed, a make-up day, a flood."""

    kind = "calendar_change"
    rank = 0
    overrides: Mapping[date, Override] = field(default_factory=dict)
    reason: str = ""

    def __post_init__(self) -> None:
        super().__post_init__()
        object.__setattr__(self, "overrides", MappingProxyType(dict(sorted(self.overrides.items()))))

    def __hash__(self) -> int:
        return hash((self.kind, self.at, tuple(self.overrides.items()), self.reason))

    def tell(self, reader: Reader) -> None:
        reader.change_calendar(self)

    def payload(self) -> dict[str, Any]:
        days = {day.isoformat(): override_to_json(override) for day, override in self.overrides.items()}
        return {"overrides": days, "reason": self.reason}

    @classmethod
    def read(cls, at: datetime, data: Mapping[str, Any]) -> CalendarChange:
        days = {date.fromisoformat(day): override_from_json(item) for day, item in data["overrides"].items()}
        return cls(at, days, data["reason"])


@dataclass(frozen=True)
class SetTerm(Entry):
    """The dossier was accepted complete at `at` under this term."""

    kind = "set_term"
    rank = 1
    term: Term

    def tell(self, reader: Reader) -> None:
        reader.set_term(self)

    def payload(self) -> dict[str, Any]:
        return {"term": term_to_json(self.term)}

    @classmethod
    def read(cls, at: datetime, data: Mapping[str, Any]) -> SetTerm:
        return cls(at, term_from_json(data["term"]))


@dataclass(frozen=True)
class Pause(Entry):
    """Waiting begins. The same reason twice is one wait; several reasons: it ends when all have ended."""

    kind = "pause"
    rank = 2
    reason: str

    def tell(self, reader: Reader) -> None:
        reader.pause(self)

    def payload(self) -> dict[str, Any]:
        return {"reason": self.reason}

    @classmethod
    def read(cls, at: datetime, data: Mapping[str, Any]) -> Pause:
        return cls(at, data["reason"])


@dataclass(frozen=True)
class Resume(Entry):
    """Waiting for `reason` ends; without a reason every waiting ends."""

    kind = "resume"
    rank = 3
    reason: str = ""

    def tell(self, reader: Reader) -> None:
        reader.resume(self)

    def payload(self) -> dict[str, Any]:
        return {"reason": self.reason}

    @classmethod
    def read(cls, at: datetime, data: Mapping[str, Any]) -> Resume:
        return cls(at, data["reason"])


@dataclass(frozen=True)
class Restart(Entry):
    """The term runs again from zero (the full dossier came back); `term` None keeps the term."""

    kind = "restart"
    rank = 4
    term: Term | None = None

    def tell(self, reader: Reader) -> None:
        reader.restart(self)

    def payload(self) -> dict[str, Any]:
        return {"term": term_to_json(self.term) if self.term else None}

    @classmethod
    def read(cls, at: datetime, data: Mapping[str, Any]) -> Restart:
        return cls(at, term_from_json(data["term"]) if data["term"] else None)


@dataclass(frozen=True)
class Extend(Entry):
    """A new due moment was promised with an apology."""

    kind = "extend"
    rank = 5
    until: datetime
    reason: str = ""

    def __post_init__(self) -> None:
        super().__post_init__()
        object.__setattr__(self, "until", local(self.until))

    def tell(self, reader: Reader) -> None:
        reader.extend(self)

    def payload(self) -> dict[str, Any]:
        return {"until": to_text(self.until), "reason": self.reason}

    @classmethod
    def read(cls, at: datetime, data: Mapping[str, Any]) -> Extend:
        return cls(at, from_text(data["until"]), data["reason"])


@dataclass(frozen=True)
class Adopt(Entry):
    """A due moment taken over as it stands in a paper book, or corrected."""

    kind = "adopt"
    rank = 6
    due: datetime

    def __post_init__(self) -> None:
        super().__post_init__()
        object.__setattr__(self, "due", local(self.due))

    def tell(self, reader: Reader) -> None:
        reader.adopt(self)

    def payload(self) -> dict[str, Any]:
        return {"due": to_text(self.due)}

    @classmethod
    def read(cls, at: datetime, data: Mapping[str, Any]) -> Adopt:
        return cls(at, from_text(data["due"]))


_KINDS: dict[str, type[Entry]] = {
    entry.kind: entry for entry in (CalendarChange, SetTerm, Pause, Resume, Restart, Extend, Adopt)
}


def to_json(entry: Entry) -> dict[str, Any]:
    """Plain JSON values; the same entry always gives the same JSON."""
    return {"kind": entry.kind, "at": to_text(entry.at), **entry.payload()}


def from_json(data: Mapping[str, Any]) -> Entry:
    """The entry of `to_json`. Raises TermsError for an unknown kind or a missing or malformed field."""
    kind = _KINDS.get(str(data.get("kind")))
    if kind is None:
        raise TermsError(f"Không có loại bút toán thời hạn “{data.get('kind')}”.")
    try:
        return kind.read(from_text(data["at"]), data)
    except TermsError:
        raise
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise TermsError(f"Bút toán thời hạn “{kind.kind}” thiếu hoặc sai trường {error}.") from error


def term_to_json(term: Term) -> dict[str, Any]:
    cutoff = term.same_day_cutoff
    shown = cutoff.isoformat() if cutoff else None
    return {"value": term.value, "unit": term.unit.value, "same_day_cutoff": shown}


def term_from_json(data: Mapping[str, Any]) -> Term:
    cutoff = data["same_day_cutoff"]
    return Term(data["value"], Unit(data["unit"]), time.fromisoformat(cutoff) if cutoff else None)


def override_to_json(override: Override) -> dict[str, Any]:
    hours = None
    if override.hours is not None:
        hours = [[start.isoformat(), end.isoformat()] for start, end in override.hours]
    return {"kind": override.kind.value, "reason": override.reason, "hours": hours}


def override_from_json(data: Mapping[str, Any]) -> Override:
    return Override(DayKind(data["kind"]), data["reason"], hours_from_json(data["hours"]))


def hours_from_json(data: list[list[str]] | None) -> Hours | None:
    if data is None:
        return None
    return tuple((time.fromisoformat(start), time.fromisoformat(end)) for start, end in data)
