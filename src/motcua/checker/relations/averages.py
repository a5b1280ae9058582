"""Averages: "08 lớp với 640 lượt người, bình quân mỗi lớp 80 người"."""

import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal

from motcua.checker import judge
from motcua.checker.items import Item
from motcua.checker.lexicon.nouns import comparable
from motcua.checker.normal import key
from motcua.checker.passages import Passage
from motcua.checker.verdicts import Judgement, Relation, Verdict

_MEAN = re.compile(r"\b(?:bình quân|trung bình|tính bình quân|tính ra)\b")
_EACH = re.compile(
    r"\b(?:mỗi|một|1|01)\s+(?P<unit>[^\W\d]+(?:\s+[^\W\d]+)?)|/\s*(?P<per>[^\W\d]+(?:\s+[^\W\d]+)?)"
)
_PERSONS = ("người", "cán bộ", "công chức", "đồng chí", "nhân viên")
#: Spans that say their length in words: words, unit, how many of it.
_SPANS = (
    (re.compile(r"\bcả năm\b"), "tháng", Decimal(12)),
    (re.compile(r"\b(?:cả|trong) quý\b"), "tháng", Decimal(3)),
    (re.compile(r"\bcả năm\b"), "quý", Decimal(4)),
)


def find(passage: Passage) -> Iterator[Relation]:
    for mean in passage.items:
        if mean.figure.is_percent or not _MEAN.search(mean.before):
            continue
        unit = _EACH.search(f"{mean.before} {mean.after}")
        if unit is None:
            continue
        each = (unit["unit"] or unit["per"]).split()
        found = list(_judged(passage, mean, each))
        yield from found or _over_time(passage, mean, each[0])


def _judged(passage: Passage, mean: Item, unit: Sequence[str]) -> Iterator[Relation]:
    """Of the counts in its sentence: the one of what is averaged over the one of what it is "mỗi" of."""
    said = [item for item in passage.items if item.sentence == mean.sentence and item is not mean]
    under = [item for item in said if _counts(item, unit) and item.value > 0]
    over = [item for item in said if item.is_count and not item.is_step and comparable(item.kind, mean.kind)]
    pairs = [(top, bottom) for top in over for bottom in under if top is not bottom and top.over is None]
    judged = [(_quotient(top, bottom.value, mean, bottom.figure.exact), top, bottom) for top, bottom in pairs]
    fitting = next((one for one in judged if not one[0].verdict.alarms), None)
    found = fitting or (judged[0] if len(judged) == 1 else None)
    if found is not None:
        yield passage.relation(found[0], found[1].figure, found[2].figure, mean.figure)


def _counts(item: Item, unit: Sequence[str]) -> bool:
    """Whether it is a count of what is averaged over; "mỗi người" of whoever is counted."""
    if item.after.split()[:1] == list(unit[:1]):
        return True
    return unit[0] in _PERSONS and item.figure.kind == "people" and item.is_count


def _over_time(passage: Passage, mean: Item, unit: str) -> Iterator[Relation]:
    """ "Trong 04 tuần ... 162 hồ sơ, bình quân 40,5 hồ sơ/tuần", "cả năm ... hồ sơ/tháng"."""
    said = key(mean.sentence.of(passage.text))
    lengths = {Decimal(found[1]) for found in re.finditer(rf"\b(\d{{1,2}})\s+{unit}\b", said)}
    lengths |= {length for words, per, length in _SPANS if per == unit and words.search(said)}
    counts = [item for item in passage.items if item.sentence == mean.sentence and item is not mean]
    over = [item for item in counts if item.is_count and item.kind != "time" and not item.is_step]
    if len(lengths) != 1 or len(over) != 1 or over[0].over or not comparable(over[0].kind, mean.kind):
        return
    length = lengths.pop()
    if length > 1 and abs(over[0].value / length - mean.value) * 2 <= mean.value:
        yield passage.relation(_quotient(over[0], length, mean), over[0].figure, mean.figure)


def _quotient(top: Item, under: Decimal, mean: Item, under_exact: bool = True) -> Judgement:
    exact = top.value / under
    rounded = exact.quantize(mean.figure.ulp, rounding=ROUND_HALF_UP)
    shown = exact.quantize(judge.HUNDRED**-1, rounding=ROUND_HALF_UP)
    text = f"{judge.written(top.value)} / {judge.written(under)} = {judge.written(shown)}"
    if rounded == mean.value:
        return Judgement(Verdict.HOLDS, text)
    if not (under_exact and top.figure.exact and mean.figure.exact):
        near = abs(exact - mean.value) <= judge.ABOUT * mean.value
        return Judgement(Verdict.HOLDS if near else Verdict.UNDECIDED, text)
    if abs(exact - mean.value) <= mean.figure.ulp:
        return Judgement(Verdict.ROUNDING, f"{text}, in {judge.written(mean.value)}")
    return Judgement(Verdict.CONTRADICTED, f"{text} ≠ {judge.written(mean.value)}")
