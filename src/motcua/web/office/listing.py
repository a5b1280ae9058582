"""The list behind a number, for whatever the number counts: the columns of its subject, in words."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from django.urls import NoReverseMatch, reverse

from motcua.reports.subjects import Source
from motcua.web.shared.words import NOTHING, words

ADDRESSES: Mapping[str, tuple[str, Callable[[Any], str]]] = {
    "feedback": ("office:feedback-item", lambda item: item.code),
    "handled": ("desk:dossier", lambda task: task.dossier.code),
    "book_line": ("desk:dossier", lambda dossier: dossier.code),
    "book_entry": ("desk:dossier", lambda entry: entry.dossier_code),
}
"""Subject key -> page of one of its things, and what stands in its address."""
NAMING = 2


class Line(NamedTuple):
    """``url`` opens the thing itself; blank where it has no page."""

    url: str
    cells: list[str]


def headings(source: Source) -> list[str]:
    return [shown.heading for shown in source.columns]


def lines(source: Source, records: Iterable[Any]) -> list[Line]:
    return [
        Line(_address(source, record), [words(shown.value(record)) for shown in source.columns])
        for record in records
    ]


def in_one(source: Source, record: Any) -> Line:
    """Two texts: the first columns of its list, which name it, and the others."""
    line = lines(source, [record])[0]
    parts = (line.cells[:NAMING], line.cells[NAMING:])
    return Line(line.url, [", ".join(text for text in part if text != NOTHING) for part in parts])


def _address(source: Source, record: Any) -> str:
    page = ADDRESSES.get(source.subject.key)
    if page is None:
        return ""
    name, argument = page
    try:
        return reverse(name, args=[argument(record)])
    except NoReverseMatch:
        return ""
