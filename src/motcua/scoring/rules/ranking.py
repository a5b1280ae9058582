"""Places by points: equal points share a place and the places after it are skipped (1, 2, 2, 4)."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, TypeVar

K = TypeVar("K")


@dataclass(frozen=True)
class Placed(Generic[K]):
    """``place`` is None for whoever has no points to be ranked by; these come last."""

    key: K
    points: Decimal | None
    place: int | None


def rank(entries: Iterable[tuple[K, Decimal | None]]) -> list[Placed[K]]:
    """The best first; equals stay in the order in which they came."""
    rows = list(entries)
    scored = sorted(((key, points) for key, points in rows if points is not None), key=lambda row: -row[1])
    placed: list[Placed[K]] = []
    for number, (key, points) in enumerate(scored, 1):
        same = placed and placed[-1].points == points
        placed.append(Placed(key, points, placed[-1].place if same else number))
    return placed + [Placed(key, None, None) for key, points in rows if points is None]
