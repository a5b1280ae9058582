"""Sums at every node of the tree, and the total on the scale of the frame.

What is left out (a survey that was not made, a criterion that does not apply) leaves the base too; the total
is then rescaled: an appraisal without survey counts for 100 per cent (domain.md 6, verified for Hà Nội).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from motcua.scoring.rules.points import ZERO, exact, given
from motcua.scoring.rules.tree import Branch, Leaf, Node, Tree, Waived

TOTAL = ""


@dataclass(frozen=True)
class Mark:
    """``points`` is None where nobody has given any; ``waived``: the criterion does not apply."""

    points: Decimal | None = None
    waived: bool = False


@dataclass(frozen=True)
class Sum:
    """``base``: what could be reached of what counts; ``missing``: how many leaves have no points yet."""

    points: Decimal
    base: Decimal
    missing: int

    def __add__(self, other: "Sum") -> "Sum":
        return Sum(self.points + other.points, self.base + other.base, self.missing + other.missing)

    @property
    def lost(self) -> Decimal:
        return self.base - self.points


NOTHING = Sum(ZERO, ZERO, 0)


def sums(tree: Tree, marks: Mapping[str, Mark], *, survey: bool) -> dict[str, Sum]:
    """Code of each node -> its sum; under ``TOTAL`` that of the roots. Leaves without a mark count as 0."""
    found: dict[str, Sum] = {}
    total = NOTHING
    for root in tree.roots:
        total += _sum(root, marks, tree.waived, survey, found)
    found[TOTAL] = total
    return found


def rescaled(total: Sum, maximum: Decimal) -> Decimal | None:
    """``total`` on a scale of ``maximum``, half up; None where nothing counts."""
    if total.base == ZERO:
        return None
    if total.base == maximum:
        return total.points
    return given(exact(total.points) / exact(total.base) * exact(maximum))


def counts(leaf: Leaf, mark: Mark, waived: Waived, *, survey: bool) -> bool:
    """Whether the leaf stands in the base."""
    if leaf.survey and not survey:
        return False
    return not (mark.waived and waived is Waived.OUT)


def _sum(node: Node, marks: Mapping[str, Mark], waived: Waived, survey: bool, found: dict[str, Sum]) -> Sum:
    if isinstance(node, Branch):
        total = NOTHING
        for child in node.children:
            total += _sum(child, marks, waived, survey, found)
    else:
        total = _of_leaf(node, marks.get(node.code, Mark()), waived, survey)
    found[node.code] = total
    return total


def _of_leaf(leaf: Leaf, mark: Mark, waived: Waived, survey: bool) -> Sum:
    if not counts(leaf, mark, waived, survey=survey):
        return NOTHING
    if mark.waived:
        return Sum(leaf.maximum, leaf.maximum, 0)
    if mark.points is None:
        return Sum(ZERO, leaf.maximum, 1)
    return Sum(min(max(mark.points, ZERO), leaf.maximum), leaf.maximum, 0)
