"""What each line of a decision asks of one authority, from plain rows: no database, no clock.

An abolished procedure is offered up to the day before the decision takes effect; a new one from that day on.
What was received before goes on under the version it is pinned to.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

_ONE_DAY = timedelta(days=1)
LEVELS: Mapping[str, frozenset[str]] = {
    "commune": frozenset({"commune", "commune_intake"}),
    "district": frozenset({"district", "district_legacy"}),
    "province": frozenset({"province"}),
}
"""Level of an authority -> levels of versions that it handles."""


class Deed(StrEnum):
    OPEN = "open"
    CLOSE = "close"
    PUBLISH = "publish"


class Block(StrEnum):
    """Why it cannot be done yet."""

    NO_VERSION = "no_version"
    NO_AMENDMENT = "no_amendment"


@dataclass(frozen=True)
class Line:
    """``described``: what is amended was entered, so that a version can be published."""

    code: str
    change: str
    replaces: str = ""
    described: bool = False


@dataclass(frozen=True)
class Span:
    """Days of an offering or a version, both included. ``level``: of a version."""

    valid_from: date
    valid_to: date | None = None
    level: str = ""

    def holds(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or self.valid_to >= day)

    def ends_on(self, day: date) -> bool:
        return self.valid_to == day


@dataclass(frozen=True)
class Decided:
    signed_on: date
    effective_on: date
    lines: Sequence[Line]


@dataclass(frozen=True)
class Known:
    """Of one authority of ``level``: what it offers, and the published versions, by code."""

    level: str
    offered: Mapping[str, Sequence[Span]] = field(default_factory=dict)
    versions: Mapping[str, Sequence[Span]] = field(default_factory=dict)


@dataclass(frozen=True)
class Effect:
    """``like``: the procedure whose place it takes. Neither done nor blocked: to be done."""

    code: str
    deed: Deed
    line: Line
    done: bool = False
    blocked: Block | None = None
    like: str = ""

    @property
    def pending(self) -> bool:
        return not self.done and self.blocked is None


def plan(decided: Decided, known: Known) -> list[Effect]:
    """In the order of the lines; nothing for a line that does not concern the authority."""
    return [effect for line in decided.lines for effect in _of_line(line, decided, known)]


def _of_line(line: Line, decided: Decided, known: Known) -> Iterable[Effect]:
    day = decided.effective_on
    if line.change == "abolished":
        return _closing(line, line.code, day, known)
    if line.change == "new":
        return _opening(line, day, known) if _meant(line, day, known) else ()
    if line.change == "replaced" and line.replaces and line.replaces != line.code:
        closing = _closing(line, line.replaces, day, known)
        return [*closing, *_opening(line, day, known)] if closing else ()
    if line.change in ("amended", "replaced"):
        return _publishing(line, decided, known)
    return ()


def _closing(line: Line, code: str, day: date, known: Known) -> list[Effect]:
    spans = known.offered.get(code, ())
    if any(span.holds(day) and span.valid_from < day for span in spans):
        return [Effect(code, Deed.CLOSE, line)]
    return [Effect(code, Deed.CLOSE, line, done=True)] if _ended(spans, day) else []


def _ended(spans: Sequence[Span], day: date) -> bool:
    return any(span.ends_on(day - _ONE_DAY) for span in spans)


def _opening(line: Line, day: date, known: Known) -> list[Effect]:
    done = any(span.holds(day) for span in known.offered.get(line.code, ()))
    blocked = None if done or _version(line.code, day, known) else Block.NO_VERSION
    return [Effect(line.code, Deed.OPEN, line, done, blocked, line.replaces)]


def _meant(line: Line, day: date, known: Known) -> bool:
    """By level; a procedure without a version might be anybody's."""
    if any(span.holds(day) for span in known.offered.get(line.code, ())):
        return True
    version = _version(line.code, day, known)
    return version is None or version.level in LEVELS.get(known.level, frozenset())


def _version(code: str, day: date, known: Known) -> Span | None:
    return next((span for span in known.versions.get(code, ()) if span.holds(day)), None)


def _publishing(line: Line, decided: Decided, known: Known) -> list[Effect]:
    day = decided.effective_on
    if not any(span.holds(day) for span in known.offered.get(line.code, ())):
        return []
    since = min(decided.signed_on, day)
    done = any(span.valid_from >= since for span in known.versions.get(line.code, ()))
    blocked = None if done or line.described else Block.NO_AMENDMENT
    return [Effect(line.code, Deed.PUBLISH, line, done, blocked)]
