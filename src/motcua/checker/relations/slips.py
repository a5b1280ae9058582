"""Lists that miss their whole by a slip, told by several signs of which none alone would do.

Nearness says little by itself: any three counts may nearly add up. With an announcing word, parts told apart
in one way, a total's name or a rest that a mistyped digit leaves, it says that somebody meant them to.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from motcua.checker import judge
from motcua.checker.figures import Figure
from motcua.checker.items import Item
from motcua.checker.lexicon.divisions import AXES, CHANNEL, STATUS, TIMELINESS
from motcua.checker.lexicon.negation import opposed
from motcua.checker.lexicon.periods import period_of, same_period
from motcua.checker.normal import either, key
from motcua.checker.passages import Passage
from motcua.checker.relations.nearly import OF_THEM
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
_AMONG = re.compile(r"\b(?:trong|trên)(?:\s+tổng)?(?:\s+số)?\s*$")
#: "hai giai đoạn được 320 trang".
_TOGETHER = re.compile(r"\b(?:hai|ba|bốn|năm|cả)\s+(?:[^\W\d]+\s+){1,2}(?:được|là|có|đạt|cộng|tổng)?\s*$")
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
_COMMON = frozenset(
    key("và có là hồ sơ đã được số lượt người thủ tục của tại với do cho trong trường hợp").split()
)
#: Words for a piece of whatever was named before.
_PIECES = ("chiếc", "cái", "bộ", "máy")
#: What places and bodies are called together.
UNITS = ("đơn vị", "địa phương", "cơ quan", "nơi")
_SAID_TO_OVERLAP = re.compile(
    r"\b(?:có thể|đồng thời|trùng|vừa|cả hai|nhiều nội dung|nhiều lĩnh vực|một số"
    r"|gồm cả|kể cả|tính cả)\b"
)
_AGENT = re.compile(r"\bdo\s+[^\W\d]+\s+[^\W\d]+")


def find(passage: Passage) -> Iterator[Relation]:
    sentences = list(dict.fromkeys(item.sentence for item in passage.items))
    told = [[item for item in passage.items if item.sentence == one and _usable(item)] for one in sentences]
    for counts in told:
        yield from _among(passage, counts)
    for counts in _of_short_sentences(told):
        yield from _among(passage, counts)
    for first, second in pairwise(told):
        if first and len(first) + len(second) > 2 and len(second) > 0:
            yield from _among(passage, [*first, *second], first[0])


def _of_short_sentences(told: Sequence[Sequence[Item]]) -> Iterator[list[Item]]:
    """ "Học viên 120 người. Đạt yêu cầu 100 người. Không đạt 15 người.": one count a sentence."""
    run: list[Item] = []
    for counts in [*told, ()]:
        if len(counts) == 1:
            run.append(counts[0])
        else:
            if len(run) > 2:
                yield run
            run = []


def _usable(item: Item) -> bool:
    return item.is_count and item.figure.exact and not item.is_step


def _among(passage: Passage, counts: Sequence[Item], only: Item | None = None) -> Iterator[Relation]:
    """``only``: the whole of all the others, told in the sentence before them."""
    candidates = [(whole, run) for whole in counts for run in _runs(whole, counts)]
    for whole, run in candidates:
        if _fits(whole, run):  # a sum of the sentence holds: what else is near is chance
            if _score(passage, whole, run, counts) >= ENOUGH:
                figures = [part.figure for part in run]
                yield passage.relation(
                    judge.sum_of(_fitting(whole, run), figures, True), _fitting(whole, run), *figures
                )
            return
    if only is not None:
        candidates = [
            (whole, run) for whole, run in candidates if whole is only and len(run) == len(counts) - 1
        ]
    near = [(whole, run) for whole, run in candidates if _near(whole, run)]
    scored = [(_score(passage, whole, run, counts), whole, run) for whole, run in near]
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


def _fitting(whole: Item, parts: Sequence[Item]) -> Figure:
    return whole.figure if sum((part.value for part in parts), Decimal(0)) == whole.value else _figure(whole)


def _near(whole: Item, parts: Sequence[Item]) -> bool:
    rest, value = abs(_added(whole, parts)), _figure(whole).value
    if _added(whole, parts) < 0 and _IN.search(parts[0].lead):
        return rest <= NEAR_SLIP * value  # parts that are more than their whole cannot be some of it
    if not _slip(rest) or value < FEW:
        return rest <= NEAR * value
    return rest <= (FAR_SLIP if _FULL.search(parts[0].lead) else NEAR_SLIP) * value


def _slip(rest: Decimal) -> bool:
    """What one mistyped digit leaves: 1 to 9 tens, hundreds, thousands; exchanged digits a multiple of 9."""
    digits = str(int(abs(rest))).rstrip("0")
    return (len(digits) == 1 and abs(rest) >= 10) or (abs(rest) % 9 == 0 and len(digits) == 2)


def _may_be(part: Item, whole: Item) -> bool:
    if part.over is not None or part.value >= _figure(whole).value:
        return False
    if part.is_count and _unit(part) and _unit(part) == _unit(whole):
        return True
    return is_part(part, whole) or (part.noun in UNITS and whole.kind == "places" and part.is_count)


def _score(passage: Passage, whole: Item, parts: Sequence[Item], told: Sequence[Item]) -> int:
    rest = _added(whole, parts)
    if _SAID_TO_OVERLAP.search(key(whole.sentence.of(passage.text))):
        return 0
    if rest > 0 and (goes_on(passage, parts[-1]) or (_says_some(parts) and not _names_parts(parts))):
        return 0
    signs = (
        _tied(whole, parts),
        1 if len(parts) > 2 else 0,
        2 if _one_division(parts) else 0,
        1 if abs(rest) * 20 <= _figure(whole).value or _slip(rest) else 0,
        1 if _TOTAL.search(whole.label) else 0,
        1 if rest < 0 and (_one_unit(whole, parts) or (_slip(rest) and _IN.search(parts[0].lead))) else 0,
        1 if _one_unit(whole, parts) else 0,
        1 if len(told) == len(parts) + 1 else 0,
        1 if _parallel(parts) else 0,
        2 if _OTHERS.search(parts[-1].label) or _names_parts(parts) else 0,
        -3 if _overlapping(parts, rest < 0) or _sibling(whole, parts) else 0,
        -3 if not _one_time(whole, parts) else 0,
        -4 if _narrowed(whole, parts) else 0,
        -3 if _like_the_whole(whole, parts) or any(OF_THEM.search(part.lead) for part in parts[1:]) else 0,
        -3 if _left_out(whole, parts, told) or _within_another(parts) else 0,
    )
    return sum(signs)


def _tied(whole: Item, parts: Sequence[Item]) -> int:
    """How plainly the words make one the whole of the others."""
    if parts[0].figure.start < whole.figure.start:
        if _TOTAL.search(f"{whole.lead[-40:]} {whole.before}") or _TOGETHER.search(whole.before):
            return 3
        return 2 if _AMONG.search(whole.lead) else -3
    if _AMONG.search(parts[0].lead):
        return -3  # the first of them is a whole itself
    if _ANNOUNCED.search(parts[0].lead):
        return 2
    if _HAS.search(parts[0].lead.rstrip()) or _OUT_OF.search(whole.lead):
        return 2
    return 0


def _says_some(parts: Sequence[Item]) -> bool:
    return any(_SOME.search(part.lead.replace("riêng lẻ", "")) for part in parts)


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


def _names_parts(parts: Sequence[Item]) -> bool:
    """ "365 tin, bài: 240 tin, 135 bài": the whole is called by all its parts."""
    said = parts[0].lead.rpartition(":")[0] or parts[0].lead
    nouns = [part.noun or part.after for part in parts]
    distinct = len(set(nouns)) == len(nouns) > 1
    return distinct and all(noun and re.search(rf"\b{re.escape(noun)}\b", said) for noun in nouns)


def _below_and_above(parts: Sequence[Item]) -> bool:
    """ "911 người dưới 50 tuổi và 399 người từ 50 tuổi trở lên"."""
    low = [_BELOW.search(part.after) is not None for part in parts]
    high = [_ABOVE.search(part.after) is not None for part in parts]
    return any(low) and any(high) and low != high


def _one_unit(whole: Item, parts: Sequence[Item]) -> bool:
    """Counted in the same unit ("56 giấy: 31 giấy, 23 giấy"), or the parts in none that is said."""
    units = {_unit(part) for part in parts}
    return len(units) == 1 and units <= {_unit(whole), "", *_PIECES}


def _unit(item: Item) -> str:
    """The word behind the number: "giấy", "lượt"."""
    return item.after.split()[0] if item.after else ""


def _parallel(parts: Sequence[Item]) -> bool:
    """Told in words that repeat: "họp trực tuyến 15 giờ, họp tập trung 12 giờ"."""
    words = [set(f"{part.narrow} {part.after.partition(' ')[2]}".split()) - _COMMON for part in parts]
    return bool(set.intersection(*words))


def _overlapping(parts: Sequence[Item], more: bool) -> bool:
    """Where only some parts speak of age, sex or the party, the same people are in the others too."""
    told = [{found[0] for found in _OVERLAPS.finditer(_AGENT.sub("", part.label))} for part in parts]
    if any(told) and (not set.intersection(*told) or more):
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


def _like_the_whole(whole: Item, parts: Sequence[Item]) -> bool:
    """ "410 lượt hỏi đáp, 388 lượt tra cứu và 52 lượt phản ánh": none is the whole."""
    if _tied(whole, parts) or any(part.before not in ("", "và") for part in parts):
        return False
    told = [item.after.partition(" ")[2] for item in (whole, *parts)]
    return all(told) and _one_unit(whole, parts)


def _left_out(whole: Item, parts: Sequence[Item], told: Sequence[Item]) -> bool:
    """Whether the list goes on with counts in the same unit that are not among the parts."""
    more = [item for item in told if item.figure.start > parts[-1].figure.start and item is not whole]
    return bool(more) and ";" not in more[0].lead and _one_unit(whole, [*parts, more[0]])


def _within_another(parts: Sequence[Item]) -> bool:
    """ "số hồ sơ trả 9.790; số hồ sơ trả trong tháng 10 là 1.005"."""
    words = [(set(part.before.split()), part.before) for part in parts if part.before]
    return any(one < other and period_of(said) for one, _ in words for other, said in words)


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
