"""Pure: a directed graph in layers, top to bottom, with room for boxes of words.

The usual four steps of a layered drawing: edges against the stream are turned, layers by the longest way,
long edges bent at every layer they cross, neighbours ordered by where their own neighbours lie.
"""

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

WIDTH, HEIGHT = 216, 68  # of a box, in pixels
GAP_X, GAP_Y = 44, 64
BEND = 56  # room of an edge that passes a layer
SWEEPS = 6

Node = TypeVar("Node", bound=Hashable)
Point = tuple[float, float]


@dataclass(frozen=True)
class Layout(Generic[Node]):
    """``boxes``: upper left corner of each node; ``lines``: points from the edge of one box to another."""

    width: float
    height: float
    boxes: Mapping[Node, Point]
    lines: Mapping[tuple[Node, Node], Sequence[Point]]


@dataclass(frozen=True)
class _Bend:
    edge: tuple[object, object]
    layer: int


def lay_out(nodes: Sequence[Node], weights: Mapping[tuple[Node, Node], float]) -> Layout[Node]:
    """``weights``: of the edges between the nodes; heavy ones go with the stream. Loops are left out."""
    edges = {pair: weight for pair, weight in weights.items() if pair[0] != pair[1]}
    forward = _with_stream(nodes, edges)
    layers = _layers(nodes, set(forward.values()))
    chains = {pair: _chain(way, layers) for pair, way in forward.items()}
    rows = _ordered(_rows(nodes, layers, chains), list(chains.values()))
    places, width = _places(rows)
    boxes = {node: (places[node] - WIDTH / 2, layers[node] * (HEIGHT + GAP_Y)) for node in nodes}
    lines = {pair: _line(pair, chain, places, layers) for pair, chain in chains.items()}
    return Layout(width, max(1, len(rows)) * (HEIGHT + GAP_Y) - GAP_Y, boxes, lines)


def _with_stream(
    nodes: Sequence[Node], edges: Mapping[tuple[Node, Node], float]
) -> dict[tuple[Node, Node], tuple[Node, Node]]:
    """Each edge as it is laid: turned where it would close a circle with heavier ones."""
    after: dict[Node, set[Node]] = {node: set() for node in nodes}
    found = {}
    for pair in sorted(edges, key=lambda each: -edges[each]):
        way = pair if not _reaches(pair[1], pair[0], after) else (pair[1], pair[0])
        after[way[0]].add(way[1])
        found[pair] = way
    return found


def _reaches(start: Node, goal: Node, after: Mapping[Node, set[Node]]) -> bool:
    seen, ahead = {start}, [start]
    while ahead:
        node = ahead.pop()
        if node == goal:
            return True
        ahead += after[node] - seen
        seen |= after[node]
    return False


def _layers(nodes: Sequence[Node], ways: set[tuple[Node, Node]]) -> dict[Node, int]:
    layers = dict.fromkeys(nodes, 0)
    for _ in nodes:
        moved = False
        for first, second in ways:
            if layers[second] <= layers[first]:
                layers[second], moved = layers[first] + 1, True
        if not moved:
            break
    return layers


def _chain(way: tuple[Node, Node], layers: Mapping[Node, int]) -> list[object]:
    bends = (_Bend(way, layer) for layer in range(layers[way[0]] + 1, layers[way[1]]))
    return [way[0], *bends, way[1]]


def _rows(
    nodes: Sequence[Node], layers: Mapping[Node, int], chains: Mapping[tuple[Node, Node], list[object]]
) -> list[list[object]]:
    rows: list[list[object]] = [[] for _ in range(max(layers.values(), default=0) + 1)]
    for node in nodes:
        rows[layers[node]].append(node)
    for chain in chains.values():
        for bend in chain[1:-1]:
            assert isinstance(bend, _Bend)
            if bend not in rows[bend.layer]:
                rows[bend.layer].append(bend)
    return rows


def _ordered(rows: list[list[object]], chains: Sequence[Sequence[object]]) -> list[list[object]]:
    above: dict[object, list[object]] = defaultdict(list)
    below: dict[object, list[object]] = defaultdict(list)
    for chain in chains:
        for first, second in pairwise(chain):
            above[second].append(first)
            below[first].append(second)
    for sweep in range(SWEEPS):
        down = sweep % 2 == 0
        for number in range(1, len(rows)) if down else range(len(rows) - 2, -1, -1):
            beside = rows[number - 1 if down else number + 1]
            _order(rows[number], beside, above if down else below)
    return rows


def _order(row: list[object], beside: Sequence[object], neighbours: Mapping[object, list[object]]) -> None:
    place = {each: (index + 0.5) / len(beside) for index, each in enumerate(beside)}
    own = {each: (index + 0.5) / len(row) for index, each in enumerate(row)}

    def middle(each: object) -> float:
        found = [place[other] for other in neighbours.get(each, ()) if other in place]
        return sum(found) / len(found) if found else own[each]

    row.sort(key=middle)


def _places(rows: Sequence[Sequence[object]]) -> tuple[dict[object, float], float]:
    """The middle of each node and bend across, rows centred; and the whole width."""
    widths = [
        sum(BEND if isinstance(each, _Bend) else WIDTH for each in row) + GAP_X * (len(row) - 1)
        for row in rows
    ]
    width = max([WIDTH, *widths])
    places: dict[object, float] = {}
    for row, own in zip(rows, widths, strict=True):
        x = (width - own) / 2
        for each in row:
            room = BEND if isinstance(each, _Bend) else WIDTH
            places[each] = x + room / 2
            x += room + GAP_X
    return places, width


def _line(
    pair: tuple[Node, Node],
    chain: Sequence[object],
    places: Mapping[object, float],
    layers: Mapping[Node, int],
) -> list[Point]:
    """From the lower edge of the upper box to the upper edge of the lower; turned back for a turned edge."""
    top = layers[chain[0]]  # type: ignore[index]
    count = len(chain) - 1
    shift = 0.0 if chain[0] == pair[0] else WIDTH / 3  # turned ones beside those with the stream
    points: list[Point] = [(places[chain[0]] + shift, top * (HEIGHT + GAP_Y) + HEIGHT)]
    points += [
        (places[chain[number]], (top + number) * (HEIGHT + GAP_Y) + HEIGHT / 2) for number in range(1, count)
    ]
    points.append((places[chain[-1]] + shift, (top + count) * (HEIGHT + GAP_Y)))
    return points if chain[0] == pair[0] else points[::-1]
