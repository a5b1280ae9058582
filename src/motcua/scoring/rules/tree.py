"""The tree of an index: criteria, parts (tiêu chí thành phần), at every leaf a formula and its proof."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from motcua.scoring.rules.formulas import Formula
from motcua.scoring.rules.points import ZERO, RulesError

MOST_DEPTH = 4


class Waived(StrEnum):
    """What the frame does with a criterion that does not apply to a unit."""

    FULL = "full"
    OUT = "out"


@dataclass(frozen=True)
class Leaf:
    """``evidence``: the proof demanded; ``automatic``: key of the figure that gives the answer, or "";
    ``survey``: known only where a sociological survey (điều tra XHH) was made."""

    code: str
    name: str
    formula: Formula
    evidence: str = ""
    automatic: str = ""
    survey: bool = False
    waivable: bool = False

    @property
    def maximum(self) -> Decimal:
        return self.formula.maximum


@dataclass(frozen=True)
class Branch:
    """Its maximum is what its parts may reach together, never a number of its own."""

    code: str
    name: str
    children: tuple["Branch | Leaf", ...]

    @property
    def maximum(self) -> Decimal:
        return sum((child.maximum for child in self.children), ZERO)


Node = Branch | Leaf


@dataclass(frozen=True)
class Band:
    """A grade from ``at_least`` points of the whole upwards."""

    at_least: Decimal
    name: str


@dataclass(frozen=True)
class Tree:
    roots: tuple[Node, ...]
    waived: Waived = Waived.FULL
    bands: tuple[Band, ...] = ()

    def __post_init__(self) -> None:
        codes = [node.code for node, _ in self.walk()]
        twice = sorted({code for code in codes if codes.count(code) > 1})
        if twice:
            raise RulesError(f"Mã tiêu chí {', '.join(twice)} được dùng hai lần.")
        if not codes:
            raise RulesError("Bộ tiêu chí chưa có tiêu chí nào.")
        for node, depth in self.walk():
            _check(node, depth)

    @property
    def maximum(self) -> Decimal:
        return sum((root.maximum for root in self.roots), ZERO)

    def walk(self) -> Iterator[tuple[Node, int]]:
        """Every node with its depth from 0, each before its parts, in the order of the frame."""
        for root in self.roots:
            yield from _walk(root, 0)

    def leaves(self) -> Iterator[Leaf]:
        for node, _ in self.walk():
            if isinstance(node, Leaf):
                yield node

    def leaf(self, code: str) -> Leaf:
        """Raises KeyError."""
        for leaf in self.leaves():
            if leaf.code == code:
                return leaf
        raise KeyError(code)

    def path(self, code: str) -> tuple[Node, ...]:
        """From the root to the node of that code. Raises KeyError."""
        for root in self.roots:
            found = _path(root, code)
            if found:
                return found
        raise KeyError(code)

    def grade(self, points: Decimal) -> str:
        ordered = sorted(self.bands, key=lambda band: -band.at_least)
        return next((band.name for band in ordered if points >= band.at_least), "")


def _walk(node: Node, depth: int) -> Iterator[tuple[Node, int]]:
    yield node, depth
    if isinstance(node, Branch):
        for child in node.children:
            yield from _walk(child, depth + 1)


def _path(node: Node, code: str) -> tuple[Node, ...]:
    if node.code == code:
        return (node,)
    for child in node.children if isinstance(node, Branch) else ():
        found = _path(child, code)
        if found:
            return (node, *found)
    return ()


def _check(node: Node, depth: int) -> None:
    if not node.code or not node.name:
        raise RulesError("Mỗi tiêu chí cần có mã và tên.")
    if depth >= MOST_DEPTH:
        raise RulesError(f"Tiêu chí {node.code} nằm quá sâu: nhiều nhất {MOST_DEPTH} cấp.")
    if isinstance(node, Branch) and not node.children:
        raise RulesError(f"Tiêu chí {node.code} chưa có tiêu chí thành phần.")
    if node.maximum <= ZERO:
        raise RulesError(f"Điểm tối đa của tiêu chí {node.code} phải lớn hơn 0.")
