"""Where the marks of a chart lie; the templates in ``shared/charts`` draw them as SVG, coloured by class.

Every chart has its table beside it: the chart shows the shape, the table the numbers. Lines differ by dash
and mark, not by colour alone, so they can be told apart in print. Units of the viewBox; y goes down.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from motcua.texts.numbers import group

WIDTH, HEIGHT = 520, 250
LEFT, RIGHT, TOP, BOTTOM = 56, 14, 14, 30
STEPS = (1, 2, 5)
MOST_TICKS, MOST_LABELS = 5, 7
BAR_WIDTH, BAR_HEIGHT = 200, 18


class Tick(NamedTuple):
    at: float
    text: str


class Point(NamedTuple):
    x: float
    y: float
    text: str


class Line(NamedTuple):
    """``kind``: "a" or "b", how it is dashed, coloured and marked; ``paths``: one for each stretch without a
    gap."""

    name: str
    kind: str
    paths: tuple[str, ...]
    points: tuple[Point, ...]


@dataclass(frozen=True)
class LineChart:
    title: str
    description: str
    lines: tuple[Line, ...]
    across: tuple[Tick, ...]
    down: tuple[Tick, ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    bottom: int = HEIGHT - BOTTOM


class Bar(NamedTuple):
    """A bar of ``width`` and a mark at ``mark`` (None: no mark), within ``BAR_WIDTH``."""

    width: float
    mark: float | None


class SwingBar(NamedTuple):
    """From ``x`` on, ``width`` wide; ``text`` stands above it, at ``y``."""

    text: str
    x: float
    y: float
    width: float


@dataclass(frozen=True)
class SwingChart:
    """Bars about a common line at ``base``: how far each assumption moves one number."""

    title: str
    description: str
    bars: tuple[SwingBar, ...]
    base: float
    base_text: str
    ends: tuple[Tick, Tick]
    height: int
    width: int = WIDTH
    bar_height: int = 14


SWING_ROW, SWING_TOP = 40, 26


def swing_chart(
    title: str, description: str, base: int, swings: Sequence[tuple[str, int, int]]
) -> SwingChart:
    """``swings``: name and both ends of each, drawn in the order given."""
    values = [base, *(end for _, low, high in swings for end in (low, high))]
    least, most = min(values), max(values)

    def x(value: int) -> float:
        span = WIDTH - 2 * RIGHT
        return _round(RIGHT + (span * (value - least) / (most - least) if most > least else span / 2))

    bars = tuple(
        SwingBar(
            name,
            x(min(low, high)),
            SWING_TOP + 18 + SWING_ROW * place,
            _round(x(max(low, high)) - x(min(low, high))),
        )
        for place, (name, low, high) in enumerate(swings)
    )
    ends = (Tick(x(least), group(least)), Tick(x(most), group(most)))
    height = SWING_TOP + SWING_ROW * len(bars) + 30
    return SwingChart(title, description, bars, x(base), group(base), ends, height)


def line_chart(
    title: str, description: str, labels: Sequence[str], lines: Sequence[tuple[str, Sequence[int | None]]]
) -> LineChart:
    """Two lines at most, of as many values as labels; from 0 up to a round number. None: a gap."""
    top = ceiling(max((value for _, values in lines for value in values if value is not None), default=0))
    drawn = tuple(
        _line(name, kind, values, labels, top) for kind, (name, values) in zip("ab", lines, strict=False)
    )
    return LineChart(title, description, drawn, _across(labels), _down(top))


def bar(value: float, top: float, mark: float | None = None) -> Bar:
    """A horizontal bar where ``top`` fills the width; nothing fills it where ``top`` is 0."""
    if top <= 0:
        return Bar(0, None)
    return Bar(_round(BAR_WIDTH * value / top), None if mark is None else _round(BAR_WIDTH * mark / top))


def shade(value: int, most: int, levels: int = 5) -> int:
    """0 for nothing, else 1 to ``levels`` by share of the most."""
    return 0 if value <= 0 or most <= 0 else min(levels, 1 + (levels * value - 1) // most)


def ceiling(value: int) -> int:
    """The least round number (1, 2, 5 times a power of ten, in whole steps) at or above ``value``."""
    step = _step(value)
    return max(step, -(-value // step) * step)


def _step(value: int) -> int:
    power = 1
    while True:
        for one in STEPS:
            if one * power * MOST_TICKS >= value:
                return one * power
        power *= 10


def _line(name: str, kind: str, values: Sequence[int | None], labels: Sequence[str], top: int) -> Line:
    points = [
        None if value is None else Point(_x(place, len(values)), _y(value, top), f"{label}: {group(value)}")
        for place, (value, label) in enumerate(zip(values, labels, strict=True))
    ]
    stretches = [list(some) for known, some in groupby(points, lambda point: point is not None) if known]
    paths = tuple(" ".join(f"{point.x},{point.y}" for point in some if point) for some in stretches)
    return Line(name, kind, paths, tuple(point for point in points if point is not None))


def _x(place: int, count: int) -> float:
    span = WIDTH - LEFT - RIGHT - 16
    return _round(LEFT + 8 + (span * place / (count - 1) if count > 1 else span / 2))


def _y(value: int, top: int) -> float:
    return _round(HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * value / top)


def _across(labels: Sequence[str]) -> tuple[Tick, ...]:
    """Not more labels than fit; the last one always."""
    every = -(-len(labels) // MOST_LABELS) or 1
    last = len(labels) - 1
    return tuple(
        Tick(_x(place, len(labels)), label)
        for place, label in enumerate(labels)
        if (last - place) % every == 0
    )


def _down(top: int) -> tuple[Tick, ...]:
    step = _step(top)
    return tuple(Tick(_y(value, top), group(value)) for value in range(0, top + 1, step))


def _round(value: float) -> float:
    return round(value, 1)
