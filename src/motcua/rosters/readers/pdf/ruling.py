"""Tables out of rules: rules that meet belong together; where no rule parts two squares they are one cell."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from motcua.rosters.readers.pdf.drawing import Rule

_NEAR = 2.0  # points: rules this close are one
_COVERED = 0.7  # of a side that must be ruled to part two cells


@dataclass(frozen=True)
class Frame:
    """A table: ``xs`` from the left, ``ys`` from the top; ``rules`` as drawn."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    rules: tuple[Rule, ...]

    @property
    def top(self) -> float:
        return self.ys[0]

    def holds(self, x: float, y: float) -> bool:
        return self.xs[0] <= x <= self.xs[-1] and self.ys[-1] <= y <= self.ys[0]

    @cached_property
    def cells(self) -> list[list[int]]:
        """The number of the cell on each square, row by row; squares of a merged cell share one."""
        rows, columns = len(self.ys) - 1, len(self.xs) - 1
        group = list(range(rows * columns))
        for row in range(rows):
            for column in range(columns):
                here = row * columns + column
                if column + 1 < columns and not self._parted(True, column + 1, row):
                    _join(group, here, here + 1)
                if row + 1 < rows and not self._parted(False, column, row + 1):
                    _join(group, here, here + columns)
        return [[_root(group, row * columns + column) for column in range(columns)] for row in range(rows)]

    def cell(self, x: float, y: float) -> int:
        column = _interval(self.xs, x)
        row = _interval([-each for each in self.ys], -y)
        return self.cells[row][column]

    def _parted(self, upright: bool, column: int, row: int) -> bool:
        if upright:
            at, start, end = self.xs[column], self.ys[row + 1], self.ys[row]
        else:
            at, start, end = self.ys[row], self.xs[column], self.xs[column + 1]
        covered = _union_length(
            (max(rule.start, start), min(rule.end, end)) for rule in self._near(upright, at)
        )
        return covered >= _COVERED * (end - start)

    def _near(self, upright: bool, at: float) -> Sequence[Rule]:
        return self._by_place.get((upright, at), ())

    @cached_property
    def _by_place(self) -> dict[tuple[bool, float], list[Rule]]:
        found: dict[tuple[bool, float], list[Rule]] = {}
        for rule in self.rules:
            places = self.xs if rule.upright else self.ys
            nearest = min(places, key=lambda place: abs(place - rule.at))
            found.setdefault((rule.upright, nearest), []).append(rule)
        return found


def frames(rules: Sequence[Rule]) -> list[Frame]:
    """The tables of a page: at least two rules each way, from the top down."""
    found = [frame for group in _meeting(rules) if (frame := _frame(group)) is not None]
    return sorted(found, key=lambda frame: -frame.top)


def _frame(rules: Sequence[Rule]) -> Frame | None:
    xs = _places(rule.at for rule in rules if rule.upright)
    ys = _places(rule.at for rule in rules if not rule.upright)
    if len(xs) < 2 or len(ys) < 2:
        return None
    return Frame(tuple(xs), tuple(reversed(ys)), tuple(rules))


def _places(values: Iterable[float]) -> list[float]:
    """Values that lie near each other as one, ascending."""
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][-1] <= _NEAR:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [sum(group) / len(group) for group in groups]


def _meeting(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Rules in groups that touch; a sweep over the lying ones."""
    upright = [place for place, rule in enumerate(rules) if rule.upright]
    lying = [place for place, rule in enumerate(rules) if not rule.upright]
    group = list(range(len(rules)))
    for one in lying:
        for other in upright:
            if _touch(rules[one], rules[other]):
                _join(group, one, other)
    found: dict[int, list[Rule]] = {}
    for place, rule in enumerate(rules):
        found.setdefault(_root(group, place), []).append(rule)
    return list(found.values())


def _touch(lying: Rule, upright: Rule) -> bool:
    return (
        lying.start - _NEAR <= upright.at <= lying.end + _NEAR
        and upright.start - _NEAR <= lying.at <= upright.end + _NEAR
    )


def _union_length(parts: Iterable[tuple[float, float]]) -> float:
    total, reach = 0.0, float("-inf")
    for start, end in sorted(part for part in parts if part[1] > part[0]):
        total += max(0.0, end - max(start, reach))
        reach = max(reach, end)
    return total


def _interval(places: Sequence[float], value: float) -> int:
    return next((i for i, (_, end) in enumerate(pairwise(places)) if value <= end), len(places) - 2)


def _root(group: list[int], place: int) -> int:
    while group[place] != place:
        group[place] = group[group[place]]
        place = group[place]
    return place


def _join(group: list[int], one: int, other: int) -> None:
    first, second = sorted((_root(group, one), _root(group, other)))
    group[second] = first
