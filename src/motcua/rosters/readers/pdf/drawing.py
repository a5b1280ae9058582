"""What a page draws: runs of text with their places, and straight rules. In points, from the lower left."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from pypdf import PageObject

from motcua.rosters.readers.pdf.words import Word

_THIN = 2.5  # points: a filled box no wider than this is a rule
_SLOPE = 0.5  # points that a straight rule may be off
_SHORTEST = 3.0
_SIGN_WIDTH = 0.45  # of the size of the font, on average: runs tell where they begin, not where they end
MOST_RULES = 20_000
_Point = tuple[float, float]
_Matrix = Sequence[float]


@dataclass(frozen=True)
class Rule:
    """A straight line, upright or lying: ``at`` is its fixed coordinate, from ``start`` to ``end``."""

    upright: bool
    at: float
    start: float
    end: float


@dataclass
class Drawing:
    words: list[Word] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)


def drawn(page: PageObject) -> Drawing:
    """Turned as the page is shown."""
    drawing = _Pen(page.rotation % 360)
    page.extract_text(visitor_operand_before=drawing.operator, visitor_text=drawing.text)
    return Drawing(drawing.words, drawing.rules)


class _Pen:
    """Follows the operators of a page (ISO 32000-1, 8.5): paths are kept until painted or dropped."""

    def __init__(self, rotation: int) -> None:
        self.rotation = rotation
        self.words: list[Word] = []
        self.rules: list[Rule] = []
        self._lines: list[tuple[_Point, _Point]] = []
        self._boxes: list[tuple[_Point, _Point]] = []
        self._start: _Point = (0.0, 0.0)
        self._point: _Point = (0.0, 0.0)

    def operator(self, operator: bytes, operands: Sequence[Any], cm: _Matrix, tm: _Matrix) -> None:
        if operator in _PAINTS:
            self._paint(stroked=_PAINTS[operator])
        elif operator in _DRAWS:
            _DRAWS[operator](self, operands, cm)

    def move(self, operands: Sequence[Any], cm: _Matrix) -> None:
        self._start = self._point = self._placed(operands, cm)

    def line(self, operands: Sequence[Any], cm: _Matrix) -> None:
        self._line_to(self._placed(operands, cm))

    def close(self, operands: Sequence[Any], cm: _Matrix) -> None:
        self._line_to(self._start)

    def curve(self, operands: Sequence[Any], cm: _Matrix) -> None:
        """Nothing in a table is round: only where it ends matters."""
        self._point = self._placed(operands[-2:], cm)

    def box(self, operands: Sequence[Any], cm: _Matrix) -> None:
        x, y, width, height = map(float, operands)
        self._boxes.append((self._placed((x, y), cm), self._placed((x + width, y + height), cm)))

    def drop(self, operands: Sequence[Any], cm: _Matrix) -> None:
        self._drop()

    def text(self, text: str, cm: _Matrix, tm: _Matrix, font: Any, size: float) -> None:
        if not text.strip():
            return
        a, b, c, d, e, f = _times(tm, cm)
        x, y = self._turned(e, f)
        across = math.hypot(a, b)
        height = abs(float(size)) * math.hypot(c, d)
        width = _SIGN_WIDTH * abs(float(size)) * across * len(text)
        along = self._turned_by(a / across, b / across) if across else (1.0, 0.0)
        self.words.append(Word(text, x, y, height, width * abs(along[0])))

    def _line_to(self, point: _Point) -> None:
        self._lines.append((self._point, point))
        self._point = point

    def _paint(self, stroked: bool) -> None:
        if stroked:
            for first, second in self._lines:
                self._rule(first, second)
        elif self._lines:
            self._boxes.append(_hull([point for line in self._lines for point in line]))
        for first, second in self._boxes:
            self._box(first, second, stroked)
        self._drop()

    def _box(self, first: _Point, second: _Point, stroked: bool) -> None:
        (left, right), (low, high) = sorted((first[0], second[0])), sorted((first[1], second[1]))
        if right - left <= _THIN or high - low <= _THIN:
            middle = ((left + right) / 2, (low + high) / 2)
            if high - low > right - left:
                self._rule((middle[0], low), (middle[0], high))
            else:
                self._rule((left, middle[1]), (right, middle[1]))
        elif stroked:
            corners = [(left, low), (right, low), (right, high), (left, high), (left, low)]
            for one, next_one in pairwise(corners):
                self._rule(one, next_one)

    def _rule(self, first: _Point, second: _Point) -> None:
        wide, high = abs(first[0] - second[0]), abs(first[1] - second[1])
        if len(self.rules) >= MOST_RULES or max(wide, high) < _SHORTEST or min(wide, high) > _SLOPE:
            return
        axis = 1 if high > wide else 0
        start, end = sorted((first[axis], second[axis]))
        at = (first[1 - axis] + second[1 - axis]) / 2
        self.rules.append(Rule(axis == 1, at, start, end))

    def _drop(self) -> None:
        self._lines.clear()
        self._boxes.clear()

    def _placed(self, operands: Sequence[Any], cm: _Matrix) -> _Point:
        x, y = float(operands[0]), float(operands[1])
        return self._turned(cm[0] * x + cm[2] * y + cm[4], cm[1] * x + cm[3] * y + cm[5])

    def _turned(self, x: float, y: float) -> _Point:
        return self._turned_by(float(x), float(y))

    def _turned_by(self, x: float, y: float) -> _Point:
        return {90: (y, -x), 180: (-x, -y), 270: (-y, x)}.get(self.rotation, (x, y))


_PAINTS = {
    operator: stroked
    for stroked, operators in ((True, (b"S", b"s", b"B", b"B*", b"b", b"b*")), (False, (b"f", b"F", b"f*")))
    for operator in operators
}
_DRAWS: Mapping[bytes, Callable[[_Pen, Sequence[Any], _Matrix], None]] = {
    b"m": _Pen.move, b"l": _Pen.line, b"h": _Pen.close, b"re": _Pen.box, b"n": _Pen.drop,
    b"c": _Pen.curve, b"v": _Pen.curve, b"y": _Pen.curve,
}  # fmt: skip


def _times(one: _Matrix, other: _Matrix) -> tuple[float, ...]:
    a, b, c, d, e, f = map(float, one)
    g, h, i, j, k, m = map(float, other)
    return (
        a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m,
    )  # fmt: skip


def _hull(points: Sequence[_Point]) -> tuple[_Point, _Point]:
    across, up = [x for x, _ in points], [y for _, y in points]
    return (min(across), min(up)), (max(across), max(up))
