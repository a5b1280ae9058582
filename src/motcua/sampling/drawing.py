"""The draw: the seed alone orders the ids within each stratum; the first ones are drawn."""

from __future__ import annotations

import hmac
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .allocation import allocate
from .canonical import canonical
from .errors import SamplingError
from .plan import Plan, Stratum


@dataclass(frozen=True)
class Drawn:
    """One stratum: all its ids in the order of the draw, of which the first ``size`` are drawn."""

    stratum: Stratum
    size: int
    order: tuple[str, ...]

    @property
    def population(self) -> int:
        return len(self.order)

    @property
    def ids(self) -> tuple[str, ...]:
        return self.order[: self.size]

    @property
    def reserve(self) -> tuple[str, ...]:
        """Those that replace lost dossiers, in this order."""
        return self.order[self.size :]


@dataclass(frozen=True)
class Replacement:
    """``by`` is "" where the stratum has no dossier left. ``at``: ISO 8601 with offset."""

    id: str
    by: str
    reason: str
    at: str


def in_order(seed: str, stratum: Stratum, ids: Iterable[str]) -> tuple[str, ...]:
    """By HMAC-SHA-256 under the seed over stratum and id; the order they are given in does not matter."""
    key = bytes.fromhex(seed)

    def place(id: str) -> tuple[bytes, str]:
        return hmac.digest(key, canonical([list(stratum), id]), "sha256"), id

    return tuple(sorted(ids, key=place))


def draw(plan: Plan, seed: str) -> list[Drawn]:
    """Every stratum in order. Raises SamplingError where the rule cannot be followed."""
    strata = plan.strata()
    sizes = allocate(plan.rule, {stratum: len(ids) for stratum, ids in strata.items()})
    return [Drawn(stratum, sizes[stratum], in_order(seed, stratum, ids)) for stratum, ids in strata.items()]


def next_of(drawn: Sequence[Drawn], id: str, before: Sequence[Replacement]) -> str:
    """What replaces ``id``: the first of its stratum not yet used; "" where none is left.

    Raises SamplingError where ``id`` is not in the sample or was replaced before.
    """
    if any(one.id == id for one in before):
        raise SamplingError(f"Hồ sơ {id} đã được thay trước đó.")
    used = {one.by for one in before}
    for part in drawn:
        if id in part.ids or (id in used and id in part.reserve):
            return next((other for other in part.reserve if other not in used), "")
    raise SamplingError(f"Hồ sơ {id} không nằm trong mẫu, nên không có gì để thay.")
