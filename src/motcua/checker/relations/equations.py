"""Sums and quotients written out: "60 + 11 = 71", "111/241 = 46,06%"."""

import re
from collections.abc import Iterator, Sequence

from motcua.checker import judge
from motcua.checker.items import Item
from motcua.checker.passages import Passage
from motcua.checker.verdicts import Relation

_PLUS = re.compile(r"[^\d,;.]{0,40}\+\s*[^\d,;.]{0,40}")
_EQUALS = re.compile(r"[^\d,;.]{0,40}(?:=|\bbằng\b)\s*[^\d,;.]{0,40}")


def find(passage: Passage) -> Iterator[Relation]:
    items = passage.items
    for place, item in enumerate(items):
        if _EQUALS.fullmatch(item.lead) and item.is_count:
            parts = _added(items[:place])
            if len(parts) > 1:
                figures = [part.figure for part in parts]
                yield passage.relation(
                    judge.sum_of(item.figure, figures, complete=True), item.figure, *figures
                )
        elif _PLUS.fullmatch(item.lead):
            yield from _total_first(passage, place)


def _added(before: Sequence[Item]) -> list[Item]:
    """The figures joined by + up to the end."""
    parts: list[Item] = []
    for item in reversed(before):
        parts.insert(0, item)
        if not _PLUS.fullmatch(item.lead):
            break
    return parts


def _total_first(passage: Passage, place: int) -> Iterator[Relation]:
    """153.455 = 153.279 + 176."""
    items = passage.items
    last = place + 1 == len(items) or not _PLUS.fullmatch(items[place + 1].lead)
    parts = _added(items[: place + 1])
    first = place + 1 - len(parts)
    if last and first > 0 and _EQUALS.fullmatch(items[first].lead):
        figures = [part.figure for part in parts]
        whole = items[first - 1].figure
        yield passage.relation(judge.sum_of(whole, figures, complete=True), whole, *figures)
