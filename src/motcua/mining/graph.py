"""Pure: what follows what, how often and after how much working time; who hands over to whom.

Filled trace by trace. Beside each number stand the places of its traces in ``codes``, so that every number
is the length of a list.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from math import ceil

from motcua.mining.log import Activity, Event, Trace
from motcua.mining.process import BACK, ENDS, Kind, moves, worst

LAST = ENDS | {"return_result"}
START, END = Activity("start"), Activity("end")
Pair = tuple[str, str]


@dataclass(slots=True)
class Tally:
    """``traces``: place of the trace of each occurrence, in order; a trace comes as often as it happened."""

    traces: array = field(default_factory=lambda: array("I"))

    @property
    def count(self) -> int:
        return len(self.traces)

    @property
    def cases(self) -> int:
        return len(set(self.traces))


@dataclass(slots=True)
class Edge(Tally):
    minutes: array = field(default_factory=lambda: array("d"))

    def quantile(self, share: float) -> float:
        """Working minutes that ``share`` of the occurrences took at most (nearest rank)."""
        ordered = sorted(self.minutes)
        return ordered[max(0, ceil(share * len(ordered)) - 1)] if ordered else 0.0


EdgeKey = tuple[Activity, Activity, Kind]


@dataclass
class Graph:
    codes: list[str] = field(default_factory=list)
    nodes: dict[Activity, Tally] = field(default_factory=lambda: defaultdict(Tally))
    edges: dict[EdgeKey, Edge] = field(default_factory=lambda: defaultdict(Edge))
    kinds: dict[Kind, Tally] = field(default_factory=lambda: defaultdict(Tally))
    sent_back: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    repeated: dict[Activity, Tally] = field(default_factory=lambda: defaultdict(Tally))
    offices: dict[Pair, Tally] = field(default_factory=lambda: defaultdict(Tally))
    persons: dict[Pair, Tally] = field(default_factory=lambda: defaultdict(Tally))
    declared: dict[tuple[Activity, ...], int] = field(default_factory=lambda: defaultdict(int))

    def take(self, trace: Trace) -> int:
        """Add a trace; its place in ``codes``."""
        place = len(self.codes)
        self.codes.append(trace.code)
        self.declared[trace.path] += 1
        before: tuple[Event | None, Kind] = (None, Kind.CONFORM)
        kinds = []
        for event, kind in moves(trace):
            kinds.append(kind)
            self._follow(place, before, event, kind)
            before = (event, kind)
        self._end(place, before[0])
        self.kinds[worst(kinds)].traces.append(place)
        self._repeats(place, trace.events)
        return place

    def _follow(self, place: int, before: tuple[Event | None, Kind], event: Event, kind: Kind) -> None:
        last, last_kind = before
        self.nodes[event.activity].traces.append(place)
        if event.activity.verb == BACK:
            self.sent_back[event.activity.step].traces.append(place)
        if last is None:
            edge = self.edges[START, event.activity, kind]
            edge.minutes.append(0)
        else:
            edge = self.edges[last.activity, event.activity, _of_edge(last_kind, kind)]
            edge.minutes.append(max(0.0, event.minute - last.minute))
            self._hand_over(place, last, event)
        edge.traces.append(place)

    def _hand_over(self, place: int, last: Event, event: Event) -> None:
        if last.office != event.office:
            self.offices[last.office, event.office].traces.append(place)
        if last.actor != event.actor:
            self.persons[last.actor, event.actor].traces.append(place)

    def _end(self, place: int, last: Event | None) -> None:
        if last is not None and last.activity.verb in LAST:
            edge = self.edges[last.activity, END, Kind.CONFORM]
            edge.traces.append(place)
            edge.minutes.append(0)

    def _repeats(self, place: int, events: Iterable[Event]) -> None:
        seen: dict[Activity, int] = defaultdict(int)
        for event in events:
            seen[event.activity] += 1
        for activity, times in seen.items():
            if times > 1:
                self.repeated[activity].traces.append(place)

    def listed(self, tally: Tally) -> list[str]:
        """The codes of a number's dossiers, each once."""
        return [self.codes[place] for place in sorted(set(tally.traces))]

    def declared_edges(self) -> set[tuple[Activity, Activity]]:
        """What the declared processes of all traces say may follow what."""
        return {pair for path in self.declared for pair in pairwise(path)}

    def of_kind(self, kind: Kind) -> Mapping[tuple[Activity, Activity], Edge]:
        """The edges of a kind between two activities (start and end left out)."""
        return {
            (a, b): edge
            for (a, b, own), edge in self.edges.items()
            if own is kind and a != START and b != END
        }


def _of_edge(before: Kind, kind: Kind) -> Kind:
    """An edge that leaves a detour is part of the detour; else it is what its end is."""
    return Kind.DETOUR if before is Kind.DETOUR and kind is Kind.CONFORM else kind
