"""Changes: "1.250, tăng 150 so với cùng kỳ (1.100)", "từ 30 xuống còn 20 ngày, giảm 33,3%"."""

import re
from collections.abc import Iterator, Sequence

from motcua.checker import judge
from motcua.checker.items import Item
from motcua.checker.lexicon.nouns import comparable
from motcua.checker.normal import either
from motcua.checker.passages import Passage
from motcua.checker.verdicts import Judgement, Relation, Verdict

_UP = either(
    "tăng", "tăng thêm", "vượt", "cao hơn", "nhiều hơn", "thêm", "nâng", "tăng lên", "lớn hơn", "hơn"
)
_DOWN = either("giảm", "cắt giảm", "rút ngắn", "thấp hơn", "ít hơn", "thiếu", "hụt", "kém", "bớt",
    "giảm được", "rút ngắn được",
               "giảm đi", "tiết kiệm", "hạ")  # fmt: skip
_LESS = re.compile(r"\b(?:thấp|ít|kém|nhỏ|chậm|muộn)\s+$")
_STEP_END = re.compile(
    r"(?:\s+(?:thêm|được|đi|tới|đến|là|khoảng|hơn|gần|trên|lên|tương ứng|tương đương|bằng|tỷ lệ|ứng với"
    r"|so với"
    r"|năm|quý|tháng|kỳ|cùng kỳ|trước|ngoái|nay|[ivx]+|\d+(?:/\d+)?))*\W*$"
)
FROM = re.compile(r"\btừ\s+(?:mức\s+)?(?:hơn\s+|khoảng\s+|gần\s+)?$")
TO = re.compile(
    r"\b(?:lên|xuống|còn|sang(?:\s+[^\W\d]+){1,2}(?:\s+\d{1,2})?\s+là"
    r"|xuống còn|lên thành|thành|lên đến|lên tới|đến|tới)\s+(?:mức\s+|đến\s+|tới\s+"
    r"|còn\s+)?(?:hơn\s+|khoảng\s+|gần\s+|là\s+)?$"
)
_THAN_NAMED = re.compile(
    r"(?:và\s+)?(?:(?P<more>cao|nhiều|lớn|vượt)|thấp|ít|kém|nhỏ)(?:\s+hơn)?(?:\s+so với)?(?:\s+[^\W\d]+){1,8}"
)
_THAN = re.compile(
    r"\b(?:so với|so cùng kỳ|hơn|so)\b|\b(?:cùng kỳ|năm trước|kỳ trước|tháng trước|quý trước|năm ngoái"
    r"|kế hoạch|chỉ tiêu)\b"
)
_PAST = re.compile(r"\)|,\s*(?!(?:là|đạt|với|năm)\b)[^\W\d]+\s+[^\W\d]+")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NOW = re.compile(
    r"\b(?:sau (?:khi|sắp xếp|sáp nhập|rà soát|cải cách)|nay"
    r"|kỳ này|cuối năm|cuối kỳ|hiện|hiện có|hiện tại|tháng này|quý này)\b"
)
_BEFORE = re.compile(
    r"\b(?:cùng kỳ|năm trước|kỳ trước|tháng trước|quý trước|năm ngoái|năm\s+(?:19|20)\d\d|quý\s+\w+"
    r"|tháng\s+\d+|kế hoạch|chỉ tiêu|đầu năm|trước đây|trước đó|ban đầu"
    r"|trước (?:khi|sắp xếp|sáp nhập|rà soát|cải cách))\b"
)
_THEN = re.compile(r"\b(?:cùng kỳ|năm trước|kỳ trước|tháng trước|quý trước|năm ngoái|đầu năm)\b")
_IN_BRACKETS = re.compile(
    r"[^\d,;.(]{0,30}(?:\(|,?\s*(?:tương đương|tương ứng|tức|hay|ứng với|bằng|=))"
    r"\s*(?:tăng|giảm|với|tỷ lệ|là|khoảng|\s)*"
)


