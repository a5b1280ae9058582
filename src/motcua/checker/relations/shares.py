"""A percentage of a count: "trong đó 90 hồ sơ đúng hạn, chiếm 75%", "tỷ lệ đúng hạn đạt 98,5%"."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from motcua.checker import judge
from motcua.checker.items import Item
from motcua.checker.lexicon.divisions import CHANNEL, STATUS, TIMELINESS
from motcua.checker.lexicon.nouns import comparable
from motcua.checker.normal import either
from motcua.checker.passages import Passage
from motcua.checker.relations import bases
from motcua.checker.relations.beside import is_total
from motcua.checker.relations.wholes import wholes_of
from motcua.checker.verdicts import Relation

FUNCTION = re.compile(
    r"(?:(?:và|cũng|đã|chỉ|mới|khoảng|hơn|gần|trên|xấp xỉ|ước|với|tức|là|có|số này|con số này|được|đạt"
    r"|chiếm|tỷ lệ|tỷ trọng|"
    r"tương ứng|tương đương|bằng|ứng với|hoàn thành|qua đó|nâng|ở mức|mức|đạt tỷ lệ|đều|vào|chung"
    r"|đạt được|=|:)\s*)*"
)
_BASE = re.compile(
    r"\b(?:kế hoạch|chỉ tiêu|dự toán|cùng kỳ|năm trước|kỳ trước|toàn tỉnh|toàn thành phố|toàn huyện"
    r"|toàn quận|cả nước|dân số|"
    r"năm 20\d\d|tháng trước|quý trước|đề ra|yêu cầu|được giao|so với|tăng|giảm|trung bình|bình quân"
    r"|hộ dân|người dân)\b"
)
_FILLING = frozenset(
    [
        "tổng",
        "số",
        "hồ",
        "sơ",
        "lượng",
        "của",
        "trên",
        "trong",
        "các",
        "so",
        "với",
        "và",
        "là",
        "được",
        "đã",
        "có",
        "theo",
        "quy",
        "định",
        "yêu",
        "cầu",
        "cả",
        "này",
    ]
)
_RATE = re.compile(
    r"(?:đạt|với|chiếm|tương ứng|tương ứng với)?\s*tỷ lệ((?:\s+[^\W\d]+){1,3})(?:\s+(?:là|đạt))?"
)
_NEAR = 25  # percentage points: what is farther from the base guessed at has another base
_OF = re.compile(r"\s*(?:của|trên|trong|so với)\s+(?:tổng\s+)?(?:số\s+)?|\s*tổng số\s+")
_PLANNED = re.compile(r"\b(?:kế hoạch|chỉ tiêu|dự toán)\b")
_GIVEN = re.compile(r"\b(?:giao|bố trí|phân bổ|cấp|duyệt)\b")
_NAMED_BASE = re.compile(
    r"\s*(?:so với|trên|của)?\s*(?:kế hoạch|chỉ tiêu|dự toán|tổng|cùng kỳ|năm trước|năm ngoái)"
    r"[^,;.\d]{0,50}(?:\(|là|:)[^,;.()\d]{0,20}"
)
_ON_TOTAL = re.compile(
    r"\b(?:trên|trong)\s+(?:tổng\s+)?(?:số\s+)?(?:là\s+)?$|\b(?:trên|trong)\s+(?:tổng|số)\b[^,;.()]*$"
)
_OF_TOTAL = either("tổng số", "tổng", "số hồ sơ", "trong số")
_BRACKET = re.compile(r"\s*\(\s*(?:tương ứng|tương đương|tức|là|với|ứng với|=|đạt)?\s*(?:với\s+)?")
_EQUALS = re.compile(r"\s*,?\s*(?:tương ứng|tương đương|tức|ứng với)\s+(?:là\s+|với\s+|khoảng\s+)?")


def find(passage: Passage) -> Iterator[Relation]:
    for place, item in enumerate(passage.items):
        if not item.figure.is_percent or item.is_step:
            continue
        if _on_other_base(item) or _of_next(passage.items, place):
            yield from _on_named_base(passage, place)
            continue
        explained = _explained(passage.items, place)
        if explained is not None:
            yield from _of_called(passage, *explained, item)
            continue
        part = _part_before(passage.items, place) or _part_after(passage.items, place)
        if part is None:
            continue
        yield from _judged(passage, part, item)


def _of_next(items: Sequence[Item], place: int) -> bool:
    """ "16% của 2.000 hồ sơ"."""
    return place + 1 < len(items) and _OF.fullmatch(items[place + 1].lead) is not None


def _explained(items: Sequence[Item], place: int) -> tuple[Item, Item] | None:
    """ "735 hồ sơ, chiếm 49% tổng số hồ sơ (1.500 hồ sơ)": the base is named and given in brackets."""
    part, base = _part_before(items, place), items[place + 1] if place + 1 < len(items) else None
    if part is None or base is None or base.opens or not base.is_count or not items[place].after:
        return None
    told = re.fullmatch(r"[^;.()\d]*\(\s*(?:là\s+|gồm\s+)?", base.lead) and comparable(part.kind, base.kind)
    return (part, base) if told and part.value <= base.value else None


def _on_other_base(percent: Item) -> bool:
    return _BASE.search(percent.after) is not None


def _on_named_base(passage: Passage, place: int) -> Iterator[Relation]:
    """ "bằng 108% dự toán (8 tỷ đồng)": the base stands behind its name, or was called so before."""
    part, base = _part_before(passage.items, place, steps=True), _named_base(passage.items, place)
    percent = passage.items[place]
    if part is not None and base is None and _PLANNED.search(percent.after) and place > 1:
        given = passage.items[place - 2]
        base = given if _only_two(passage, part, given) and _GIVEN.search(given.before) else None
    if part is None or base is None or not base.is_count or not comparable(part.kind, base.kind):
        return
    judgement = judge.share_of(part.figure, base.figure, percent.figure)
    if judgement is not None:
        yield passage.relation(judgement, part.figure, base.figure, percent.figure)


def _named_base(items: Sequence[Item], place: int) -> Item | None:
    called = _base_called(items, place)
    if called is not None or place + 1 >= len(items):
        return called
    base = items[place + 1]
    named = _NAMED_BASE.fullmatch(base.lead) or _OF.fullmatch(base.lead)
    return base if named and not base.opens and not base.is_step else None


def _base_called(items: Sequence[Item], place: int) -> Item | None:
    """ "Dự toán giao 540 triệu đồng ..., đạt 85% dự toán": the count before that is called so."""
    said = _PLANNED.search(items[place].after)
    before = [item for item in items[: max(0, place - 1)] if item.sentence == items[place].sentence]
    called = [item for item in before if said and item.is_count and said[0] in item.label]
    return called[0] if len(called) == 1 else None


def _part_before(items: Sequence[Item], place: int, steps: bool = False) -> Item | None:
    """The count before a percentage with nothing but "chiếm", "đạt tỷ lệ" or a bracket between."""
    if not place or items[place].opens:
        return None
    part, percent = items[place - 1], items[place]
    if part.over is not None or not part.is_count or (part.is_step and not steps) or ";" in percent.lead:
        return None
    said = percent.narrow.strip()
    return part if FUNCTION.fullmatch(said) or _rate_of(said, part) else None


def _rate_of(said: str, part: Item) -> bool:
    """ "thu về 371 phiếu, đạt tỷ lệ thu hồi 88,3%": the rate is called by a word of the count."""
    found = _RATE.fullmatch(said)
    return found is not None and bool(set(found[1].split()) & set(part.label.split()))


def _part_after(items: Sequence[Item], place: int) -> Item | None:
    """The count in brackets behind a percentage: "chiếm 75% (90 hồ sơ)"."""
    if place + 1 >= len(items):
        return None
    part = items[place + 1]
    if part.over is not None or not part.is_count or part.opens:
        return None
    return part if _BRACKET.fullmatch(part.lead) or _EQUALS.fullmatch(part.lead) else None


def _whole_behind(items: Sequence[Item], part: Item) -> Item | None:
    """ "chiếm 47% (86 hồ sơ) trong 183 hồ sơ": behind the part in brackets."""
    place = items.index(part)
    whole = items[place + 1] if place + 1 < len(items) else None
    told = whole is not None and re.fullmatch(
        r"[^;.()\d]*\)\s*(?:trong|trên)(?:\s+tổng)?(?:\s+số)?\s*", whole.lead
    )
    return (
        whole if told and whole is not None and whole.is_count and comparable(whole.kind, part.kind) else None
    )


def _judged(passage: Passage, part: Item, percent: Item) -> Iterator[Relation]:
    """Against the nearest whole, unless another fits: a sentence may name several."""
    called = _whole_behind(passage.items, part) or bases.named(passage, percent)
    if called is not None and called is not part and called.over is None:
        yield from _of_called(passage, part, called, percent)
        return
    judged = [
        (judgement, whole)
        for whole in _bases(passage, part, percent)
        if (judgement := judge.share_of(part.figure, whole.over or whole.figure, percent.figure)) is not None
    ]
    if not judged or all(judgement.verdict.alarms for judgement, _ in judged):
        proven = bases.proven(passage, part)
        if proven is not None:
            judgement = judge.share_of(part.figure, proven.figure, percent.figure)
            if judgement is not None:
                yield passage.relation(judgement, part.figure, proven.figure, percent.figure)
            return
    if not judged:
        return
    judgement, whole = next((pair for pair in judged if not pair[0].verdict.alarms), judged[0])
    if judgement.verdict.alarms:
        elsewhere = bases.fits_some(passage, part, percent)
        if elsewhere is not None or not _is_base(passage, part, whole, percent):
            return
    yield passage.relation(judgement, part.figure, whole.over or whole.figure, percent.figure)


def _of_called(passage: Passage, part: Item, base: Item, percent: Item) -> Iterator[Relation]:
    """Of the base that the words behind the percentage name."""
    judgement = judge.share_of(part.figure, base.figure, percent.figure)
    if judgement is None or (judgement.verdict.alarms and bases.fits_some(passage, part, percent)):
        return
    yield passage.relation(judgement, part.figure, base.figure, percent.figure)


def _is_base(passage: Passage, part: Item, whole: Item, percent: Item) -> bool:
    """Whether the percentage must be of that whole. Beside each other, the real base may be left unsaid."""
    if any(part in group.parts and group.whole is whole for group in passage.groups):
        return True
    if not _names(whole, percent.after):
        return False
    if _only_two(passage, part, whole) and (
        _rate_of(percent.narrow.strip(), part) or not _of_resolved(part, whole)
    ):
        return abs(part.value * judge.HUNDRED / whole.value - percent.value) <= _NEAR
    if "thanh toán" in part.label or part.sentence != whole.sentence or _others_between(passage, part, whole):
        return False
    if abs(part.value * judge.HUNDRED / whole.value - percent.value) > _NEAR:
        return False
    plain = part.on(STATUS) == "done" and part.on(TIMELINESS) is None
    other_kind = part.kind not in ("dossiers", "procedures", None)
    return plain or other_kind or is_total(whole) or part.on(CHANNEL) is not None or "chiếm" in percent.narrow


def _only_two(passage: Passage, part: Item, whole: Item) -> bool:
    """Whether the sentence counts nothing else that the percentage could be of."""
    told = (part.sentence, whole.sentence)
    counts = [item for item in passage.items if item.sentence in told and item.is_count]
    return counts == [whole, part] and whole.over is None


def _of_resolved(part: Item, whole: Item) -> bool:
    """What is on time is on time of what is resolved, which often is left unsaid."""
    return part.on(TIMELINESS) is not None and whole.on(STATUS) is None


def _names(whole: Item, base: str) -> bool:
    """Whether the base named behind a percentage ("85% số hồ sơ có phí") can be that whole."""
    said = set(re.findall(r"[^\W\d_]+", base)) - _FILLING
    return not said or bool(said & set(re.findall(r"[^\W\d_]+", whole.label)))


def _others_between(passage: Passage, part: Item, whole: Item) -> bool:
    """Whether another count of the kind stands between the two: it may be the base as well.

    Not one with a percentage of its own, which is another part: "5 người (20%), 18 người (72%)".
    """
    reach = (whole.figure.start, part.figure.start)
    between = [
        item
        for item, after in pairwise(passage.items)
        if min(reach) < item.figure.start < max(reach) and not after.figure.is_percent
    ]
    return any(item.is_count and not item.is_step and comparable(item.kind, part.kind) for item in between)


def _bases(passage: Passage, part: Item, percent: Item) -> list[Item]:
    items = list(passage.items)
    place = items.index(part)
    before = items[place - 1] if place else None
    if before is not None and not part.opens and _ON_TOTAL.search(part.lead) and before.is_count:
        return []  # the count is itself a whole: "9 trên tổng số 764"; judged as a fraction of that
    return [whole for whole in wholes_of(passage, part) if comparable(whole.kind, part.kind)]
