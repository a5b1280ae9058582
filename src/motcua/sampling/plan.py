"""What is committed before anybody can know what will be drawn: population, rule, later public value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from . import canonical
from .errors import SamplingError

FORMAT = "motcua.sample.plan.1"
REPLACEMENT = "next-in-stratum"
Stratum = tuple[str, ...]  # one value for each field of the rule, in the order of the fields


def name_of(stratum: Stratum) -> str:
    return " · ".join(value or "chưa phân loại" for value in stratum) or "tất cả"


@dataclass(frozen=True, order=True)
class Unit:
    """One dossier of the population: its code and its values of the strata fields."""

    id: str
    stratum: Stratum

    @classmethod
    def of(cls, id: str, values: Iterable[str]) -> Unit:
        """With one spelling of the letters; "" stands for what is not classified."""
        return cls(canonical.plain(id), tuple(canonical.plain(value) for value in values))


@dataclass(frozen=True)
class Margin:
    """As many as a proportion needs: ``confidence``, ``margin`` and ``expected`` rate as per cent in text."""

    confidence: str = "95"
    margin: str = "5"
    expected: str = "50"


@dataclass(frozen=True)
class Discovery:
    """As many as are needed to see at least one, if ``rate`` per cent or more of the population has it."""

    confidence: str = "95"
    rate: str = "1"


@dataclass(frozen=True)
class Total:
    """A number of dossiers chosen by the team."""

    number: int


@dataclass(frozen=True)
class Explicit:
    """A number for each stratum, chosen by the team."""

    sizes: Mapping[Stratum, int]


Basis = Margin | Discovery | Total | Explicit


@dataclass(frozen=True)
class Rule:
    """How many of each stratum. ``factors``: {field: {value: factor}} draws more of what is at risk;
    ``minimum``: drawn of every stratum, or all of it where it is smaller."""

    fields: tuple[str, ...]
    basis: Basis = field(default_factory=Margin)
    minimum: int = 1
    factors: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


@dataclass(frozen=True)
class Source:
    """The public value named in advance: what it is called, and from which moment it can be known."""

    name: str
    known_from: datetime


@dataclass(frozen=True)
class Plan:
    """``salt`` keeps a published commitment from being guessed from a list of codes."""

    title: str
    agency: Mapping[str, str]
    period: tuple[str, str]  # half-open, ISO dates
    known_at: datetime
    units: tuple[Unit, ...]
    rule: Rule
    source: Source
    salt: str

    def __post_init__(self) -> None:
        _check_units(self.units, len(self.rule.fields))
        if self.rule.minimum < 0:
            raise SamplingError("Số hồ sơ tối thiểu của mỗi nhóm không được âm.")
        _check_factors(self.rule)

    def strata(self) -> dict[Stratum, list[str]]:
        """The ids of each stratum, both in order."""
        found: dict[Stratum, list[str]] = {}
        for unit in sorted(self.units, key=lambda unit: (unit.stratum, unit.id)):
            found.setdefault(unit.stratum, []).append(unit.id)
        return found

    def as_json(self) -> dict[str, Any]:
        return {
            "format": FORMAT,
            "title": self.title,
            "agency": dict(self.agency),
            "period": list(self.period),
            "known_at": self.known_at.isoformat(),
            "population": [[unit.id, list(unit.stratum)] for unit in sorted(self.units)],
            "rule": rule_as_json(self.rule),
            "source": {"name": self.source.name, "known_from": self.source.known_from.isoformat()},
            "salt": self.salt,
        }

    def commitment(self) -> str:
        """What is published: it fixes every id, value and rule and discloses none."""
        return canonical.digest(self.as_json())


def rule_as_json(rule: Rule) -> dict[str, Any]:
    return {
        "fields": list(rule.fields),
        "basis": _basis_as_json(rule.basis),
        "minimum": rule.minimum,
        "factors": {name: dict(values) for name, values in rule.factors.items()},
        "replacement": REPLACEMENT,
    }


def _basis_as_json(basis: Basis) -> dict[str, Any]:
    if isinstance(basis, Margin):
        kind, values = "margin", vars(basis)
    elif isinstance(basis, Discovery):
        kind, values = "discovery", vars(basis)
    elif isinstance(basis, Total):
        kind, values = "total", vars(basis)
    else:
        kind = "explicit"
        values = {"sizes": [[list(stratum), size] for stratum, size in sorted(basis.sizes.items())]}
    return {"kind": kind, **values}


def _check_units(units: tuple[Unit, ...], fields: int) -> None:
    if not units:
        raise SamplingError("Tổng thể không có hồ sơ nào. Hãy chọn lại đơn vị hoặc thời kỳ.")
    id, times = Counter(unit.id for unit in units).most_common(1)[0]
    if times > 1:
        raise SamplingError(f"Hồ sơ {id} có {times} lần trong tổng thể. Mỗi hồ sơ chỉ được ghi một lần.")
    for unit in units:
        if not unit.id or len(unit.stratum) != fields:
            raise SamplingError(f"Hồ sơ “{unit.id}” không ghi đủ {fields} giá trị phân nhóm.")


def _check_factors(rule: Rule) -> None:
    for name, values in rule.factors.items():
        if name not in rule.fields:
            raise SamplingError(f"Hệ số đặt cho “{name}” không nằm trong các tiêu chí phân nhóm.")
        if any(factor < 1 for factor in values.values()):
            raise SamplingError("Hệ số chọn nhiều hơn phải là số nguyên từ 1 trở lên.")
