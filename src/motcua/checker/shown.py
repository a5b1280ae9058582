"""A report on a report as plain text: sentences with their numbers underlined, verdicts below."""

import textwrap
from collections.abc import Iterator, Sequence
from itertools import groupby

from motcua.checker.checking import Report
from motcua.checker.verdicts import Relation, Verdict, worst_first

WIDTH = 100
_LINES = {Verdict.CONTRADICTED: "^", Verdict.UNACCOUNTED: "^"}  # what is broken is marked more strongly


def as_text(report: Report) -> str:
    lines = [report.document.name, *_summary(report)]
    for sentence, relations in groupby(report.relations, lambda relation: relation.sentence):
        lines += ["", *_underlined(sentence, list(relations))]
    return "\n".join(lines)


def _summary(report: Report) -> Iterator[str]:
    if not report.relations:
        yield "Không thấy quan hệ nào giữa các con số để đối chiếu."
        return
    counts = [
        (verdict, sum(relation.verdict is verdict for relation in report.relations)) for verdict in Verdict
    ]
    yield "; ".join(f"{verdict.word}: {count}" for verdict, count in counts if count)


def places(sentence: str, relation: Relation) -> Iterator[tuple[int, int]]:
    """Where the relation's numbers stand in the sentence, in order."""
    reach = 0
    for number in relation.numbers:
        found = _find(sentence, number, reach)
        if found < 0:
            found = _find(sentence, number, 0)
        if found >= 0:
            reach = found + len(number)
            yield found, reach


def _find(sentence: str, number: str, start: int) -> int:
    """The number as a whole, not within a longer one."""
    while (found := sentence.find(number, start)) >= 0:
        end = found + len(number)
        before, after = sentence[max(0, found - 2) : found], sentence[end : end + 2]
        inside = (before[-1:].isdigit() or (before[-1:] in (".", ",") and before[:1].isdigit())
                  or after[:1].isdigit() or (after[:1] in (".", ",") and after[1:].isdigit()))  # fmt: skip
        if not inside:
            return found
        start = found + 1
    return -1


def _underlined(sentence: str, relations: Sequence[Relation]) -> Iterator[str]:
    marks = [" "] * len(sentence)
    for relation in reversed(worst_first(relations)):
        for start, end in places(sentence, relation):
            marks[start:end] = _LINES.get(relation.verdict, "~") * (end - start)
    yield from _wrapped(sentence, "".join(marks))
    for relation in worst_first(relations):
        yield f"  → {relation.verdict.word}: {relation.arithmetic}"


def _wrapped(sentence: str, marks: str) -> Iterator[str]:
    start = 0
    for line in textwrap.wrap(sentence, WIDTH, drop_whitespace=False, break_on_hyphens=False) or [""]:
        below = marks[start : start + len(line)]
        start += len(line)
        yield line.rstrip()
        if below.strip():
            yield below.rstrip()