def find(passage: Passage) -> Iterator[Relation]:
    for place, step in enumerate(passage.items):
        rises = _direction(step)
        if rises is None:
            continue
        pair = _pair(passage.items, place)
        if pair is not None and _fitting(pair, step):
            yield from _judged(passage, step, rises, *pair)
        yield from _in_percent(passage, place, rises, pair)
    yield from _than_named(passage)
    yield from _wrong_way(passage)
    yield from _between(passage)


def _than_named(passage: Passage) -> Iterator[Relation]:
    """ "đạt 94,2%, cao hơn mức bình quân của tỉnh 2,1 điểm phần trăm (92,1%)"."""
    for new, step, old in zip(passage.items, passage.items[1:], passage.items[2:], strict=False):
        said = _THAN_NAMED.fullmatch(step.narrow)
        if said is None or step.opens or old.opens or not re.fullmatch(r"[^;.,()]*\(\s*", old.lead):
            continue
        if _fitting((new, old), step) and not new.is_step and not step.figure.is_percent:
            judgement = judge.difference(new.figure, old.figure, step.figure, said["more"] is not None)
            yield passage.relation(judgement, new.figure, old.figure, step.figure)


def _judged(passage: Passage, step: Item, rises: bool, new: Item, old: Item) -> Iterator[Relation]:
    """The change may be of a count before the nearest one: if it fits that, nothing is said against it."""
    judgement = judge.difference(new.figure, old.figure, step.figure, rises)
    if judgement.verdict.alarms:
        if two_before(passage.items, passage.items.index(step)) == (new, old) and _swapped_fits(
            step, rises, new, old
        ):
            return  # "Tháng 9 ...; tháng 8 ..., giảm": told in the other order
        others = [item for item in passage.items if _may_have_changed(item, new, old)]
        fitting = [judge.difference(item.figure, old.figure, step.figure, rises) for item in others]
        if any(not one.verdict.alarms for one in fitting):
            return
    yield passage.relation(judgement, new.figure, old.figure, step.figure)


def _swapped_fits(step: Item, rises: bool, new: Item, old: Item) -> bool:
    return not judge.difference(old.figure, new.figure, step.figure, rises).verdict.alarms


def _may_have_changed(item: Item, new: Item, old: Item) -> bool:
    return (
        item.sentence == new.sentence
        and item.figure.start < new.figure.start
        and item not in (new, old)
        and not item.is_step
        and comparable(item.kind, old.kind)
        and item.figure.is_percent == old.figure.is_percent
    )


def _direction(step: Item) -> bool | None:
    """True for a rise, False for a fall; None where the figure is no step. The word nearest decides."""
    label = step.narrow
    hits = [
        (found.end(), rises)
        for words, rises in ((_UP, True), (_DOWN, False))
        for found in words.finditer(label)
        if not (found[0] == "hơn" and _LESS.search(label[: found.start()]))
    ]
    if not hits:
        return None
    end, rises = max(hits)
    return rises if _STEP_END.fullmatch(label[end:]) else None


def _pair(items: Sequence[Item], place: int) -> tuple[Item, Item] | None:
    """The new and the old figure that a step lies between."""
    return (
        _from_to(items, place)
        or _than(items, place)
        or _than_before(items, place)
        or _in_brackets(items, place)
        or _step_first(items, place)
        or two_before(items, place)
    )


def _from_to(items: Sequence[Item], place: int) -> tuple[Item, Item] | None:
    """ "từ 30 ngày xuống 20 ngày", next to the step, on either side."""
    for first in (place - 2, place + 1):
        if first < 0 or first + 1 >= len(items):
            continue
        old, new = items[first], items[first + 1]
        if (
            old.sentence == new.sentence == items[place].sentence
            and FROM.search(old.lead)
            and TO.search(new.lead)
        ):
            return new, old
    return None


