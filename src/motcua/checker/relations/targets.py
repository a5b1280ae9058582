"""A figure said to be above or below a target that it is not: "đạt 86,2%, vượt chỉ tiêu 90%"."""

import re
from collections.abc import Iterator
from itertools import pairwise

from motcua.checker import judge
from motcua.checker.items import Item
from motcua.checker.lexicon.nouns import comparable
from motcua.checker.passages import Passage
from motcua.checker.verdicts import Judgement, Relation, Verdict

_TARGET = r"(?:so với\s+)?(?:chỉ tiêu|kế hoạch|mục tiêu|yêu cầu|mức)(?:\s+[^\W\d]+){0,4}\s*$"
_ABOVE = re.compile(rf"\b(?:vượt|cao hơn|trên mức|vượt mức|lớn hơn)\s+{_TARGET}")
_BELOW = re.compile(rf"\b(?:thấp hơn|chưa đạt|không đạt|kém|dưới mức|thấp so với)\s+{_TARGET}")


def find(passage: Passage) -> Iterator[Relation]:
    for reached, target in pairwise(passage.items):
        if target.opens or reached.is_step or not _alike(reached, target):
            continue
        above, below = _ABOVE.search(target.before), _BELOW.search(target.before)
        if above or below:
            yield passage.relation(_judged(reached, target, above is not None), reached.figure, target.figure)


def _alike(reached: Item, target: Item) -> bool:
    """Both per cent or both counts; "vượt kế hoạch 5%" may say by how much, so only what is near is one."""
    if reached.figure.is_percent != target.figure.is_percent or not comparable(reached.kind, target.kind):
        return False
    return reached.over is None and abs(reached.value - target.value) * 2 < max(reached.value, target.value)


def _judged(reached: Item, target: Item, above: bool) -> Judgement:
    low, high = (target, reached) if above else (reached, target)
    sign = "<" if low.value < high.value else "≥"
    text = f"{judge.written(low.value)} {sign} {judge.written(high.value)}"
    if low.value < high.value:
        return Judgement(Verdict.HOLDS, text)
    exact = reached.figure.exact and target.figure.exact
    return Judgement(Verdict.CONTRADICTED if exact else Verdict.UNDECIDED, text)
