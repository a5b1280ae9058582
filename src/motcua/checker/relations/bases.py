"""What else speaks for a base of a percentage than its place: other percentages, sums, its name."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import chain, pairwise

from motcua.checker import judge
from motcua.checker.figures import Figure
from motcua.checker.items import Item
from motcua.checker.lexicon.divisions import AXES
from motcua.checker.lexicon.nouns import comparable
from motcua.checker.normal import key
from motcua.checker.passages import Passage
from motcua.checker.relations.parts import is_part

_BEFORE = 3  # sentences in which a base may have been given
_FUNCTION_WORDS = frozenset(
    key(
        "tổng số hồ sơ lượng của trên trong các so với và là được đã có theo cả này phải cần khi đó thủ tục "
        "hành chính lượt trường hợp phát sinh"
    ).split()
)


def counts_near(passage: Passage, part: Item) -> list[Item]:
    """Counts in its sentence and the one before."""
    sentences = list(dict.fromkeys(item.sentence for item in passage.items))
    here = sentences.index(part.sentence)
    near = sentences[max(0, here - _BEFORE + 1) : here + 1]
    return [item for item in passage.items if item.is_count and item.sentence in near and item is not part]


def fits_some(passage: Passage, part: Item, percent: Item) -> Figure | None:
    """A figure that the percentage may well be of, though the words point at none or at another."""
    if any(_fits(item.figure, item.over, percent) for item in counts_near(passage, part)):
        return part.figure  # it is another count's: "286/290 ý kiến (212 ..., 74 ...), đạt 98,62%"
    for item in counts_near(passage, part):
        for figure in (item.figure, item.over):
            if figure is None or not figure.value or figure.is_percent:
                continue
            if _fits(part.figure, figure, percent):
                return figure
    return None


def _fits(part: Figure, whole: Figure | None, percent: Item) -> bool:
    judgement = judge.share_of(part, whole, percent.figure) if whole is not None else None
    return judgement is not None and not judgement.verdict.alarms


def proven(passage: Passage, part: Item) -> Item | None:
    """What the part is of, by the arithmetic around it."""
    return next(chain(_borne_out(passage, part), summed(passage, part)), None)


def _borne_out(passage: Passage, part: Item) -> Iterator[Item]:
    """Counts of which another count of the sentence is printed the right percentage."""
    near = {other.sentence for other in counts_near(passage, part)}
    for item, percent in pairwise(passage.items):
        told = item.is_count and percent.figure.is_percent and not percent.opens and not percent.is_step
        if not told or item is part or item.sentence not in near or item.over is not None:
            continue
        for whole in counts_near(passage, part):
            if whole in (item, part) or not is_part(part, whole) or part.value > whole.value:
                continue
            judgement = judge.share_of(item.figure, whole.figure, percent.figure)
            if judgement is not None and not judgement.verdict.alarms and alike(item, part):
                yield whole


def summed(passage: Passage, part: Item) -> Iterator[Item]:
    """Counts of the sentence that the part and those beside it add up to."""
    counts = [
        item
        for item in passage.items
        if item.sentence == part.sentence and item.is_count and not item.is_step
    ]
    here = counts.index(part) if part in counts else None
    if here is None:
        return
    for first in range(here + 1):
        for end in range(max(here + 1, first + 2), len(counts) + 1):
            total = sum((item.value for item in counts[first:end]), Decimal(0))
            yield from (
                whole
                for whole in counts[:first] + counts[end:]
                if whole.value == total and whole.over is None
            )


def alike(one: Item, other: Item) -> bool:
    """Whether two parts may be of the same whole: told apart along one axis, or along none that is known."""
    first, second = ({axis.name for axis in AXES if item.on(axis)} for item in (one, other))
    return comparable(one.kind, other.kind) and (not first or not second or bool(first & second))


def named(passage: Passage, percent: Item) -> Item | None:
    """ "đạt 100% số hồ sơ tiếp nhận": the one count before that is called so."""
    said = set(re.findall(r"[^\W\d_]+", percent.after)) - _FUNCTION_WORDS
    if not said or not re.match(r"(?:trên |so với |của |trong )?(?:tổng |số |tổng số )", f"{percent.after} "):
        return None
    before = [item for item in counts_near(passage, percent) if item.figure.start < percent.figure.start]
    called = [
        item for item in before if said <= set(re.findall(r"[^\W\d_]+", item.label)) and not item.is_step
    ]
    return called[0] if len(called) == 1 else None
