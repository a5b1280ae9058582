"""A part printed before its whole: "9 thủ tục trên tổng số 764 thủ tục, đạt 1,18%"."""

import re
from collections.abc import Iterator

from motcua.checker import judge
from motcua.checker.passages import Passage
from motcua.checker.relations.parts import is_part
from motcua.checker.relations.shares import FUNCTION
from motcua.checker.verdicts import Relation

_ON = re.compile(
    r"[^;.()\d%]*\b(?:trên tổng số|trong tổng số|trên tổng|trong tổng|trên|trong số"
    r"|của)\s+(?:[^\W\d]+\s+){0,5}(?:là\s+)?"
)


def find(passage: Passage) -> Iterator[Relation]:
    items = passage.items
    for part, whole, percent in zip(items, items[1:], items[2:], strict=False):
        if whole.opens or percent.opens or not percent.figure.is_percent or percent.is_step:
            continue
        if _ON.fullmatch(whole.lead) and is_part(part, whole) and FUNCTION.fullmatch(percent.narrow):
            judgement = judge.share_of(part.figure, whole.figure, percent.figure)
            if judgement is not None and part.value <= whole.value:
                yield passage.relation(judgement, part.figure, whole.figure, percent.figure)
