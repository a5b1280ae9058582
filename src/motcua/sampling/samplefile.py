"""The file that is handed out: plan, commitment, what was disclosed when, the draw, and what was replaced."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from . import fields
from .drawing import Drawn, Replacement, draw
from .errors import SamplingError
from .plan import Plan, Rule, Stratum
from .planfile import plan_from, rule_from
from .seed import Nonce, PublicValue, faults, seed_of

FORMAT = "motcua.sample.1"


@dataclass(frozen=True)
class Part:
    """One stratum as the file tells it."""

    stratum: Stratum
    population: int
    size: int
    ids: tuple[str, ...]


@dataclass(frozen=True)
class SampleFile:
    """What a file claims. ``seed`` is "" and ``parts`` are empty before the draw."""

    plan: Plan
    commitment: str
    committed_at: datetime
    nonce: Nonce | None = None
    public: PublicValue | None = None
    seed: str = ""
    drawn_at: datetime | None = None
    parts: tuple[Part, ...] = ()
    replacements: tuple[Replacement, ...] = ()

    def as_json(self) -> dict[str, Any]:
        return {
            "format": FORMAT,
            "plan": self.plan.as_json(),
            "commitment": self.commitment,
            "committed_at": self.committed_at.isoformat(),
            "nonce": self.nonce and _plain(self.nonce),
            "public": self.public and _plain(self.public),
            "seed": self.seed,
            "drawn_at": self.drawn_at and self.drawn_at.isoformat(),
            "strata": [_plain(part) for part in self.parts],
            "replacements": [_plain(one) for one in self.replacements],
        }


def text_of(file: SampleFile) -> str:
    """As it is stored and handed out."""
    return json.dumps(file.as_json(), ensure_ascii=False, indent=1) + "\n"


def frozen(plan: Plan, at: datetime) -> SampleFile:
    """The file at the commitment. Raises SamplingError when the public value could be known already."""
    draw(plan, "00")  # the rule can be followed
    _check(faults(at, plan.source, None, None, None))
    return SampleFile(plan, plan.commitment(), at)


def drawn(file: SampleFile, nonce: Nonce, public: PublicValue, at: datetime) -> SampleFile:
    """The file with its draw. Raises SamplingError when the disclosure was out of order."""
    _check(faults(file.committed_at, file.plan.source, nonce, public, at))
    seed = seed_of(file.commitment, file.plan.source, public, nonce)
    parts = parts_of(draw(file.plan, seed))
    return SampleFile(file.plan, file.commitment, file.committed_at, nonce, public, seed, at, parts)


def parts_of(drawn: Sequence[Drawn]) -> tuple[Part, ...]:
    return tuple(Part(one.stratum, one.population, one.size, one.ids) for one in drawn)


def read(path: Path) -> SampleFile:
    """Raises SamplingError for a file that is not a sample, OSError for one that cannot be read."""
    try:
        source = json.loads(path.read_bytes())
        json.dumps(source, ensure_ascii=False).encode()  # no half letters
    except (ValueError, RecursionError) as error:
        raise SamplingError("Tệp không phải JSON hợp lệ.") from error
    if not isinstance(source, dict) or source.get("format") != FORMAT:
        raise SamplingError(f"Tệp không theo dạng {FORMAT}.")
    return from_json(source)


@dataclass(frozen=True)
class Outline:
    """What a page shows of a file without reading its population."""

    rule: Rule
    committed_at: datetime
    nonce: Nonce | None
    public: PublicValue | None
    seed: str
    drawn_at: datetime | None


def outline_of(source: Mapping[str, Any]) -> Outline:
    """Raises SamplingError."""
    return Outline(
        rule=rule_from(fields.table(fields.table(source, "plan"), "rule")),
        committed_at=fields.moment(source, "committed_at"),
        nonce=fields.optional(source, "nonce", _nonce),
        public=fields.optional(source, "public", _public),
        seed=fields.text(source, "seed"),
        drawn_at=None if source.get("drawn_at") is None else fields.moment(source, "drawn_at"),
    )


def from_json(source: Mapping[str, Any]) -> SampleFile:
    """Raises SamplingError."""
    outline = outline_of(source)
    return SampleFile(
        plan=plan_from(fields.table(source, "plan")),
        commitment=fields.text(source, "commitment"),
        committed_at=outline.committed_at,
        nonce=outline.nonce,
        public=outline.public,
        seed=outline.seed,
        drawn_at=outline.drawn_at,
        parts=tuple(_part(one) for one in fields.tables(source, "strata")),
        replacements=tuple(_replacement(one) for one in fields.tables(source, "replacements")),
    )


def _check(found: Any) -> None:
    if sentences := list(found):
        raise SamplingError(" ".join(sentences))


def _plain(thing: Any) -> dict[str, Any]:
    return {name: _plain_value(value) for name, value in vars(thing).items()}


def _plain_value(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def _nonce(source: Mapping[str, Any]) -> Nonce:
    return Nonce(
        party=fields.text(source, "party"),
        digest=fields.text(source, "digest"),
        committed_at=fields.moment(source, "committed_at"),
        value=fields.text(source, "value"),
    )


def _public(source: Mapping[str, Any]) -> PublicValue:
    return PublicValue(fields.text(source, "value"), fields.moment(source, "obtained_at"))


def _part(source: Mapping[str, Any]) -> Part:
    return Part(
        stratum=fields.texts(source.get("stratum"), "stratum"),
        population=fields.number(source, "population"),
        size=fields.number(source, "size"),
        ids=fields.texts(source.get("ids"), "ids"),
    )


def _replacement(source: Mapping[str, Any]) -> Replacement:
    return Replacement(*(fields.text(source, name) for name in ("id", "by", "reason", "at")))
