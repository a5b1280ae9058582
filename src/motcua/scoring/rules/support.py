"""No score without proof: what has to stand beside a claim before it may be handed in.

A claim of points is held up by a file, a link or a figure that the system counted. A claim of nothing
needs no proof, only words why. A criterion that does not apply needs a frame that allows it, and words why.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from motcua.scoring.rules.points import ZERO
from motcua.scoring.rules.tree import Leaf

SHORTEST = 10  # characters; "không" is no reason


class Lack(StrEnum):
    ANSWER = "chưa tự chấm"
    EVIDENCE = "chưa có tài liệu kiểm chứng"
    EXPLANATION = "tự chấm 0 điểm nhưng chưa giải trình"
    REASON = "đề nghị miễn nhưng chưa nêu lý do"
    NOT_WAIVABLE = "bộ tiêu chí không cho miễn"


@dataclass(frozen=True)
class Claim:
    """``files`` and ``links``: how many stand; ``figure``: whether the system counted the answer."""

    points: Decimal | None = None
    waived: bool = False
    words: str = ""
    files: int = 0
    links: int = 0
    figure: bool = False

    @property
    def reasoned(self) -> bool:
        return len(" ".join(self.words.split())) >= SHORTEST

    @property
    def proven(self) -> bool:
        return bool(self.files or self.links or self.figure)


@dataclass(frozen=True)
class Unsupported:
    leaf: Leaf
    lack: Lack

    @property
    def text(self) -> str:
        return f"{self.leaf.code} {self.leaf.name}: {self.lack}"


def lack_of(leaf: Leaf, claim: Claim) -> Lack | None:
    """What is missing, or None where the claim stands."""
    if claim.waived:
        if not leaf.waivable:
            return Lack.NOT_WAIVABLE
        return None if claim.reasoned else Lack.REASON
    if claim.points is None:
        return Lack.ANSWER
    if claim.proven:
        return None
    if claim.points > ZERO:
        return Lack.EVIDENCE
    return None if claim.reasoned else Lack.EXPLANATION


def unsupported(leaves: Iterable[Leaf], claims: Mapping[str, Claim]) -> list[Unsupported]:
    """The criteria that stop a self-score from being handed in, in the order of the frame.

    What only a survey can tell is not asked of the unit.
    """
    found = ((leaf, lack_of(leaf, claims.get(leaf.code, Claim()))) for leaf in leaves if not leaf.survey)
    return [Unsupported(leaf, lack) for leaf, lack in found if lack is not None]
