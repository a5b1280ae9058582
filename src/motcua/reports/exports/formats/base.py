from collections.abc import Callable, Iterator
from dataclasses import dataclass

from motcua.reports.exports.sheet import Sheet


@dataclass(frozen=True)
class Format:
    """``write`` gives the file piece by piece, so that a long list is never whole in memory."""

    key: str
    label: str
    content_type: str
    write: Callable[[Sheet], Iterator[bytes]]
