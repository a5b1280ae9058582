"""Parts of a whole announced by words or brackets: "trong đó", "gồm", "(... )", "còn lại"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from motcua.checker import judge
from motcua.checker.groups import Group, Marker
from motcua.checker.items import Item
from motcua.checker.lexicon.axes import Axis
from motcua.checker.lexicon.divisions import AXES, CHANNEL
from motcua.checker.lexicon.negation import opposed
from motcua.checker.lexicon.nouns import comparable
from motcua.checker.lexicon.periods import same_period
from motcua.checker.normal import key
from motcua.checker.passages import Passage
from motcua.checker.verdicts import Judgement, Relation, Verdict

_ADJUNCT = re.compile(r"\b(?:tại|cho|(?<!đất )ở|mỗi|bình quân|trung bình|trị giá|số tiền|cứ)\s*$")
_OTHERS = re.compile(r"\bkhác$|\blĩnh vực khác\b")
_REST = re.compile(r"\bcòn lại\b[^;,.]*$")
_LEFT = re.compile(r"(?:[^\W\d]+\s+){0,2}còn lại\b")
_UNCOUNTED = re.compile(r"\b(?:còn lại|một số|v\.v|vân vân|nhiều)\b|\.\.\.|…|v\.v")


def find(passage: Passage) -> Iterator[Relation]:
    for group in passage.groups:
        if group.whole is not None:
            yield from _of_group(passage, group, group.whole)


def _of_group(passage: Passage, group: Group, whole: Item) -> Iterator[Relation]:
    if whole.over is not None and any(part.is_count and part.value > whole.value for part in group.parts):
        whole = replace(whole, figure=whole.over, over=None)  # "9/764 ..., trong đó 244": parts of the 764
    any_time = group.marker is Marker.FULL
    parts = [
        part
        for part in group.parts
        if is_part(part, whole) and (any_time or same_period(part.before, whole.before))
    ]
    if group.marker is Marker.PARTLY:
        return
    if (
        whole.kind is None and whole.after
    ):  # a noun that the lexicon lacks: only what it lacks too can be its parts
        parts = [part for part in parts if part.figure.kind is None]
    if len(parts) > 2 and sum(part.value for part in parts) == whole.value:
        figures = [part.figure for part in parts]
        yield passage.relation(judge.sum_of(whole.figure, figures, True), whole.figure, *figures)
        return
    open_ended = bool(parts) and goes_on(passage, parts[-1])
    divided = [(members, complete and not open_ended) for members, complete in divisions(parts, whole)]
    for members, complete in divided:
        figures = [part.figure for part in members]
        everything = complete or (len(members) == len(parts) and _lists_all(group, parts) and not open_ended)
        judgement = judge.sum_of(whole.figure, figures, everything, exclusive=everything)
        yield passage.relation(judgement, whole.figure, *figures)
    if not any(complete or len(members) == len(parts) for members, complete in divided):
        listed = _listed(passage, group, whole, parts, not open_ended)
        if listed is not None:
            yield passage.relation(listed, whole.figure, *(part.figure for part in parts))


def goes_on(passage: Passage, last: Item) -> bool:
    """Whether something uncounted follows the last part: "còn lại là lao động hợp đồng", "và một số khác"."""
    here = next((at for at, item in enumerate(passage.items) if item.figure == last.figure), 0)
    end = passage.items[here + 1].figure.start if here + 1 < len(passage.items) else len(passage.text)
    said = key(passage.text[last.figure.stop : min(end, last.sentence.end)])
    found = _UNCOUNTED.search(said)
    return found is not None and not (end < last.sentence.end and "còn lại" in found[0])


def _one_of_several(passage: Passage, whole: Item) -> bool:
    """Whether counts of its kind stand beside it: "trong đó" may speak of all of them."""
    beside = next((group.parts for group in passage.groups if whole in group.parts), [])
    return any(
        item is not whole and item.sentence == whole.sentence and is_part(item, whole) for item in beside
    )


def is_part(part: Item, whole: Item) -> bool:
    return (
        part.is_count
        and whole.is_count
        and not part.is_step
        and not _ADJUNCT.search(part.narrow)
        and part.figure.start != whole.figure.start
        and (comparable(part.kind, whole.kind) or _cases(part, whole))
    )


def _cases(part: Item, whole: Item) -> bool:
    """Cases are of whatever was spoken of: "đăng ký khai sinh 275 trường hợp, trong đó nam 149, nữ 126"."""
    return whole.noun == "trường hợp" and part.kind == "people"


def divisions(parts: Sequence[Item], whole: Item) -> Iterator[tuple[list[Item], bool]]:
    """The parts that divide the whole along one axis, and whether they leave nothing of it."""
    seen: list[list[Item]] = []
    if len(parts) == 2 and opposed(parts[0].label, parts[1].label):
        seen.append(list(parts))
        yield list(parts), True
    for axis in AXES:
        members = [part for part in parts if part.on(axis)]
        names = [str(part.on(axis)) for part in members]
        if len(names) < 2 or len(set(names)) < len(names) or members in seen:
            continue
        complete = axis.is_complete(names, whole.label) and not _may_overlap(axis, whole)
        if complete:
            seen.append(members)
        yield members, complete


def _may_overlap(axis: Axis, whole: Item) -> bool:
    """A procedure can have dossiers of every channel; a dossier comes by one."""
    return axis is CHANNEL and whole.noun in ("tthc", "thủ tục hành chính") and "hồ sơ" in whole.after


def _lists_all(group: Group, parts: Sequence[Item]) -> bool:
    rest = any(names_rest(part) for part in parts)
    rest = rest or (
        len(parts) > 1 and _OTHERS.search(f"{parts[-1].narrow} {parts[-1].after}".strip()) is not None
    )
    return rest or group.marker is Marker.FULL or (group.marker is Marker.APPOSED and len(parts) > 1)


def names_rest(part: Item) -> bool:
    return (
        _REST.search(part.lead) is not None or _LEFT.match(part.after) is not None or "còn lại" in part.narrow
    )


def _listed(
    passage: Passage, group: Group, whole: Item, parts: Sequence[Item], closed: bool
) -> Judgement | None:
    """A list along no known axis: complete only where the words say so."""
    if not parts:
        return None
    figures = [part.figure for part in parts]
    if len(parts) == 1:
        return None if _one_of_several(passage, whole) else _single(whole, parts[0])
    everything = closed and _lists_all(group, parts) and group.marker is not Marker.PARTLY
    listed = everything and _plausible(group, whole, parts) and not _far_off(whole, parts)
    return judge.sum_of(whole.figure, figures, listed, exclusive=listed)


def _plausible(group: Group, whole: Item, parts: Sequence[Item]) -> bool:
    """Behind a colon answers may overlap ("400 người: 320 ..., 290 ..."): too much proves nothing."""
    over = sum(part.value for part in parts) > whole.value * Decimal("1.2")
    return group.marker is not Marker.APPOSED or not over or group.bracketed or "tổng" in whole.before


def _far_off(whole: Item, parts: Sequence[Item]) -> bool:
    """A list far from its whole counts other things, or some of them; a slip stays near."""
    return abs(sum(part.value for part in parts) - whole.value) * 2 > whole.value


def _single(whole: Item, part: Item) -> Judgement | None:
    """One part says something only by being more than its whole."""
    same_noun = part.noun == whole.noun or not part.figure.noun or whole.noun.startswith(f"{part.noun} ")
    if same_noun and part.figure.exact and whole.figure.exact and part.value > whole.value:
        more = f"{judge.written(part.value)} > {judge.written(whole.value)}"
        return Judgement(Verdict.CONTRADICTED, f"phần {more} là toàn bộ")
    return None
