"""What the checker says: verdicts, relations, and the report over a document."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from motcua.checker.figures import Figure


class Verdict(StrEnum):
    CONTRADICTED = "contradicted"
    UNACCOUNTED = "unaccounted"
    ROUNDING = "rounding"
    UNDECIDED = "undecided"
    HOLDS = "holds"

    @property
    def alarms(self) -> bool:
        return self in (Verdict.CONTRADICTED, Verdict.UNACCOUNTED)

    @property
    def word(self) -> str:
        return WORDS[self]


WORDS = {
    Verdict.CONTRADICTED: "Mâu thuẫn",
    Verdict.UNACCOUNTED: "Còn phần chưa nêu",
    Verdict.ROUNDING: "Lệch do làm tròn",
    Verdict.UNDECIDED: "Chưa kết luận",
    Verdict.HOLDS: "Khớp",
}


@dataclass(frozen=True)
class Judgement:
    """A verdict with its arithmetic spelled out."""

    verdict: Verdict
    arithmetic: str


@dataclass(frozen=True)
class Relation:
    """A relation stated in the text. ``block``: index of the paragraph or table that states it."""

    judgement: Judgement
    figures: tuple[Figure, ...]
    sentence: str
    block: int = field(default=0, compare=False)

    @property
    def verdict(self) -> Verdict:
        return self.judgement.verdict

    @property
    def arithmetic(self) -> str:
        return self.judgement.arithmetic

    @property
    def numbers(self) -> list[str]:
        return [figure.text for figure in self.figures]

    def as_json(self) -> dict[str, Any]:
        return {
            "verdict": str(self.verdict),
            "sentence": self.sentence,
            "arithmetic": self.arithmetic,
            "numbers": self.numbers,
        }


def worst_first(relations: Sequence[Relation]) -> list[Relation]:
    order = list(Verdict)
    return sorted(relations, key=lambda relation: order.index(relation.verdict))
