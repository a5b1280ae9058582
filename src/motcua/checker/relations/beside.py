"""Parts beside their whole: "tiếp nhận 120; đã giải quyết 100; đang giải quyết 15"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from motcua.checker import judge
from motcua.checker.figures import Figure
from motcua.checker.items import Item
from motcua.checker.lexicon.axes import Axis
from motcua.checker.lexicon.divisions import AXES, CHANNEL, GENDER, OPINION, ORIGIN, STATUS, TIMELINESS
from motcua.checker.lexicon.negation import opposed
from motcua.checker.lexicon.periods import same_period
from motcua.checker.normal import either, key
from motcua.checker.passages import Passage
from motcua.checker.relations.parts import is_part
from motcua.checker.verdicts import Relation, Verdict

WHOLE = either(
    "tổng", "tổng số", "tiếp nhận", "đã tiếp nhận", "nhận", "nhận được", "thụ lý", "được giao",
    "giao", "phát sinh", "có",
    "yêu cầu", "phải giải quyết", "toàn", "tổng cộng", "tiếp", "phát ra", "phát hành", "lấy ý kiến",
    "khảo sát", "cả", "ban hành",
    "cần giải quyết", "gửi", "nộp", "đến", "tổ chức", "rà soát", "kiểm tra", "công bố", "công khai",
    "cung cấp", "là", "thu về", "thu", "bỏ phiếu", "triệu tập", "đăng ký",
)  # fmt: skip

#: Axes whose members right behind a count can be nothing but its parts.
_PLAIN = (GENDER, OPINION)
_AND_MORE = re.compile(r"[^.;\d]*\b(?:gồm cả|kể cả|tính cả|có cả|bao gồm cả)\b")
_ON_TOTAL = re.compile(r"\b(?:trên|trong)\s+(?:tổng|tổng\s+số|số)\s+(?:[^\W\d]+\s+){0,3}$")


def find(passage: Passage) -> Iterator[Relation]:
    earlier: Sequence[Item] = ()
    for group in passage.groups:
        for axis in AXES:
            yield from _along(passage, axis, group.parts, earlier if group.whole is None else ())
        yield from _opposed(passage, group.parts)
        earlier = group.parts if group.whole is None else earlier
    yield from _across(passage)


def _across(passage: Passage) -> Iterator[Relation]:
    """ "Tiếp nhận 120. Đã giải quyết 100. Đang giải quyết 15.": a sentence for each part."""
    items = [item for group in passage.groups if group.whole is None for item in group.parts]
    for axis in (STATUS, TIMELINESS):
        for run in _runs(axis, items):
            before = [item for item in items if item.figure.start < run[0].figure.start]
            wholes = [whole for whole in _wholes(axis, run, before) if not _narrower(whole[0], run)]
            apart = len({part.sentence for part in run}) == len(run) and all(part.opens for part in run)
            names = [str(part.on(axis)) for part in run]
            if apart and wholes and axis.is_complete(names, wholes[0][0].label):
                yield _judged(passage, run, wholes)


def _along(
    passage: Passage, axis: Axis, items: Sequence[Item], earlier: Sequence[Item]
) -> Iterator[Relation]:
    for run in _runs(axis, items):
        before = [item for item in items if item.figure.start < run[0].figure.start]
        after = [item for item in items if item.figure.start > run[-1].figure.start]
        wholes = _printed_over(run) or _wholes(axis, run, before) or _after(run, after)
        wholes = wholes or [whole for whole in _wholes(axis, run, earlier) if not _narrower(whole[0], run)]
        names = [str(part.on(axis)) for part in run]
        if (
            wholes
            and not any(_widened(passage, part) for part in run)
            and (axis.is_complete(names, wholes[0][0].label) or wholes[0][0] in run)
        ):
            yield _judged(passage, run, wholes)


def _opposed(passage: Passage, items: Sequence[Item]) -> Iterator[Relation]:
    """ "4.560 cử tri; 4.542 cử tri đã đi bầu; 18 cử tri không đi bầu"."""
    for place, (one, other) in enumerate(pairwise(items)):
        if one.is_count and other.is_count and opposed(one.label, other.label) and is_part(other, one):
            wholes = _printed_over([one, other]) or _wholes(STATUS, [one, other], items[:place])
            if wholes and not _widened(passage, other):
                yield _judged(passage, [one, other], wholes)


def _widened(passage: Passage, last: Item) -> bool:
    """Whether the words behind say that the parts hold more than the whole: "(gồm cả hồ sơ tháng trước)"."""
    return _AND_MORE.match(key(passage.text[last.figure.stop : last.figure.stop + 120])) is not None


def _judged(passage: Passage, run: Sequence[Item], wholes: Sequence[tuple[Item, ...]]) -> Relation:
    """Against the nearest whole, unless another fits: a sentence may name several."""
    figures = [part.figure for part in run]
    found = [_figures(whole, run) for whole in wholes]
    judged = [(judge.sum_of(added(whole), figures, complete=True), whole) for whole in found]
    judgement, whole = next((pair for pair in judged if not pair[0].verdict.alarms), judged[0])
    if judgement.verdict.alarms and far_off(added(whole).value, figures):
        judgement = replace(judgement, verdict=Verdict.UNDECIDED)
    return passage.relation(judgement, *figures, *whole)


def far_off(whole: Decimal, parts: Sequence[Figure]) -> bool:
    """Parts that nothing but their place ties to a whole: a slip stays near, what is far off is no whole."""
    return abs(sum(part.value for part in parts) - whole) * 2 > whole


def _figures(whole: tuple[Item, ...], run: Sequence[Item]) -> list[Figure]:
    return [item.over if item in run and item.over else item.figure for item in whole]


def added(figures: Sequence[Figure]) -> Figure:
    """One figure for a whole printed in two parts: newly received and carried over."""
    return replace(figures[0], value=sum((figure.value for figure in figures), Decimal(0)))


def _runs(axis: Axis, items: Sequence[Item]) -> Iterator[list[Item]]:
    """Items one after the other that are different members of the axis."""
    run: list[Item] = []
    for item in items:
        name = item.on(axis)
        if name is None or item.is_step or not item.is_count:
            continue
        if any(item.on(axis) == other.on(axis) for other in run):
            if len(run) > 1:
                yield run
            run = []
        run.append(item)
    if len(run) > 1:
        yield run


def _printed_over(run: Sequence[Item]) -> list[tuple[Item, ...]]:
    """ "17/18 xã hoàn thành, 1 xã đang thực hiện": the first is printed over the whole."""
    return [(item,) for item in run if item.over is not None]


def _wholes(axis: Axis, run: Sequence[Item], before: Sequence[Item]) -> list[tuple[Item, ...]]:
    """What the run may be parts of, nearest first; new and carried over together where both are named."""
    found = [
        item
        for item in reversed(before)
        if item.on(axis) is None
        and not item.is_step
        and all(is_part(part, item) and same_period(part.before, item.before) for part in run)
        and (
            WHOLE.search(item.before)
            or WHOLE.search(item.after)
            or item.before.startswith("số ")
            or (len(before) == 1 and axis in _PLAIN)
        )
    ]
    carried = next((item for item in before if item.on(ORIGIN) == "carried" and item.is_count), None)
    fresh = next(
        (item for item in found if carried is not None and item is not carried and not is_total(item)), None
    )
    if carried is None or fresh is None or axis is ORIGIN or carried.on(axis) is not None:
        return [(item,) for item in found]
    return [(fresh, carried), *((item,) for item in found if is_total(item))]


def is_total(item: Item) -> bool:
    return "tổng" in item.before.split()


def _narrower(whole: Item, run: Sequence[Item]) -> bool:
    """Whether a whole of the sentence before counts only some kind that the parts do not speak of."""
    return any(whole.on(axis) and not any(part.on(axis) for part in run) for axis in (CHANNEL, TIMELINESS))


def _after(run: Sequence[Item], after: Sequence[Item]) -> list[tuple[Item, ...]]:
    """A whole behind its parts: "38 hoàn thành, 4 chưa trên tổng số 42"."""
    if after and _ON_TOTAL.search(after[0].lead) and all(is_part(part, after[0]) for part in run):
        return [(after[0],)]
    return []
