from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.mining.layout import HEIGHT, WIDTH, lay_out

NODES = list("abcdefgh")
EDGES = st.dictionaries(
    st.tuples(st.sampled_from(NODES), st.sampled_from(NODES)), st.floats(1, 1000), max_size=20
)


@settings(deadline=None)
@given(EDGES)
def test_boxes_never_overlap_and_lie_within_the_drawing(edges: dict[tuple[str, str], float]) -> None:
    layout = lay_out(NODES, edges)
    for node, (x, y) in layout.boxes.items():
        assert 0 <= x <= layout.width - WIDTH and 0 <= y <= layout.height - HEIGHT
        for other, (other_x, other_y) in layout.boxes.items():
            assert node == other or abs(x - other_x) >= WIDTH or abs(y - other_y) >= HEIGHT


@settings(deadline=None)
@given(EDGES)
def test_every_edge_but_loops_is_drawn_between_its_boxes(edges: dict[tuple[str, str], float]) -> None:
    layout = lay_out(NODES, edges)
    assert set(layout.lines) == {pair for pair in edges if pair[0] != pair[1]}
    for (start, end), points in layout.lines.items():
        for node, (x, y) in ((start, points[0]), (end, points[-1])):
            left, top = layout.boxes[node]
            assert left <= x <= left + WIDTH and y in (top, top + HEIGHT)


def test_the_heavy_way_goes_down_and_what_goes_back_goes_up() -> None:
    layout = lay_out(["a", "b", "c"], {("a", "b"): 100, ("b", "c"): 90, ("c", "a"): 5})
    heights = [layout.boxes[node][1] for node in "abc"]
    assert heights == sorted(heights) and len(set(heights)) == 3
    back = layout.lines["c", "a"]
    assert back[0][1] > back[-1][1]
