"""What each agency's days hold, kept small: a running digest over events and one over heads for each day."""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from motcua.journal.verifier.links import Link, Record

Day = tuple[str, str]  # agency, local day (ISO)


class Tally:
    """One agency's day, fed in the order of chains and numbers."""

    __slots__ = ("_heads", "_root", "count")

    def __init__(self) -> None:
        self.count = 0
        self._root = hashlib.sha256()
        self._heads = hashlib.sha256()

    def add(self, digest: str) -> None:
        self.count += 1
        self._root.update(digest.encode())

    def add_head(self, chain: str, seq: int, digest: str, label: str) -> None:
        self._heads.update(f"{chain}\0{seq}\0{digest}\0{label}\n".encode())

    def agrees_with(self, seal: Record) -> bool:
        """Whether a seal counts the same events with the same digests and heads."""
        heads = Tally()
        for chain, (seq, digest, label) in sorted(heads_of(seal).items()):
            heads.add_head(chain, seq, digest, label)
        same_heads = heads._heads.digest() == self._heads.digest()
        return same_heads and (seal.get("count"), seal.get("root")) == (self.count, self._root.hexdigest())


class Tallies(dict[Day, Tally]):
    def add_chain(self, chain: str, label: str, links: Iterable[Link]) -> None:
        """Count a chain's events, ordered by number."""
        ends: dict[Day, Link] = {}
        for link in links:
            day = (link.agency, link.day)
            self._of(day).add(link.digest)
            ends[day] = link
        for day, link in ends.items():
            self._of(day).add_head(chain, link.seq, link.digest, label)

    def _of(self, day: Day) -> Tally:
        tally = self.get(day)
        if tally is None:
            tally = self[day] = Tally()
        return tally


def heads_of(seal: Record) -> dict[str, tuple[int, str, str]]:
    """The seal's heads by chain: last number, digest, label. What is not of that form is left out."""
    heads = seal.get("heads")
    if not isinstance(heads, Mapping):
        return {}
    return {str(chain): _head(value) for chain, value in heads.items() if _is_head(value)}


def _is_head(value: Any) -> bool:
    return isinstance(value, list) and len(value) == 3 and type(value[0]) is int


def _head(value: list[Any]) -> tuple[int, str, str]:
    return value[0], str(value[1]), str(value[2])
