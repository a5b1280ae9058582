"""Percentages that divide one whole: "rất hài lòng 41%, hài lòng 52%, bình thường 5%, không hài lòng 2%"."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from motcua.checker import judge
from motcua.checker.items import Item
from motcua.checker.lexicon.divisions import AXES, GENDER, OPINION, TIMELINESS
from motcua.checker.passages import Passage
from motcua.checker.relations.parts import names_rest
from motcua.checker.verdicts import Judgement, Relation, Verdict


def find(passage: Passage) -> Iterator[Relation]:
    for group in passage.groups:
        items = [item for item in group.parts if item.figure.is_percent and not item.is_step]
        if any(_RATE.search(item.narrow) for item in items[1:]):
            continue  # "toàn trình đạt 62%, một phần đạt 91%": rates of different wholes
        for members in _divisions(items):
            judgement = _judged(members)
            if judgement is not None:
                yield passage.relation(judgement, *(item.figure for item in members))


def _divisions(items: Sequence[Item]) -> Iterator[list[Item]]:
    for axis in AXES:
        members = [item for item in items if item.on(axis)]
        names = [str(item.on(axis)) for item in members]
        if len(members) > 1 and len(set(names)) == len(names) and axis.is_complete(names, _ANY_WHOLE):
            yield members
    if _listed(items):
        yield list(items)
    if len(items) > 1 and (names_rest(items[-1]) or (len(items) > 2 and _OTHERS.search(items[-1].narrow))):
        whole = items[0].value == judge.HUNDRED and len(items) > 3
        yield list(items[1:] if whole else items)


def _listed(items: Sequence[Item]) -> bool:
    """ "Mức độ hài lòng: rất hài lòng 41%, hài lòng 52%": behind a colon, nearly 100%."""
    total = sum((item.value for item in items), Decimal(0))
    behind_colon = len(items) > 2 and ":" in items[0].lead
    return behind_colon and abs(total - judge.HUNDRED) <= _CLOSE and all(item.figure.exact for item in items)


def _smaller(members: Sequence[Item]) -> Iterator[Sequence[Item]]:
    for size in range(2, len(members)):
        yield from combinations(members, size)


#: Members after which nothing can be left: answers are not all, where the neutral ones are not named.
_CLOSED = ((GENDER, ("male",)), (OPINION, ("neutral",)), (TIMELINESS, ("late",)))
_OTHERS = re.compile(r"\bkhác$")
_CLOSE = 6  # percentage points
_RATE = re.compile(r"\bđạt\b")
_ANY_WHOLE = "toàn tổng trực tuyến văn bản"


def _judged(members: Sequence[Item]) -> Judgement | None:
    for some in _smaller(members):  # "hài lòng chung 96%" already holds "rất hài lòng 45%"
        if sum((item.value for item in some), Decimal(0)) == judge.HUNDRED:
            return None
    total = sum((item.value for item in members), Decimal(0))
    text = f"{' + '.join(f'{judge.written(item.value)}%' for item in members)} = {judge.written(total)}%"
    rest = judge.HUNDRED - total
    slack = sum((item.figure.ulp for item in members), Decimal(0)) / 2
    if rest == 0:
        return Judgement(Verdict.HOLDS, text)
    if not all(item.figure.exact for item in members):
        return None
    if abs(rest) <= slack:
        return Judgement(Verdict.ROUNDING, f"{text}, so với 100%")
    if rest < 0:
        return Judgement(Verdict.CONTRADICTED, f"{text} ≠ 100%")
    closed = (
        names_rest(members[-1])
        or _listed(members)
        or _OTHERS.search(members[-1].narrow)
        or any(item.on(axis) in last for item in members for axis, last in _CLOSED)
    )
    return Judgement(Verdict.UNACCOUNTED if closed else Verdict.UNDECIDED, f"{text} ≠ 100%")
