"""Lists that nearly make up their whole, though no word says that they are all of it.

"598 văn bản, trong đó 221 gửi đi, 337 lưu": whoever lists some parts only rarely comes that near the whole.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from motcua.checker import judge
from motcua.checker.groups import Marker
from motcua.checker.items import Item
from motcua.checker.lexicon.divisions import AXES
from motcua.checker.lexicon.nouns import comparable
from motcua.checker.lexicon.periods import same_period
from motcua.checker.normal import key
from motcua.checker.passages import Passage
from motcua.checker.relations.parts import goes_on, is_part
from motcua.checker.verdicts import Relation, Verdict

NEAR = Decimal("0.1")  # of the whole
_PERIOD = re.compile(r"\b(?:tháng|quý|năm|tuần|kỳ trước|cùng kỳ)\b")
_OF_ANOTHER = re.compile(r"\b(?:trong|trên)\s+(?:tổng\s+)?số\b")
#: "nhận lại 540 phiếu, có 33 phiếu góp ý": some of those before.
OF_THEM = re.compile(r",\s*(?:trong đó\s+)?có\s*$")
#: Words of counts that overlap: people are women and party members at once.
_OVERLAPS = re.compile(
    r"\b(?:nữ|đảng viên|đoàn viên|dân tộc|trình độ|tuổi|kiêm|trùng|đồng thời|vừa|cả hai|nhiều nội dung)\b"
)


def find(passage: Passage) -> Iterator[Relation]:
    for group in passage.groups:
        counts = [item for item in group.parts if item.is_count]
        if group.whole is not None and group.marker is Marker.IN:
            yield from _judged(passage, group.whole, counts)
        elif group.whole is None:
            for sentence in dict.fromkeys(item.sentence for item in counts):
                within = [item for item in counts if item.sentence == sentence]
                yield from _judged(passage, within[0], within[1:])


def _judged(passage: Passage, whole: Item, parts: Sequence[Item]) -> Iterator[Relation]:
    if len(parts) < 2 or whole.over or not all(_plain(part, whole) for part in parts):
        return
    figures = [part.figure for part in parts]
    if not _near(whole, parts) or _different(parts) or goes_on(passage, parts[-1]):
        return
    said = key(passage.text[whole.sentence.start : parts[-1].sentence.end])
    judgement = judge.sum_of(whole.figure, figures, complete=True)
    if judgement.verdict in (Verdict.HOLDS, Verdict.ROUNDING) or not _OVERLAPS.search(said):
        yield passage.relation(judgement, whole.figure, *figures)


def _plain(part: Item, whole: Item) -> bool:
    return (
        is_part(part, whole)
        and part.over is None
        and not _OF_ANOTHER.search(part.lead)
        and part.value < whole.value
        and comparable(part.kind, whole.kind)
        and (not part.noun or part.noun == whole.noun or not whole.noun)
        and same_period(part.before, whole.before)
        and not _PERIOD.search(part.narrow)
        and not OF_THEM.search(part.lead)
    )


def _near(whole: Item, parts: Sequence[Item]) -> bool:
    return abs(sum(part.value for part in parts) - whole.value) <= NEAR * whole.value


def _different(parts: Sequence[Item]) -> bool:
    """Whether two of the parts are told apart by different things: "trực tuyến" and "trước hạn" overlap."""
    axes = [{axis.name for axis in AXES if part.on(axis)} for part in parts]
    known = [names for names in axes if names]
    if len(known) > 1 and not set.intersection(*known):
        return True
    told = [[part.on(axis) for part in parts if part.on(axis)] for axis in AXES]
    twice = any(len(set(names)) < len(names) for names in told)
    return twice and not any(len(set(names)) == len(parts) for names in told)
