"""Averages: "08 lớp với 640 lượt người, bình quân mỗi lớp 80 người"."""

import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP

from motcua.checker import judge
from motcua.checker.items import Item
from motcua.checker.lexicon.nouns import comparable
from motcua.checker.passages import Passage
from motcua.checker.verdicts import Judgement, Relation, Verdict

_MEAN = re.compile(r"\b(?:bình quân|trung bình|tính bình quân|tính ra)\b")
_EACH = re.compile(
    r"\b(?:mỗi|một|1|01)\s+(?P<unit>[^\W\d]+(?:\s+[^\W\d]+)?)|/\s*(?P<per>[^\W\d]+(?:\s+[^\W\d]+)?)"
)


def find(passage: Passage) -> Iterator[Relation]:
    for mean in passage.items:
        if mean.figure.is_percent or not _MEAN.search(mean.before):
            continue
        unit = _EACH.search(f"{mean.before} {mean.after}")
        if unit is None:
            continue
        yield from _judged(passage, mean, (unit["unit"] or unit["per"]).split())


def _judged(passage: Passage, mean: Item, unit: Sequence[str]) -> Iterator[Relation]:
    """Of the counts in its sentence: the one of what is averaged over the one of what it is "mỗi" of."""
    said = [item for item in passage.items if item.sentence == mean.sentence and item is not mean]
    under = [item for item in said if item.after.split()[:1] == list(unit[:1]) and item.value > 0]
    over = [item for item in said if item.is_count and not item.is_step and comparable(item.kind, mean.kind)]
    pairs = [(top, bottom) for top in over for bottom in under if top is not bottom and top.over is None]
    judged = [(_quotient(top, bottom, mean), top, bottom) for top, bottom in pairs]
    fitting = next((one for one in judged if not one[0].verdict.alarms), None)
    found = fitting or (judged[0] if len(judged) == 1 else None)
    if found is not None:
        yield passage.relation(found[0], found[1].figure, found[2].figure, mean.figure)


def _quotient(top: Item, bottom: Item, mean: Item) -> Judgement:
    exact = top.value / bottom.value
    rounded = exact.quantize(mean.figure.ulp, rounding=ROUND_HALF_UP)
    shown = exact.quantize(judge.HUNDRED**-1, rounding=ROUND_HALF_UP)
    text = f"{judge.written(top.value)} / {judge.written(bottom.value)} = {judge.written(shown)}"
    if rounded == mean.value:
        return Judgement(Verdict.HOLDS, text)
    if not all(one.figure.exact for one in (top, bottom, mean)):
        near = abs(exact - mean.value) <= judge.ABOUT * mean.value
        return Judgement(Verdict.HOLDS if near else Verdict.UNDECIDED, text)
    if abs(exact - mean.value) <= mean.figure.ulp:
        return Judgement(Verdict.ROUNDING, f"{text}, in {judge.written(mean.value)}")
    return Judgement(Verdict.CONTRADICTED, f"{text} ≠ {judge.written(mean.value)}")
