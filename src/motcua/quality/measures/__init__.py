"""How each criterion is measured: one module a subject, found by the criterion's key.

A measure gives how many were counted among how many, and the things that cost the points as a queryset:
their number is the difference. What the system does not know is said to be unmeasured, never guessed.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db.models import Count, Q, QuerySet

from motcua.quality.scope import Scope


class Kind(StrEnum):
    """What is counted; the value is the word for it."""

    DOSSIER = "hồ sơ"
    PROCEDURE = "thủ tục"
    FEEDBACK = "phản ánh, kiến nghị"
    ENTRY = "thủ tục trong quyết định công bố"


@dataclass(frozen=True)
class Measured:
    """``lost``: what was counted among but does not count; ``remedy``: what to do about it.

    ``recoverable``: whether something can still be done for the things lost, or only for those to come.
    """

    kind: Kind
    numerator: int
    denominator: int
    lost: Callable[[], QuerySet[Any]]
    definition: str
    remedy: str
    recoverable: bool = True


@dataclass(frozen=True)
class Unmeasured:
    reason: str


Outcome = Measured | Unmeasured
Measures = Mapping[str, Outcome]


def counted(among: QuerySet[Any], good: Q) -> tuple[int, int]:
    """How many are good, and how many there are, in one query."""
    found = among.order_by().aggregate(good=Count("pk", filter=good), all=Count("pk"))
    return found["good"], found["all"]


def measure_all(scope: Scope) -> Measures:
    """Criterion key -> outcome, for every criterion that exists. A bounded number of queries."""
    from motcua.quality.measures import dossiers, feedback, outside, procedures, publication

    found: dict[str, Outcome] = {}
    for module in (dossiers, procedures, publication, feedback, outside):
        found |= module.measure(scope)
    return found
