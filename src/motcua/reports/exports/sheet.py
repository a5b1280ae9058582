from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from motcua.reports.subjects import Shape


@dataclass(frozen=True)
class Sheet:
    """What a file holds, whatever its format. ``keys`` and ``about`` are for programs, the rest for people.

    ``rows`` may be read once only: they come from the database as they are written. ``footnotes`` follow them
    where the format has room for words.
    """

    name: str
    title: str
    notes: Sequence[str]
    keys: Sequence[str]
    headings: Sequence[str]
    rows: Iterable[Sequence[Shape]]
    about: Mapping[str, Any]
    footnotes: Sequence[str] = ()
