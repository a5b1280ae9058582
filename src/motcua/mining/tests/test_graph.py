from hypothesis import given
from hypothesis import strategies as st

from motcua.mining.graph import END, START, Graph
from motcua.mining.log import Trace
from motcua.mining.process import Kind
from motcua.mining.tests.logs import PATH, back, event, straight, trace

WAYS = st.sampled_from(["straight", "supplement", "loop", "skip", "open"])


def made(way: str) -> Trace:
    events = straight()
    if way == "supplement":
        events[2:2] = [event("request_supplement", 70), event("take_supplement", 90)]
    if way == "loop":
        events[3:3] = [back(2, 150), event("decide", 160)]
    if way == "skip":
        del events[2]
    return trace(events[:2] if way == "open" else events)


@given(st.lists(WAYS, max_size=12))
def test_every_number_is_the_length_of_a_list_and_none_is_lost(ways: list[str]) -> None:
    graph = Graph()
    traces = [made(way) for way in ways]
    for each in traces:
        graph.take(each)
    codes = [each.code for each in traces]
    assert graph.codes == codes
    assert sum(tally.cases for tally in graph.kinds.values()) == len(ways)
    inner = [edge for (a, b, _), edge in graph.edges.items() if a != START and b != END]
    assert sum(edge.count for edge in inner) == sum(len(each.events) - 1 for each in traces)
    assert all(edge.count == len(edge.minutes) for edge in graph.edges.values())
    expected = {Kind.DEVIATE: "skip", Kind.REWORK: "loop", Kind.DETOUR: "supplement"}
    for kind, way in expected.items():
        listed = graph.listed(graph.kinds[kind])
        assert listed == [code for code, own in zip(codes, ways, strict=True) if own == way]


def test_straight_traces_give_the_declared_edges_and_their_working_time() -> None:
    graph = Graph()
    for every in (10, 20, 60):
        graph.take(trace(straight(every=every)))
    conform = graph.of_kind(Kind.CONFORM)
    assert set(conform) == graph.declared_edges()
    edge = conform[PATH[1], PATH[2]]
    assert (edge.count, edge.quantile(0.5), edge.quantile(0.9)) == (3, 20, 60)


def test_a_dossier_still_open_has_no_end() -> None:
    graph = Graph()
    graph.take(made("open"))
    assert not [pair for pair in graph.edges if pair[1] == END]


def test_hand_overs_are_counted_between_different_hands_only() -> None:
    graph = Graph()
    events = straight()
    events[2] = event("decide", 120, office="H1.3", actor="ld.mau")
    graph.take(trace(events))
    assert {pair: tally.count for pair, tally in graph.offices.items()} == {
        ("H1.2", "H1.3"): 1,
        ("H1.3", "H1.2"): 1,
    }
    assert set(graph.persons) == {("cm.mau", "ld.mau"), ("ld.mau", "cm.mau")}
