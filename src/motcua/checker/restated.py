"""The same thing counted twice with different results: 138 procedures of the wards here, 136 there."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from motcua.checker import judge
from motcua.checker.figures import Figure
from motcua.checker.items import Item
from motcua.checker.lexicon.divisions import LEVEL, TIMELINESS
from motcua.checker.lexicon.periods import period_of
from motcua.checker.normal import either, key
from motcua.checker.passages import Passage
from motcua.checker.verdicts import Judgement, Relation, Verdict

_LISTED = either(
    "niêm yết",
    "công khai",
    "công bố",
    "thuộc thẩm quyền",
    "tổng số",
    "danh mục",
    "hiện có",
    "bộ thủ tục",
    "thuộc phạm vi thẩm quyền",
)
_ALL = re.compile(
    r"\b(?:toàn|trên địa bàn|cả)\s+(?:\w+\s+){0,5}(?:hiện\s+)?(?:có|gồm)$"
    r"|^(?:xã|phường|huyện|quận|tỉnh|thành phố|địa phương)\s+(?:\w+\s+){0,4}?(?:hiện\s+|hiện nay\s+)?có$"
)
_WHOLE = re.compile(r"(?:toàn bộ|tất cả|cả|đối với|trong số|trong tổng số|tổng số|100% của)")
#: Before a count told in full behind its number: "Có 14 hồ sơ quá hạn trong tháng 9".
_THE = re.compile(r"(?:có|đối với|với|còn|phát sinh|trong kỳ có|cả)?")
_DEFINITE = either(
    "tổng số",
    "tổng",
    "trong tổng số",
    "trong số",
    "toàn bộ",
    "tất cả",
    "với tổng số",
    "trên tổng số",
    "trong",
)
_PLACES = (
    "thôn",
    "xã",
    "phường",
    "tổ dân phố",
    "thị trấn",
    "huyện",
    "quận",
    "khu phố",
    "ấp",
    "bản",
    "buôn",
    "xóm",
    "tdp",
)
_FILLING = frozenset(
    key(
        "các của đã được là có và trong tổng số với tại ở cho về thì này đó trên bao gồm với toàn bộ tất "
        "cả số lượng lượt cấp thực hiện trực thuộc thuộc phạm vi thẩm quyền niêm yết công khai công bố "
        "ubnd hđnd uỷ ban nhân dân địa bàn hiện nay đến nay theo đạt tỷ lệ chiếm kỳ báo cáo năm tháng quý "
        "qua từ đầu hồ sơ tthc thủ tục hành chính văn bản trường hợp nêu những mà đơn vị cơ quan quy định "
        "danh mục danh mục giải quyết việc yêu cầu phải nói riêng tính trung bình cả do xã phường huyện "
        "quận như vậy đối nêu trên cụ thể đó tiếp tục đã "
    ).split()
)


@dataclass(frozen=True)
class Subject:
    """What is counted, as comparable words. ``whose``: the place that has them; None where any is meant."""

    noun: str
    level: str = ""
    words: frozenset[str] = frozenset()
    time: frozenset[str] = frozenset()
    whose: frozenset[str] | None = None

    def same_as(self, other: "Subject") -> bool:
        if self.noun in _PLACES:
            both = self.noun == other.noun
            return (both and (self.whose is None) != (other.whose is None)) or (
                both and self.whose == other.whose
            )
        return self == other


@dataclass(frozen=True)
class Statement:
    """A figure that says how many there are of something in all."""

    figure: Figure
    subject: Subject
    passage: Passage
    item: Item


def find(read: Sequence[Passage]) -> Iterator[Relation]:
    for passage in read:
        yield from _mistyped(passage)
    stated = [statement for passage in read for statement in _statements(passage)]
    seen: set[tuple[str, frozenset[str]]] = set()
    for one, other in combinations(stated, 2):
        values = frozenset((one.figure.text, other.figure.text))
        if _contradict(one, other) and (one.subject.noun, values) not in seen:
            seen.add((one.subject.noun, values))
            yield _relation(one, other)


def _mistyped(passage: Passage) -> Iterator[Relation]:
    """ "tiếp nhận 1.462 hồ sơ. Toàn bộ 1.426 hồ sơ tiếp nhận ...": taken up again with digits exchanged."""
    for one, other in pairwise([item for item in passage.items if item.is_count and not item.is_step]):
        again = other.opens and _WHOLE.fullmatch(other.before) and one.sentence != other.sentence
        same = one.noun == other.noun and sorted(one.figure.text) == sorted(other.figure.text)
        if again and same and one.value != other.value and _close(one.figure, other.figure):
            yield _relation(
                *(Statement(item.figure, Subject(item.noun), passage, item) for item in (one, other))
            )


def _contradict(one: Statement, other: Statement) -> bool:
    if one.figure.value == other.figure.value:
        return False
    if not one.subject.same_as(other.subject):
        return False
    if one.passage is other.passage and one.item.sentence == other.item.sentence and not _all_of(other):
        return False
    return _close(one.figure, other.figure) and not (one.item.over and other.item.over)


def _all_of(statement: Statement) -> bool:
    """ "15/15 tổ dân phố"."""
    return (statement.subject.noun in _PLACES and statement.item.over == statement.item.figure) or (
        statement.item.over is not None and statement.item.over.value == statement.item.value
    )


def _relation(one: Statement, other: Statement) -> Relation:
    text = f"{judge.written(one.figure.value)} ≠ {judge.written(other.figure.value)} cho cùng một nội dung"
    said = " … ".join(dict.fromkeys(each.item.sentence.of(each.passage.text) for each in (one, other)))
    judgement = Judgement(Verdict.CONTRADICTED, text)
    return Relation(judgement, (one.figure, other.figure), said, one.passage.block)


def _close(one: Figure, other: Figure) -> bool:
    """Far off figures count something else that the words leave unsaid; a slip stays near."""
    return abs(one.value - other.value) * 5 <= max(one.value, other.value)


def _statements(passage: Passage) -> Iterator[Statement]:
    parts = {part.figure.start for group in passage.groups if group.whole is not None for part in group.parts}
    for item in passage.items:
        figure = item.over or item.figure
        part = item.over is None and figure.start in parts
        subject = None if item.is_step or not figure.exact or part else _subject(item)
        if subject is not None:
            yield Statement(figure, subject, passage, item)


def _subject(item: Item) -> Subject | None:
    noun, level, time = item.noun, item.on(LEVEL) or "", period_of(item.label)
    if item.figure.is_percent:
        return _rate(item, level, time)
    if noun in _PLACES:
        if item.over is not None:
            return Subject(noun)
        return Subject(noun, whose=_words(item.before)) if _ALL.search(item.before) else None
    if item.kind == "procedures":
        listed = item.over is not None or _LISTED.search(item.label) or item.before.endswith(" là")
        label = item.after if item.over is not None else f"{item.before} {item.after}"
        return Subject("tthc", level, _words(label), time) if listed and level else None
    if noun and item.over is None and time and item.on(TIMELINESS) and _THE.fullmatch(item.before):
        return Subject(noun, level, _words(item.after), time)
    if not (noun and _DEFINITE.search(f"{item.lead[-20:]} {item.before}")) or item.over is not None:
        return None
    words = _words(f"{item.before} {item.after}")
    return Subject(noun, level, words, time) if words else None


def _rate(item: Item, level: str, time: frozenset[str]) -> Subject | None:
    """ "Tỷ lệ hồ sơ trực tuyến quý III/2026 đạt 95,2%": a rate told in full, with its time."""
    words = _words(item.before)
    told = item.before.find("tỷ lệ") >= 0 and not item.after and time and len(words) > 1
    return Subject("%", words=words, time=time) if told else None


def _words(label: str) -> frozenset[str]:
    """The words of a label that tell one count from another."""
    return frozenset(re.findall(r"[^\W\d_]+", label)) - _FILLING
