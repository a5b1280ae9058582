"""A fraction printed with its percentage: "9/764 thủ tục đạt 8,48%", "đạt 46,05 % (111/241)"."""

import re
from collections.abc import Iterator, Sequence

from motcua.checker import judge
from motcua.checker.items import Item
from motcua.checker.passages import Passage
from motcua.checker.relations.beside import added
from motcua.checker.verdicts import Relation

_LINK = re.compile(r"[^;()]*(?:\b(?:đạt|chiếm|tỷ lệ|bằng|tương ứng|tương đương|đạt tỷ lệ|là)\b|[=(,])[^;]*")
_BACK = re.compile(
    r"(?:[^;,.()]{0,80}\(|,?\s*(?:tương ứng|tương đương|tức|là|với|ứng với|="
    r"|khi có|do có|vì có|khi))[^;%\d]{0,40}"
)
_OTHER = re.compile(r"\b(?:tăng|giảm|vượt|so với|cùng kỳ|trong đó|còn lại|gồm)\b")


def find(passage: Passage) -> Iterator[Relation]:
    items = passage.items
    for place, item in enumerate(items):
        if item.over is None or not item.is_count or _is_words(item):
            continue
        percent = _percent_of(passage, place)
        if percent is None:
            continue
        judgement = judge.share_of(item.figure, item.over, percent.figure)
        if judgement is not None and not (judgement.verdict.alarms and _of_several(items, place, percent)):
            yield passage.relation(judgement, item.figure, item.over, percent.figure)


def _is_words(item: Item) -> bool:
    """ "2/3 số hộ" is a way of speaking."""
    return item.over is not None and item.over.value <= 5 and item.after.startswith("số ")


def _of_several(items: Sequence[Item], place: int, percent: Item) -> bool:
    """ "12/12 chỉ tiêu chung, 8/9 chỉ tiêu riêng, đạt 95,2%": the percentage may be of both.

    In brackets it is of the last, unless it fits both together.
    """
    before, item = items[place - 1] if place else None, items[place]
    if before is None or before.over is None or item.over is None or item.opens or ";" in item.lead:
        return False
    if not percent.lead.rstrip().endswith("("):
        return True
    both = judge.share_of(
        added([before.figure, item.figure]), added([before.over, item.over]), percent.figure
    )
    return both is not None and not both.verdict.alarms


def _percent_of(passage: Passage, place: int) -> Item | None:
    """The percentage that belongs to the fraction: right before it ("46,05 % (111/241)") or after."""
    items = passage.items
    item = items[place]
    before = items[place - 1] if place else None
    after = items[place + 1] if place + 1 < len(items) else None
    if before is not None and before.figure.is_percent and before.over is None and _BACK.fullmatch(item.lead):
        return before
    if after is not None and after.figure.is_percent and not after.opens and _follows(after.lead):
        return after
    return None


def _follows(lead: str) -> bool:
    return _LINK.fullmatch(lead) is not None and _OTHER.search(lead) is None
