"""Pure: the declared process of a version as a path of activities, and how a trace keeps to it.

Beside the path the state table allows detours: supplement, payment, a new date, opinions, and early ends.
"""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import Protocol

from motcua.mining.log import Activity, Event, Trace

RECEIVE = Activity("receive")
ENTRANCES = frozenset({"receive", "accept"})
WAITS = {"request_supplement": "take_supplement", "request_payment": "confirm_payment"}
RESUMES = {end: start for start, end in WAITS.items()}
BESIDE = frozenset({"submit", "extend", "consult", "answer"})
ENDS = frozenset({"withdraw", "stop", "not_accept"})
SHORTCUTS = frozenset({"refuse"})  # the leader refuses at any step: the result is there
BACK = "send_back"
FROM_BOOK = "record_result"
WHILE_WAITING = frozenset({"answer", "stop", "withdraw"})


class Kind(StrEnum):
    """How a move stands to the declared process, from the best to the worst."""

    CONFORM = "conform"
    DETOUR = "detour"
    REWORK = "rework"
    DEVIATE = "deviate"


SEVERITY = {kind: place for place, kind in enumerate(Kind)}


class DeclaredStep(Protocol):
    @property
    def kind(self) -> str: ...
    @property
    def name(self) -> str: ...


def path_of(steps: Sequence[DeclaredStep]) -> tuple[Activity, ...]:
    """Receipt, then the verb that ends each declared step."""
    following = [step.kind for step in steps[1:]] + [""]
    return (
        RECEIVE,
        *(Activity(_verb(s.kind, then), s.name) for s, then in zip(steps, following, strict=True)),
    )


def _verb(kind: str, then: str) -> str:
    if kind == "processing":
        return "hand_over" if then == "processing" else "decide"
    return {"intake": "hand_over", "approval": "sign_off", "issue": "publish_result"}.get(
        kind, "return_result"
    )


def worst(kinds: Iterable[Kind]) -> Kind:
    return max(kinds, key=lambda kind: SEVERITY[kind], default=Kind.CONFORM)


def moves(trace: Trace) -> Iterator[tuple[Event, Kind]]:
    """Each event with how it stands to the declared process."""
    walk = _Walk(trace)
    for event in trace.events:
        yield event, walk.take(event)


class _Walk:
    """``place``: on the path, of the last step done; ``far``: the farthest that was ever reached."""

    def __init__(self, trace: Trace) -> None:
        self.path, self.paper = trace.path, trace.paper
        self.place, self.far = -1, -1
        self.waiting: str | None = None
        self.ended = False

    def take(self, event: Event) -> Kind:
        verb = event.activity.verb
        if self.ended or (self.waiting and verb != WAITS[self.waiting] and verb not in WHILE_WAITING):
            return Kind.DEVIATE
        if verb in WAITS or verb in RESUMES:
            return self._wait(event)
        if verb in ENDS:
            self.ended = True
            return Kind.DETOUR
        if verb in BESIDE:
            return Kind.DETOUR
        return self._step(event)

    def _wait(self, event: Event) -> Kind:
        verb = event.activity.verb
        if verb in WAITS:
            self.waiting = verb
            return Kind.DETOUR
        if self.waiting != RESUMES[verb]:
            return Kind.DEVIATE
        self.waiting = None
        if event.opened is not None:  # accepted with its supplement: the first step after intake is open
            self._reach(event.opened)
        return Kind.DETOUR

    def _step(self, event: Event) -> Kind:
        verb = event.activity.verb
        if verb == BACK:
            return self._back(event)
        if verb in SHORTCUTS or (verb == FROM_BOOK and self.paper):
            self._reach(len(self.path) - 2)
            return Kind.DETOUR
        place = 0 if verb in ENTRANCES else None if event.index is None else event.index + 1
        if place is None or not self._declared(place, event.activity):
            return Kind.DEVIATE
        expected, again = place == self.place + 1, place <= self.far
        self._reach(place)
        return Kind.DEVIATE if not expected else Kind.REWORK if again else Kind.CONFORM

    def _declared(self, place: int, activity: Activity) -> bool:
        if place == 0:
            return True
        return place < len(self.path) and self.path[place].verb == activity.verb

    def _back(self, event: Event) -> Kind:
        """The step that sends back is not done; the one before it is open again."""
        if event.index is None or event.index != self.place or self.place < 1:
            return Kind.DEVIATE
        self.far = max(self.far, self.place)
        self.place = event.index - 1
        return Kind.REWORK

    def _reach(self, place: int) -> None:
        self.place = place
        self.far = max(self.far, place)
