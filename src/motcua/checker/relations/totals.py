"""Totals that follow their parts: "20 hồ sơ hộ tịch, 30 hồ sơ đất đai, tổng cộng 50 hồ sơ"."""

from collections.abc import Iterator, Sequence

from motcua.checker import judge
from motcua.checker.items import Item
from motcua.checker.normal import either
from motcua.checker.passages import Passage
from motcua.checker.relations.parts import is_part
from motcua.checker.verdicts import Relation

_TOTAL = either("tổng cộng", "cộng", "tổng", "tổng số", "tất cả", "cả thảy", "tổng cộng là",
    "cộng chung", "cộng lại", "cả hai",
                "như vậy", "tổng hợp lại", "cộng hai", "hai cấp", "tổng cả",
                "gộp lại", "tính chung", "tổng chung", "chung cả")  # fmt: skip
_NEW = either(
    "nâng",
    "lũy kế",
    "đến nay",
    "từ đầu năm",
    "trong tổng số",
    "trên tổng số",
    "trên tổng",
    "trong tổng",
    "của tổng",
    "so với",
)


def find(passage: Passage) -> Iterator[Relation]:
    earlier: list[Item] = []
    for group in passage.groups:
        if group.whole is not None:
            continue
        for place, item in enumerate(group.parts):
            alone = item.opens and item.before.startswith(("tổng cộng", "cộng", "tổng số", "như vậy, tổng"))
            parts = _summed(earlier if alone else group.parts[:place], item, alone)
            if parts:
                figures = [part.figure for part in parts]
                judgement = judge.sum_of(item.figure, figures, complete=True)
                yield passage.relation(judgement, item.figure, *figures)
        earlier = [*earlier, *group.parts]


def _summed(before: Sequence[Item], total: Item, alone: bool) -> list[Item]:
    """The counts before a total that nothing else claims; none where one of them is a total itself."""
    lead = total.lead if not total.opens else total.before
    if not _TOTAL.search(lead) or _NEW.search(lead) or (total.opens and not alone):
        return []
    parts = [item for item in before if item.is_count and not item.is_step]
    while parts and not is_part(parts[0], total):  # "03 điểm tiếp nhận lần lượt 637, 419 và 280 hồ sơ"
        parts = parts[1:]
    if len(parts) < 2 or not all(is_part(part, total) for part in parts):
        return []
    uncounted = any(
        "còn lại" in item.lead or "ngoài ra" in item.lead or "mỗi" in item.lead for item in (*parts, total)
    )
    if (
        uncounted
        or any(_TOTAL.search(part.before) for part in parts)
        or not _near(parts, total, _closeness(total, alone))
    ):
        return []
    return parts


def _closeness(total: Item, alone: bool) -> int:
    if not alone:
        return 2
    return 5 if total.before.startswith(("tổng cộng", "cộng", "tổng số")) else 10


def _near(parts: Sequence[Item], total: Item, share: int) -> bool:
    """ "3 ha, 5 ha, tổng diện tích rừng 120 ha" is no sum: a misprinted one stays near."""
    added = sum(part.value for part in parts)
    return abs(added - total.value) * share <= max(added, total.value)
