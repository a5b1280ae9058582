"""Parts beside their whole: "tiếp nhận 120; đã giải quyết 100; đang giải quyết 15"."""

from collections.abc import Iterator, Sequence

from motcua.checker import judge
from motcua.checker.items import Item
from motcua.checker.lexicon.axes import Axis
from motcua.checker.lexicon.divisions import AXES
from motcua.checker.lexicon.periods import same_period
from motcua.checker.normal import either
from motcua.checker.passages import Passage
from motcua.checker.relations.parts import is_part
from motcua.checker.verdicts import Relation

WHOLE = either(
    "tổng", "tổng số", "tiếp nhận", "đã tiếp nhận", "nhận", "nhận được", "thụ lý", "được giao",
    "giao", "phát sinh", "có",
    "yêu cầu", "phải giải quyết", "toàn", "tổng cộng", "tiếp", "phát ra", "phát hành", "lấy ý kiến",
    "khảo sát", "cả", "ban hành",
    "cần giải quyết", "gửi", "nộp", "đến", "tổ chức", "rà soát", "kiểm tra", "công bố", "công khai",
    "cung cấp", "là",
)  # fmt: skip


def find(passage: Passage) -> Iterator[Relation]:
    earlier: Sequence[Item] = ()
    for group in passage.groups:
        if group.whole is None:
            for axis in AXES:
                yield from _along(passage, axis, group.parts, earlier)
            earlier = group.parts


def _along(
    passage: Passage, axis: Axis, items: Sequence[Item], earlier: Sequence[Item]
) -> Iterator[Relation]:
    for run in _runs(axis, items):
        before = [item for item in items if item.figure.start < run[0].figure.start]
        wholes = _wholes(axis, run, before) or _wholes(axis, run, earlier)
        if wholes and axis.is_complete([str(part.on(axis)) for part in run], wholes[0].label):
            yield _judged(passage, run, wholes)


def _judged(passage: Passage, run: Sequence[Item], wholes: Sequence[Item]) -> Relation:
    """Against the nearest whole, unless another fits: a sentence may name several."""
    figures = [part.figure for part in run]
    judged = [(judge.sum_of(whole.figure, figures, complete=True), (whole,)) for whole in wholes]
    best = next((pair for pair in judged if not pair[0].verdict.alarms), judged[0])
    return passage.relation(best[0], *figures, *(whole.figure for whole in best[1]))


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


def _wholes(axis: Axis, run: Sequence[Item], before: Sequence[Item]) -> list[Item]:
    """What the run may be parts of, nearest first."""
    return [
        item
        for item in reversed(before)
        if item.on(axis) is None
        and not item.is_step
        and all(is_part(part, item) and same_period(part.before, item.before) for part in run)
        and (WHOLE.search(item.before) or WHOLE.search(item.after))
    ]
