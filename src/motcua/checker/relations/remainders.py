"""A rest without a list: "đã số hóa 2.150 trên 2.500 hồ sơ, còn lại 350 hồ sơ"."""

import re
from collections.abc import Iterator, Sequence

from motcua.checker import judge
from motcua.checker.items import Item
from motcua.checker.lexicon.nouns import comparable
from motcua.checker.passages import Passage
from motcua.checker.relations.parts import is_part, names_rest
from motcua.checker.verdicts import Relation

_MISSING = re.compile(r"^(?:và\s+)?(?:hiện\s+)?(?:còn\s+)?(?:thiếu|trống|chưa tuyển|khuyết)$")
_LACKS = re.compile(r"\b(?:thiếu|khuyết|trống)$")
_GIVEN = re.compile(r"\b(?:được giao|giao|định biên|biên chế|nhu cầu|định mức|theo quy định|cần)\b")
_PRESENT = re.compile(r"\b(?:hiện có|có mặt|hiện|đã bố trí|bố trí|mới có|đã có)\b")
_REST = re.compile(r"^(?:và\s+)?(?:hiện\s+)?(?:chỉ\s+)?còn(?:\s+lại)?$")


def find(passage: Passage) -> Iterator[Relation]:
    earlier: list[Item] = []
    for group in passage.groups:
        if group.whole is not None:
            continue
        for place, rest in enumerate(group.parts):
            if rest.is_count and (
                names_rest(rest) or _REST.search(rest.narrow) or _MISSING.search(rest.narrow)
            ):
                before = group.parts[:place]
                yield from _judged(passage, before if before else earlier, rest)
        earlier = [*earlier, *group.parts]
    yield from _missing_first(passage)


def _missing_first(passage: Passage) -> Iterator[Relation]:
    """ "Còn thiếu 5 công chức: được giao 32 biên chế, hiện có 27 người"."""
    for sentence in dict.fromkeys(item.sentence for item in passage.items):
        counts = [item for item in passage.items if item.sentence == sentence]
        if len(counts) != 3 or not _LACKS.search(counts[0].narrow) or not all(one.is_count for one in counts):
            continue
        rest, *others = counts
        given = [item for item in others if _GIVEN.search(item.before)]
        present = [item for item in others if _PRESENT.search(item.before)]
        if len(given) == len(present) == 1 and given != present and comparable(given[0].kind, rest.kind):
            figures = [present[0].figure, rest.figure]
            judgement = judge.sum_of(given[0].figure, figures, complete=True)
            yield passage.relation(judgement, given[0].figure, *figures)


def _judged(passage: Passage, before: Sequence[Item], rest: Item) -> Iterator[Relation]:
    """Only where one whole and its part stand before: the rest makes the part the whole."""
    counts = [
        item for item in before if item.is_count and not item.is_step and comparable(rest.kind, item.kind)
    ]
    if len(counts) == 1 and counts[0].over is not None and is_part(rest, counts[0]):
        whole, part = counts[0].over, counts[0].figure
    elif len(counts) == 2 and (names_rest(rest) or _MISSING.search(rest.narrow) or _REST.search(rest.narrow)):
        whole, part = sorted((item.figure for item in counts), key=lambda figure: -figure.value)
    else:
        return
    yield passage.relation(judge.sum_of(whole, [part, rest.figure], complete=True), whole, part, rest.figure)
