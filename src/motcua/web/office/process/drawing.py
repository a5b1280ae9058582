"""The graph as boxes and curves: every text cut into lines, every line with its words, for an SVG."""

from collections.abc import Callable, Sequence
from math import sqrt
from textwrap import wrap
from typing import NamedTuple

from motcua.mining.graph import END, START, Edge, EdgeKey, Graph
from motcua.mining.layout import HEIGHT, WIDTH, Layout, Point, lay_out
from motcua.mining.log import Activity
from motcua.mining.names import KIND_NAMES, activity_name, verb_name
from motcua.mining.numbers import edge_key
from motcua.mining.process import Kind
from motcua.texts.numbers import group

MOST_NODES = 32
LETTERS = 27  # of a box's line
MARGIN = 24
THIN, THICK = 1.5, 8.0


class Box(NamedTuple):
    x: float
    y: float
    middle: float
    lines: Sequence[tuple[float, str]]
    small: str
    small_y: float
    title: str
    edge: bool


class Curve(NamedTuple):
    """``word`` is set where the curve is rework or deviates."""

    path: str
    width: str
    kind: Kind
    title: str
    label: str
    word: str
    x: float
    y: float
    url: str


class Drawing(NamedTuple):
    width: float
    height: float
    box_width: int
    box_height: int
    boxes: list[Box]
    curves: list[Curve]
    left_out: int


def draw(graph: Graph, url_of: Callable[[str], str]) -> Drawing | None:
    """None without anything to draw. ``url_of`` gives the address of a number by its key."""
    merged = _merged(graph)
    ordered = sorted(graph.nodes, key=lambda node: -graph.nodes[node].count)
    nodes = [START, *ordered[:MOST_NODES], END]
    shown = {pair: parts for pair, parts in merged.items() if pair[0] in nodes and pair[1] in nodes}
    used = {node for pair in shown for node in pair}
    nodes = [node for node in nodes if node in used]
    if not shown:
        return None
    weights = {pair: float(sum(edge.count for _, edge in parts)) for pair, parts in shown.items()}
    layout = lay_out(nodes, weights)
    most = max(weights.values())
    return Drawing(
        layout.width + 2 * MARGIN,
        layout.height + 2 * MARGIN,
        WIDTH,
        HEIGHT,
        [_box(node, layout, graph) for node in nodes],
        [_curve(pair, parts, layout, most, url_of) for pair, parts in shown.items() if pair in layout.lines],
        len(ordered) - len([node for node in ordered if node in used]),
    )


Parts = list[tuple[EdgeKey, Edge]]


def _merged(graph: Graph) -> dict[tuple[Activity, Activity], Parts]:
    """One curve for two activities, whatever the kinds; the kind that happened most first."""
    found: dict[tuple[Activity, Activity], Parts] = {}
    for key, edge in graph.edges.items():
        found.setdefault((key[0], key[1]), []).append((key, edge))
    for parts in found.values():
        parts.sort(key=lambda part: (part[0][2] is not Kind.DEVIATE, -part[1].count))
    return found


def _box(node: Activity, layout: Layout[Activity], graph: Graph) -> Box:
    x, y = layout.boxes[node]
    x, y = x + MARGIN, y + MARGIN
    title = activity_name(node)
    if node in (START, END):
        return Box(x, y, x + WIDTH / 2, [(y + HEIGHT / 2 + 5, title)], "", 0, title, True)
    count = f"{group(graph.nodes[node].count)} lần"
    done = verb_name(node.verb)
    small = f"{done[:1].lower()}{done[1:]}, {count}" if node.step else count
    lines = wrap(node.step or done, LETTERS, max_lines=2, placeholder=" …")
    first = y + HEIGHT / 2 - 8 * len(lines) + 6
    placed = [(first + 17 * number, line) for number, line in enumerate(lines)]
    return Box(
        x,
        y,
        x + WIDTH / 2,
        placed,
        wrap(small, 38, max_lines=1, placeholder=" …")[0],
        y + HEIGHT - 8,
        title,
        False,
    )


def _curve(
    pair: tuple[Activity, Activity],
    parts: Parts,
    layout: Layout[Activity],
    most: float,
    url_of: Callable[[str], str],
) -> Curve:
    key, edge = parts[0]
    total = sum(each.count for _, each in parts)
    points = [(x + MARGIN, y + MARGIN) for x, y in layout.lines[pair]]
    words = "; ".join(f"{group(each.count)} lần {KIND_NAMES[own[2]]}" for own, each in parts)
    x, y = _middle(points)
    return Curve(
        _path(points),
        f"{THIN + (THICK - THIN) * sqrt(total / most):.1f}",
        key[2],
        f"{activity_name(pair[0])} → {activity_name(pair[1])}: {words}",
        group(edge.count),
        KIND_NAMES[key[2]] if key[2] in (Kind.REWORK, Kind.DEVIATE) else "",
        x,
        y,
        url_of(edge_key(key)),
    )


def _path(points: Sequence[Point]) -> str:
    """Upright where it meets a box, rounded between."""
    x, y = points[0]
    path = f"M{x:.0f} {y:.0f}"
    for next_x, next_y in points[1:]:
        half = (y + next_y) / 2
        path += f" C{x:.0f} {half:.0f} {next_x:.0f} {half:.0f} {next_x:.0f} {next_y:.0f}"
        x, y = next_x, next_y
    return path


def _middle(points: Sequence[Point]) -> Point:
    """Where the label stands: on a bend, else between the two ends."""
    if len(points) > 2:
        return points[len(points) // 2]
    (x, y), (other_x, other_y) = points[0], points[-1]
    share = 0.5 if y < other_y else 0.3  # one against the stream beside one with it
    return x + (other_x - x) * share, y + (other_y - y) * share + 4
