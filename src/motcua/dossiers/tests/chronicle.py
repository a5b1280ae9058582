"""A generated history: several dossiers at once, by the real verbs, with corrections and retro-entries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from hypothesis import strategies as st

from motcua.dossiers.actions import ActionRefused, perform
from motcua.dossiers.models import Dossier, Source, Status
from motcua.dossiers.tests.procedures import NO_TERM, SHORT, TODAY
from motcua.dossiers.tests.world import SAMPLE, World

Deed = tuple[str, str]
ONWARD: Mapping[int, Sequence[Deed]] = {
    Status.SUBMITTED: [("tiepnhan", "accept")],
    Status.RECEIVED: [("tiepnhan", "hand_over")],
    Status.IN_PROGRESS: [("chuyenmon", "decide"), ("lanhdao", "sign_off")],
    Status.SUPPLEMENT: [("tiepnhan", "take_supplement")],
    Status.PAYMENT: [("tiepnhan", "confirm_payment")],
    Status.RESOLVED: [("tiepnhan", "return_result")],
}
"""What brings a dossier to its end; the first that is not refused is done."""
ASIDE: Mapping[int, Sequence[Deed]] = {
    Status.SUBMITTED: [("tiepnhan", "request_supplement"), ("tiepnhan", "not_accept")],
    Status.IN_PROGRESS: [
        ("chuyenmon", "request_supplement"),
        ("chuyenmon", "request_payment"),
        ("lanhdao", "extend"),
        ("lanhdao", "refuse"),
        ("tiepnhan", "withdraw"),
        ("lanhdao", "stop"),
    ],
    Status.SUPPLEMENT: [("lanhdao", "stop")],
    Status.RECEIVED: [("tiepnhan", "digitise"), ("tiepnhan", "fail_payment"), ("tiepnhan", "record_payment")],
    Status.RESOLVED: [("tiepnhan", "record_payment"), ("tiepnhan", "digitise")],
}
CORRECTIONS: Sequence[dict[str, Any]] = (
    {"channel": "post"},
    {"channel": "online", "typed_by": "citizen"},
    {"channel": "counter", "typed_by": "officer", "fee": "5000"},
)
STEPS = st.tuples(
    st.sampled_from("rrroppnnnnnnacc"),  # receive, online, paper, onward, aside, correct
    st.integers(0, 1000),
    st.sampled_from([1, 30, 120, 24 * 60, 3 * 24 * 60]),
)
"""What is done, to which dossier or which of the ways, and how many minutes pass before."""
HISTORIES = st.lists(STEPS, min_size=4, max_size=14)


@dataclass
class Chronicle:
    world: World
    dossiers: list[Dossier] = field(default_factory=list)

    def tell(self, steps: Sequence[tuple[str, int, int]]) -> None:
        for kind, number, minutes in steps:
            self.world.wait(minutes=minutes)
            self._do(kind, number)

    def _do(self, kind: str, number: int) -> None:
        if kind in "rop" or not self.dossiers:
            self.dossiers.append(self._take_in(kind, number))
            return
        dossier = Dossier.objects.get(pk=self.dossiers[number % len(self.dossiers)].pk)
        if kind == "c":
            data = CORRECTIONS[number % len(CORRECTIONS)]
            self._try([("kiemsoat", "correct")], dossier, {**data, "reason": "Gõ sai"})
        elif dossier.source == Source.PAPER and dossier.status in (Status.RECEIVED, Status.RESOLVED):
            self._copy(dossier, number)
        else:
            table = ONWARD if kind == "n" else ASIDE
            deeds = table.get(dossier.status, ())
            at = 0 if kind == "n" else number % max(1, len(deeds))
            self._try(deeds[at:], dossier)

    def _take_in(self, kind: str, number: int) -> Dossier:
        procedure = (SHORT, TODAY, NO_TERM)[number % 3]
        channel = ("counter", "post")[number % 2]
        if kind == "o":
            return self.world.submit(procedure)
        if kind == "p":
            at = self.world.now - timedelta(days=number % 40, minutes=5)
            return self.world.receive(procedure, source="paper", channel=channel, occurred_at=at)
        return self.world.receive(procedure, channel=channel)

    def _copy(self, dossier: Dossier, number: int) -> None:
        """The next line of the paper book, some days after the last but not in the future."""
        verb = "record_result" if dossier.status == Status.RECEIVED else "return_result"
        last = dossier.resolved_at or dossier.received_at
        assert last is not None
        at = min(self.world.now, last + timedelta(hours=number % 200))
        perform(self.world.cast.tiepnhan, dossier, verb, SAMPLE[verb], at=at)

    def _try(self, deeds: Sequence[Deed], dossier: Dossier, data: Mapping[str, Any] | None = None) -> None:
        for who, verb in deeds:
            try:
                self.world.do(who, dossier, verb, data)
            except ActionRefused:
                continue
            return
