"""Multiples: "25.600 lượt, gấp 2 lần so với năm trước (12.800 lượt)"."""

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP

from motcua.checker import judge
from motcua.checker.figures import Figure
from motcua.checker.lexicon.nouns import comparable
from motcua.checker.passages import Passage
from motcua.checker.relations.changes import FROM, TO, two_before
from motcua.checker.verdicts import Judgement, Relation, Verdict

_TIMES = re.compile(r"\b(?:gấp|tăng gấp|bằng)\s+(?:khoảng\s+|hơn\s+|gần\s+)?$")
_THAN = re.compile(r"\s*lần\b[^;.]*")


def find(passage: Passage) -> Iterator[Relation]:
    yield from _behind(passage)
    yield from _before(passage)
    yield from _between(passage)
    yield from _after_both(passage)


def _behind(passage: Passage) -> Iterator[Relation]:
    """ "từ 315 lên 945 hồ sơ, gấp 3 lần"."""
    for old, new, factor in zip(passage.items, passage.items[1:], passage.items[2:], strict=False):
        rises = FROM.search(old.lead) and TO.search(new.lead)
        if not rises or factor.opens or new.opens or not _TIMES.search(factor.lead) or factor.kind != "times":
            continue
        if new.is_count and old.is_count and comparable(new.kind, old.kind) and old.value:
            judgement = _judged(new.figure, factor.figure, old.figure)
            yield passage.relation(judgement, new.figure, factor.figure, old.figure)


def _after_both(passage: Passage) -> Iterator[Relation]:
    """ "Năm trước 150 bản, năm nay 450 bản, gấp 3 lần"."""
    for place, factor in enumerate(passage.items):
        pair = two_before(passage.items, place) if _TIMES.search(factor.lead) and not factor.opens else None
        if pair is None or factor.kind != "times":
            continue
        new, old = pair
        if new.is_count and old.is_count and comparable(new.kind, old.kind) and old.value:
            judgement = _judged(new.figure, factor.figure, old.figure)
            yield passage.relation(judgement, new.figure, factor.figure, old.figure)


def _before(passage: Passage) -> Iterator[Relation]:
    """ "tăng gấp 3 lần, từ 150 triệu đồng lên 450 triệu đồng"."""
    for factor, old, new in zip(passage.items, passage.items[1:], passage.items[2:], strict=False):
        told = _TIMES.search(factor.lead) and FROM.search(old.lead) and TO.search(new.lead)
        if told and not old.opens and not new.opens and comparable(new.kind, old.kind) and old.value:
            judgement = _judged(new.figure, factor.figure, old.figure)
            yield passage.relation(judgement, new.figure, factor.figure, old.figure)


def _between(passage: Passage) -> Iterator[Relation]:
    for new, factor, old in zip(passage.items, passage.items[1:], passage.items[2:], strict=False):
        if not _TIMES.search(factor.lead) or not _THAN.fullmatch(old.lead) or factor.opens or old.opens:
            continue
        if new.is_count and old.is_count and comparable(new.kind, old.kind) and old.value:
            judgement = _judged(new.figure, factor.figure, old.figure)
            yield passage.relation(judgement, new.figure, factor.figure, old.figure)


def _judged(new: Figure, factor: Figure, old: Figure) -> Judgement:
    exact = new.value / old.value
    shown = exact.quantize(min(factor.ulp, judge.HUNDRED**-1), rounding=ROUND_HALF_UP)
    text = f"{judge.written(new.value)} / {judge.written(old.value)} = {judge.written(shown)}"
    if exact.quantize(factor.ulp, rounding=ROUND_HALF_UP) == factor.value:
        return Judgement(Verdict.HOLDS, text)
    if not (factor.exact and new.exact and old.exact):
        return Judgement(Verdict.UNDECIDED, text)
    if abs(exact - factor.value) < factor.ulp:
        return Judgement(Verdict.ROUNDING, f"{text}, in {judge.written(factor.value)}")
    return Judgement(Verdict.CONTRADICTED, f"{text} ≠ {judge.written(factor.value)}")