def _than(items: Sequence[Item], place: int) -> tuple[Item, Item] | None:
    """ "1.250 hồ sơ, tăng 150 so với cùng kỳ (1.100 hồ sơ)"."""
    if not place or place + 1 >= len(items):
        return None
    new, step = items[place - 1], items[place]
    old = items[place + 1]
    if _direction(old) is not None and place + 2 < len(items):
        old = items[place + 2]
    if step.opens or old.opens or _direction(old) is not None or new.is_step:
        return None
    between = old.lead
    found = _THAN.search(between) or ("(" in between and _BEFORE.search(between)) or None
    if not found or re.search(r"[;.]|trong đó|gồm", between) or _PAST.search(between, found.end()):
        return None
    return new, old


def _than_before(items: Sequence[Item], place: int) -> tuple[Item, Item] | None:
    """ "So với năm 2024 (1.860 hồ sơ), năm 2025 tiếp nhận 2.046 hồ sơ, tăng 10%"."""
    if place < 2 or items[place].opens or items[place - 1].opens:
        return None
    old, new = items[place - 2], items[place - 1]
    return (new, old) if re.search(r"\bso (?:với|cùng)\b[^,;.]*$", old.lead) and not new.is_step else None


def _in_brackets(items: Sequence[Item], place: int) -> tuple[Item, Item] | None:
    """ "1.107 lượt (quý trước 1.432 lượt), giảm 325 lượt"."""
    if place < 2 or items[place].opens or items[place - 1].opens:
        return None
    new, old = items[place - 2], items[place - 1]
    then = re.fullmatch(r"[^;.()]*\([^;.()]*", old.lead) and (
        _BEFORE.search(old.lead) or _THAN.search(old.lead)
    )
    closed = ")" in items[place].lead and not re.search(r"[;.]", items[place].lead)
    return (new, old) if then and closed and not new.is_step else None


def _step_first(items: Sequence[Item], place: int) -> tuple[Item, Item] | None:
    """ "giảm 11 đơn, còn 189 đơn (cùng kỳ 200 đơn)"."""
    if place + 2 >= len(items) or items[place + 1].opens or items[place + 2].opens:
        return None
    new, old = items[place + 1], items[place + 2]
    told = re.fullmatch(r"[^;.()]*,\s*(?:chỉ\s+)?(?:còn|đạt|lên|xuống|xuống còn|lên thành)\s*", new.lead)
    return (new, old) if told and "(" in old.lead and _BEFORE.search(old.lead) else None


def _in_order(new: Item, old: Item) -> tuple[Item, Item]:
    """The later year is the new one, in whichever order they are told."""
    years = [_YEAR.search(item.before) for item in (new, old)]
    if years[0] and years[1] and years[0][0] < years[1][0]:
        return old, new
    return new, old


def two_before(items: Sequence[Item], place: int) -> tuple[Item, Item] | None:
    """ "Năm trước 1.100 hồ sơ, năm nay 1.250 hồ sơ, tăng 150"."""
    before = [item for item in items[:place] if _direction(item) is None and not item.is_step]
    if len(before) < 2:
        return None
    old, new = before[-2:]
    told_last = not _BEFORE.search(old.before) and _THEN.search(new.before) is not None
    if told_last and items[place - 1] is new and not items[place].opens:
        return old, new  # "6 tháng là 17 hồ sơ, cùng kỳ năm trước là 31 hồ sơ, giảm 14"
    if (
        items[place - 1] is not new
        or not _BEFORE.search(old.before)
        or (items[place].opens and new.sentence != old.sentence)
    ):
        return None
    return _in_order(new, old) if _BEFORE.search(new.before) or _NOW.search(new.before) else None


def _fitting(pair: tuple[Item, Item], step: Item) -> bool:
    new, old = pair
    if not comparable(new.kind, old.kind) or new.figure.is_percent != old.figure.is_percent:
        return False
    if new.figure.is_percent:
        return step.figure.is_percent or step.kind == "points"
    return step.figure.is_percent or comparable(step.kind, new.kind)


