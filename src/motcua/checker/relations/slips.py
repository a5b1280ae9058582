"""Lists that miss their whole by a slip, told by several signs of which none alone would do.

Nearness says little by itself: any three counts may nearly add up. With an announcing word, parts told apart
in one way, a total's name or a rest that a mistyped digit leaves, it says that somebody meant them to.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from motcua.checker import judge
from motcua.checker.figures import Figure
from motcua.checker.items import Item
from motcua.checker.lexicon.divisions import AXES, CHANNEL, STATUS, TIMELINESS
from motcua.checker.lexicon.negation import opposed
from motcua.checker.lexicon.periods import period_of, same_period
from motcua.checker.normal import either, key
from motcua.checker.passages import Passage
from motcua.checker.relations.parts import goes_on, is_part
from motcua.checker.verdicts import Relation

NEAR, NEAR_SLIP, FAR_SLIP = Decimal("0.1"), Decimal("0.2"), Decimal("0.3")  # of the whole
FEW = 20
ENOUGH = 4
_TOTAL = either(
    "tổng",
    "tổng số",
    "tổng cộng",
    "cộng",
    "tất cả",
    "cả thảy",
    "toàn",
    "toàn bộ",
    "tính chung",
    "cả",
    "gộp lại",
)
_ANNOUNCED = re.compile(
    r":|[(\[]|\b(?:trong đó|trong số đó|trong số này|gồm|bao gồm|chia|phân|cụ thể|như sau|trong số)\b"
)
_FULL = re.compile(r"\b(?:gồm|bao gồm|chia thành|chia ra)\b")
_IN = re.compile(r"\b(?:trong đó|trong số đó|trong số này|gồm|bao gồm)\b")
_OTHERS = re.compile(r"\b(?:khác|còn lại)\b")
_HAS = re.compile(r"\b(?:có|thì|là)\s*$")
_OUT_OF = re.compile(r"(?:^|[\s(])(?:trong|với|trên)(?:\s+tổng(?:\s+số)?)?\s*$")
_SOME = either(
    "riêng", "chủ yếu", "nổi bật", "nhất là", "đáng chú ý", "tiêu biểu", "kể cả", "gồm cả", "tính cả",
    "trong đó có", "đặc biệt", "tập trung", "điển hình", "chẳng hạn", "phần lớn", "đa số", "ngoài ra", "như",
)  # fmt: skip
_OVERLAPS = re.compile(
    r"\b(?:nữ|đảng viên|đoàn viên|dân tộc|trình độ|tuổi|kiêm|trùng|đồng thời|vừa|cả hai|nhiều nội dung)\b"
)
_BELOW, _ABOVE = re.compile(r"\bdưới\b"), re.compile(r"\btrở lên\b|\btrên\b")
#: What places and bodies are called together.
UNITS = ("đơn vị", "địa phương", "cơ quan", "nơi")
_SAID_TO_OVERLAP = re.compile(
    r"\b(?:có thể|đồng thời|trùng|vừa|cả hai|nhiều nội dung|nhiều lĩnh vực|một số)\b"
)
_AGENT = re.compile(r"\bdo\s+[^\W\d]+\s+[^\W\d]+")


def find(passage: Passage) -> Iterator[Relation]:
    for sentence in dict.fromkeys(item.sentence for item in passage.items):
        counts = [item for item in passage.items if item.sentence == sentence and _usable(item)]
        yield from _in_sentence(passage, counts)


def _usable(item: Item) -> bool:
    return item.is_count and item.figure.exact and not item.is_step


def _in_sentence(passage: Passage, counts: Sequence[Item]) -> Iterator[Relation]:
    candidates = [(whole, run) for whole in counts for run in _runs(whole, counts)]
    if any(_fits(whole, run) for whole, run in candidates):
        return  # a sum of the sentence holds: what else is near is chance
    scored = [(_score(passage, whole, run), whole, run) for whole, run in candidates if _near(whole, run)]
    best = max(scored, key=lambda one: one[0], default=None)
    if best is not None and best[0] >= ENOUGH:
        _, whole, run = best
        figures = [part.figure for part in run]
        yield passage.relation(judge.sum_of(_figure(whole), figures, complete=True), _figure(whole), *figures)


def _figure(whole: Item) -> Figure:
    return whole.over or whole.figure


def _runs(whole: Item, counts: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """What may be parts of it: runs right behind it, longest first, and runs right before it."""
    may_be = [item for item in counts if item is not whole and _may_be(item, whole)]
    behind = [item for item in may_be if item.figure.start > whole.figure.start]
    before = [item for item in may_be if item.figure.start < whole.figure.start]
    yield from (behind[:end] for end in range(len(behind), 1, -1))
    yield from (before[first:] for first in range(len(before) - 1))


def _added(whole: Item, parts: Sequence[Item]) -> Decimal:
    return _figure(whole).value - sum((part.value for part in parts), Decimal(0))


def _fits(whole: Item, parts: Sequence[Item]) -> bool:
    total = sum((part.value for part in parts), Decimal(0))
    return total in (whole.value, _figure(whole).value)


def _near(whole: Item, parts: Sequence[Item]) -> bool:
    rest, value = abs(_added(whole, parts)), _figure(whole).value
    if not _slip(rest) or value < FEW:
        return rest <= NEAR * value
    return rest <= (FAR_SLIP if _FULL.search(parts[0].lead) else NEAR_SLIP) * value


def _slip(rest: Decimal) -> bool:
    """What one mistyped digit leaves: 1 to 9 tens, hundreds, thousands; exchanged digits a multiple of 9."""
    digits = str(int(abs(rest))).rstrip("0")
    return (len(digits) == 1 and abs(rest) >= 10) or (abs(rest) % 9 == 0 and len(digits) <= 2)


def _may_be(part: Item, whole: Item) -> bool:
    if part.over is not None or part.value >= _figure(whole).value:
        return False
    return is_part(part, whole) or (part.noun in UNITS and whole.kind == "places" and part.is_count)


def _score(passage: Passage, whole: Item, parts: Sequence[Item]) -> int:
    rest = _added(whole, parts)
    if _SAID_TO_OVERLAP.search(key(whole.sentence.of(passage.text))):
        return 0
    if rest > 0 and (goes_on(passage, parts[-1]) or _says_some(whole, parts)):
        return 0
    signs = (
        _tied(whole, parts),
        1 if len(parts) > 2 else 0,
        2 if _one_division(parts) else 0,
        1 if abs(rest) * 33 <= _figure(whole).value or _slip(rest) else 0,
        1 if _TOTAL.search(whole.label) else 0,
        1 if rest < 0 and _slip(rest) and _IN.search(parts[0].lead) else 0,
        2 if _OTHERS.search(parts[-1].label) or _names_parts(whole, parts) else 0,
        -3 if _overlapping(parts) or _sibling(whole, parts) else 0,
        -3 if not _one_time(whole, parts) else 0,
        -3 if _narrowed(whole, parts) else 0,
    )
    return sum(signs)


def _tied(whole: Item, parts: Sequence[Item]) -> int:
    """How plainly the words make one the whole of the others."""
    if parts[0].figure.start < whole.figure.start:
        return 3 if _TOTAL.search(f"{whole.lead[-40:]} {whole.before}") else -3
    if _ANNOUNCED.search(parts[0].lead):
        return 2
    if _HAS.search(parts[0].lead.rstrip()) or _OUT_OF.search(whole.lead):
        return 2
    return 0


def _says_some(whole: Item, parts: Sequence[Item]) -> bool:
    return any(_SOME.search(part.lead) for part in parts)


def _one_division(parts: Sequence[Item]) -> bool:
    """Told apart along one axis, as yes and no, or as counts of the same noun."""
    for axis in AXES:
        names = [part.on(axis) for part in parts]
        if None not in names and len(set(names)) == len(names):
            return True
    if len(parts) == 2 and (opposed(parts[0].label, parts[1].label) or _below_and_above(parts)):
        return True
    nouns = {part.figure.noun for part in parts}
    return len(parts) > 2 and len(nouns) == 1


def _names_parts(whole: Item, parts: Sequence[Item]) -> bool:
    """ "365 tin, bài: 240 tin, 135 bài": the whole is called by all its parts."""
    said = parts[0].lead[: -len(parts[0].before) or None] if parts[0].before else parts[0].lead
    nouns = [part.noun or part.after for part in parts]
    distinct = len(set(nouns)) == len(nouns) > 1
    return distinct and all(noun and re.search(rf"\b{re.escape(noun)}\b", said) for noun in nouns)


def _below_and_above(parts: Sequence[Item]) -> bool:
    """ "911 người dưới 50 tuổi và 399 người từ 50 tuổi trở lên"."""
    low = [_BELOW.search(part.after) is not None for part in parts]
    high = [_ABOVE.search(part.after) is not None for part in parts]
    return any(low) and any(high) and low != high


def _overlapping(parts: Sequence[Item]) -> bool:
    """Where only some parts speak of age, sex or the party, the same people are in the others too."""
    told = [{found[0] for found in _OVERLAPS.finditer(_AGENT.sub("", part.label))} for part in parts]
    if any(told) and not set.intersection(*told):
        return True
    axes = [{axis.name for axis in AXES if part.on(axis)} for part in parts]
    known = [names for names in axes if names]
    return len(known) > 1 and not set.intersection(*known) and len(known) == len(parts)


def _sibling(whole: Item, parts: Sequence[Item]) -> bool:
    """Whether the whole stands beside the parts on their own axis: "trực tuyến 500, trực tiếp 300, ..."."""
    return any(
        whole.on(axis) and whole.on(axis) not in told and any(told)
        for axis, told in ((axis, [part.on(axis) for part in parts]) for axis in AXES)
        if axis.name not in ("level", "payment", "staff")
    )


def _narrowed(whole: Item, parts: Sequence[Item]) -> bool:
    """Whether every part counts only some of it: "giao 50; quý I hoàn thành 12, quý II hoàn thành 15"."""
    for axis in (STATUS, TIMELINESS, CHANNEL):
        names = {part.on(axis) for part in parts}
        if len(names) == 1 and None not in names and whole.on(axis) not in names:
            return True
    return False


def _one_time(whole: Item, parts: Sequence[Item]) -> bool:
    """Parts of the whole's time; or each of a time of its own, within it."""
    if all(same_period(part.before, whole.before) for part in parts):
        return True
    times = [period_of(part.before) for part in parts]
    return all(times) and len(set(times)) == len(times)
