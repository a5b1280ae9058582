"""Runs of text put together to lines, as one reads them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from motcua.rosters.grids import tidy

_BROKEN = re.compile(r"(?<=\w)([/-])\n")


@dataclass(frozen=True)
class Word:
    """A run of text; ``y``: of its base line. ``width`` is estimated."""

    text: str
    x: float
    y: float
    height: float
    width: float

    @property
    def middle(self) -> tuple[float, float]:
        return self.x + self.width / 2, self.y + self.height * 0.3


def lines_of(words: Iterable[Word]) -> Iterator[tuple[float, str]]:
    """Lines from the top down, each with the height of its base line."""
    line: list[Word] = []
    for word in sorted(words, key=lambda word: (-word.y, word.x)):
        if line and abs(word.y - line[0].y) > max(word.height, line[0].height) * 0.5:
            yield line[0].y, _line(line)
            line = []
        line.append(word)
    if line:
        yield line[0].y, _line(line)


def text_of(words: Iterable[Word]) -> str:
    """The text of a cell: its lines joined, without a blank where a line broke after "/" or a hyphen."""
    return tidy(_BROKEN.sub(r"\1", "\n".join(text for _, text in lines_of(words))))


def _line(words: list[Word]) -> str:
    return tidy("".join(word.text for word in sorted(words, key=lambda word: word.x)))