def _in_percent(
    passage: Passage, place: int, rises: bool, pair: tuple[Item, Item] | None
) -> Iterator[Relation]:
    """The percentage behind a step, "tăng 150 hồ sơ (13,6%)": of the old figure, printed or reckoned."""
    step, percent = passage.items[place], _percent_behind(passage.items, place)
    if percent is None or (pair is not None and not _fitting(pair, step)):
        return
    if pair is not None:
        judgement = judge.share_of(step.figure, pair[1].figure, percent.figure)
        if judgement is not None:
            yield passage.relation(judgement, step.figure, pair[1].figure, percent.figure)
        return
    new = passage.items[place - 1] if place else None
    if new is None or step.opens or not new.is_count or new.is_step or not comparable(new.kind, step.kind):
        return
    reckoned = _of_reckoned(new, step, percent, rises)
    if reckoned is not None:
        yield passage.relation(reckoned, new.figure, step.figure, percent.figure)


def _percent_behind(items: Sequence[Item], place: int) -> Item | None:
    """Behind the step, or behind "từ 8 tỷ xuống 5,6 tỷ" that follows it."""
    moved = place + 2 < len(items) and FROM.search(items[place + 1].lead) and TO.search(items[place + 2].lead)
    behind = place + (3 if moved else 1)
    percent = items[behind] if behind < len(items) else None
    if items[place].figure.is_percent or percent is None or not percent.figure.is_percent or percent.opens:
        return None
    return percent if _IN_BRACKETS.fullmatch(percent.lead) else None


def _of_reckoned(new: Item, step: Item, percent: Item, rises: bool) -> Judgement | None:
    """Against the new figure less the step; None where it is plainly of what stands before the step."""
    old = new.value - step.value if rises else new.value + step.value
    direct = judge.share_of(step.figure, new.figure, percent.figure)
    if old <= 0 or direct is None or not direct.verdict.alarms:
        return None
    amount = judge.written(step.value)
    quotient = f"{amount} / ({judge.written(new.value)} {'−' if rises else '+'} {amount})"
    exact = new.figure.exact and step.figure.exact
    return judge.percentage(step.value * judge.HUNDRED / old, percent.figure, quotient, exact)


_APART = re.compile(r"^(?:mức\s+)?(?:chênh lệch|lệch|chênh)(?:\s+(?:giảm|tăng|là))?$")
_BETWEEN = re.compile(r"\b(?:hiệu số|chênh lệch|số chênh lệch|khoảng cách)\s+giữa\b")


def _between(passage: Passage) -> Iterator[Relation]:
    """ "Chênh lệch giữa tiếp nhận (1.918) và đã giải quyết (1.804) là 114"."""
    for one, other, step in zip(passage.items, passage.items[1:], passage.items[2:], strict=False):
        between = _BETWEEN.search(one.lead) and re.search(r"\b(?:là|bằng|còn)\s*$", step.lead)
        told = (
            (between or _APART.search(step.narrow))
            and not step.opens
            and not other.is_step
            and not one.is_step
        )
        if told and _fitting((one, other), step) and not step.figure.is_percent:
            new, old = (one, other) if one.value >= other.value else (other, one)
            judgement = judge.difference(new.figure, old.figure, step.figure, True)
            yield passage.relation(judgement, one.figure, other.figure, step.figure)


def _wrong_way(passage: Passage) -> Iterator[Relation]:
    """ "tăng từ 45 xuống 40": the words say the opposite of the figures."""
    for old, new in zip(passage.items, passage.items[1:], strict=False):
        if (
            new.opens
            or not (FROM.search(old.lead) and TO.search(new.lead))
            or not comparable(old.kind, new.kind)
        ):
            continue
        label = old.narrow
        up, down = _UP.search(label), _DOWN.search(label)
        if bool(up) == bool(down) or not (old.figure.exact and new.figure.exact):
            continue
        moved = new.value - old.value
        if (up and moved < 0) or (down and moved > 0):
            said = "tăng" if up else "giảm"
            text = f"từ {judge.written(old.value)} đến {judge.written(new.value)} không phải là {said}"
            yield passage.relation(Judgement(Verdict.CONTRADICTED, text), old.figure, new.figure)
