"""What an appraisal comes to: the mark that counts, and what each criterion lost and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from motcua.scoring.rules.points import ZERO
from motcua.scoring.rules.totals import Mark, counts
from motcua.scoring.rules.tree import Leaf, Tree


@dataclass(frozen=True)
class Lost:
    """Points that a criterion did not get, and the reason given for that."""

    leaf: Leaf
    points: Decimal
    reason: str


UNSAID = Mark()


@dataclass(frozen=True)
class Judgment:
    """``own``: what the unit claims; ``appraised``: by those who judge; ``decided``: after a dispute.

    ``reason``: why the appraisal takes points away; ``decided_reason``: why the decision is what it is.
    """

    own: Mark = UNSAID
    appraised: Mark | None = None
    decided: Mark | None = None
    reason: str = ""
    decided_reason: str = ""

    @property
    def final(self) -> Mark:
        """The last word; nothing yet where nobody appraised."""
        return self.decided or self.appraised or Mark()

    @property
    def last_reason(self) -> str:
        return self.decided_reason if self.decided else self.reason


def finals(judgments: Mapping[str, Judgment]) -> dict[str, Mark]:
    return {code: judgment.final for code, judgment in judgments.items()}


def losses(tree: Tree, judgments: Mapping[str, Judgment], *, survey: bool) -> list[Lost]:
    """Every criterion of the base that has less than its maximum; with the score they make up the base."""
    found = []
    for leaf in tree.leaves():
        judgment = judgments.get(leaf.code, Judgment())
        mark = judgment.final
        if not counts(leaf, mark, tree.waived, survey=survey) or mark.waived:
            continue
        points = leaf.maximum - (mark.points or ZERO)
        if points > ZERO:
            found.append(Lost(leaf, points, judgment.last_reason))
    return found


def needs_reason(leaf: Leaf, own: Mark, given: Mark) -> bool:
    """Whoever gives less than was claimed says why; so for a criterion said not to apply, when it is judged
    after all."""
    if given.waived:
        return not own.waived
    claimed = leaf.maximum if own.waived else own.points or ZERO
    return (given.points or ZERO) < claimed
