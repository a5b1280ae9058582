"""Figures of the report forms as evidence: which columns and ratios of which form tell of a criterion."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from motcua.figures.form import Column
from motcua.oversight.evidence.base import Item, Scope
from motcua.reports.queries import answer
from motcua.reports.question import Question, ask
from motcua.texts.numbers import group


@dataclass(frozen=True)
class Extract:
    """``warns``: columns that should be 0."""

    form: str
    columns: Sequence[int]
    warns: frozenset[int] = frozenset()


EXTRACTS: Mapping[str, tuple[Extract, ...]] = {
    "settlement": (Extract("07a", (3, 8, 9, 10, 11, 12, 13, 15), frozenset({12, 15})),),
    "channels": (
        Extract("nguon", (1, 4, 5, 6, 8, 9)),
        Extract("thanh-toan", (4, 5, 7, 8), frozenset({8})),
    ),
    "digitisation": (Extract("so-hoa", (1, 2, 3, 4, 7, 8), frozenset({2})),),
    "lag": (Extract("so-theo-doi", (1, 6, 7, 11, 13, 16), frozenset({6, 7, 11, 16})),),
    "accounts": (Extract("tai-khoan", (1, 2, 3, 5, 6), frozenset({3, 6})),),
    "feedback": (
        Extract("pakn-han", (1, 4, 5, 6, 9), frozenset({6, 9})),
        Extract("06a", (8, 16)),
    ),
}


def items(name: str, scope: Scope) -> Iterator[Item]:
    for extract in EXTRACTS[name]:
        yield from _of(extract, scope)


def question_of(form: str, scope: Scope) -> Question:
    """Of the whole unit: what an inspection may see is decided by who may open the inspection."""
    return ask(form, scope.unit, scope.first, scope.last)


def _of(extract: Extract, scope: Scope) -> Iterator[Item]:
    result = answer(question_of(extract.form, scope))
    for number in extract.columns:
        column, count = result.question.form.column(number), result.total.cells[number]
        key = f"{extract.form}:{number}"
        warns = number in extract.warns and count > 0
        yield Item(title(column), group(count), key, warns, column.figure.definition)
    for ratio in result.ratios:
        yield Item(ratio.ratio.name, ratio.text, definition=ratio.ratio.text)


def title(column: Column) -> str:
    """With the heading above it: many columns are called "Tổng số"."""
    return f"{column.group}: {column.name.lower()}" if column.group else column.name
