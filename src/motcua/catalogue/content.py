"""The published record of a procedure version, as frozen classes over its JSON."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time
from functools import cached_property
from typing import Any

from motcua.catalogue.forms import FormSchema
from motcua.catalogue.models import ProcedureVersion
from motcua.journal.hashing import canonical
from motcua.terms.term import Term, Unit

#: Units of time of the catalogue that are no term: nothing is due by them.
OPEN_ENDED = frozenset({"staged", "periodic"})
_END_OF_DAY = time(23, 59)
_REMEMBERED = 4096


@dataclass(frozen=True, slots=True)
class TermText:
    """The term as published.

    ``unit``: working_hour, working_day, calendar_day, immediate, staged or periodic.
    """

    value: int | None
    unit: str
    text: str = ""
    same_day_cutoff: str | None = None

    def term(self) -> Term | None:
        """None where nothing is due (staged, periodic). "At once": by the close of the same working day."""
        if self.unit == "immediate":
            return Term(1, Unit.WORKING_DAY, _END_OF_DAY)
        if self.value is None or self.unit in OPEN_ENDED:
            return None
        cutoff = time.fromisoformat(self.same_day_cutoff) if self.same_day_cutoff else None
        return Term(self.value, Unit(self.unit), cutoff)


@dataclass(frozen=True, slots=True)
class Component:
    """A paper of the dossier; original 0 and copy 0: to be shown only."""

    name: str
    original: int = 0
    copy: int = 0
    conditional: bool = False

    @property
    def shown_only(self) -> bool:
        return not self.original and not self.copy


@dataclass(frozen=True, slots=True)
class Fee:
    """``amount`` in đồng, None where a provincial council sets it. ``channel`` None: every channel.

    Charged per dossier, copy or page. Pages: ``later_amount`` from page 3 on, at most ``cap`` a copy.
    An optional fee is asked for only in a case named in ``name``, so no total holds it.
    """

    name: str
    amount: int | None = None
    channel: str | None = None
    per: str = "dossier"
    text: str = ""
    later_amount: int | None = None
    cap: int | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """``unit``: kind of agency that does it; ``share``: part of the term; ``consult``: kinds asked aside."""

    kind: str
    name: str
    role: str
    unit: str
    share: float
    consult: tuple[str, ...] = ()


@dataclass(frozen=True)
class Content:
    """Everything a version publishes."""

    code: str
    name: str
    level: str
    term_text: TermText
    name_official: str = ""
    sector: tuple[str, str] | None = None
    ministry: str = ""
    level_before_2025_07: str = ""
    components: tuple[Component, ...] = ()
    fees: tuple[Fee, ...] = ()
    fee_text: str = ""
    channels: tuple[str, ...] = ()
    result: str = ""
    result_codes: tuple[str, ...] = ()
    service_level: str = "direct"
    decision: str = ""
    confidence: str = "low"
    source: str = ""
    notes: str = ""
    steps: tuple[Step, ...] = ()
    form: FormSchema = field(default_factory=FormSchema)

    @cached_property
    def term(self) -> Term | None:
        """The term as the terms floor reckons it; None: nothing is due."""
        return self.term_text.term()


def content(version: ProcedureVersion) -> Content:
    """Remembered by digest: what is addressed by its content never changes."""
    found = _read.get(version.digest)
    if found is None:
        if len(_read) >= _REMEMBERED:
            _read.clear()
        found = _read[version.digest] = from_json(version.content)
    return found


_read: dict[str, Content] = {}


def digest(data: Mapping[str, Any]) -> str:
    """SHA-256 over the canonical JSON of a content."""
    return hashlib.sha256(canonical(dict(data))).hexdigest()


def from_json(data: Mapping[str, Any]) -> Content:
    """Raises KeyError, TypeError, TermsError or FormError where the record is not one: nothing is guessed."""
    plain = dict(data)
    sector = plain.pop("sector", None)
    term = TermText(**plain.pop("term"))
    term.term()
    return Content(
        sector=(sector["code"], sector["name"]) if sector else None,
        term_text=term,
        components=tuple(Component(**each) for each in plain.pop("components", ())),
        fees=tuple(Fee(**each) for each in plain.pop("fees", ())),
        steps=tuple(_step(each) for each in plain.pop("steps", ())),
        form=FormSchema.from_json(plain.pop("form", {})),
        channels=tuple(plain.pop("channels", ())),
        result_codes=tuple(plain.pop("result_codes", ())),
        **plain,
    )


def _step(data: Mapping[str, Any]) -> Step:
    return Step(**{**data, "consult": tuple(data.get("consult", ()))})
