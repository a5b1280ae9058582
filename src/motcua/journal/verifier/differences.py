"""The second reading, made only when a seal and its day differ: which dossier and event it is."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from motcua.journal.verifier.chains import event_problem
from motcua.journal.verifier.links import Link, Record
from motcua.journal.verifier.problems import Kind, Problem
from motcua.journal.verifier.tallies import Day, heads_of


class Differences:
    """``explained``: chains whose own checks have already told what is wrong."""

    def __init__(self, suspects: Mapping[Day, Record], intruded: set[Day], explained: set[str]) -> None:
        self.suspects = suspects
        self.intruded = intruded
        self.explained = set(explained)
        self.wanted = {chain for seal in suspects.values() for chain in heads_of(seal)}
        self.found: dict[Day, dict[str, list[Link]]] = defaultdict(lambda: defaultdict(list))
        self.lengths: dict[str, int] = {}

    def read(self, records: Iterable[Record]) -> None:
        for record in records:
            if record.get("kind") == "event":
                self._read(Link(record))

    def _read(self, link: Link) -> None:
        chain, day = str(link.record.get("chain")), (link.agency, link.day)
        if chain in self.wanted:
            self.lengths[chain] = max(self.lengths.get(chain, 0), link.seq)
        if day in self.suspects or day in self.intruded:
            self.found[day][chain].append(link)

    def problems(self, labels: Mapping[str, str]) -> Iterator[Problem]:
        """In the order of days: a chain that was rewritten from some day on is named once, on that day."""
        for day in sorted({*self.suspects, *self.intruded}, key=lambda day: (day[1], day[0])):
            yield from self._of_day(day, labels)

    def _of_day(self, day: Day, labels: Mapping[str, str]) -> Iterator[Problem]:
        heads = heads_of(self.suspects.get(day, {}))
        touched = sorted({*heads, *self.found[day]})
        told = any(chain in self.explained for chain in touched)
        for chain in touched:
            if chain in self.explained:
                continue
            seq, digest, sealed = heads.get(chain, (0, "", ""))
            label = labels.get(chain) or sealed
            links = sorted(self.found[day].get(chain, []), key=lambda link: link.seq)
            head = _ChainDay(day, chain, label, seq, digest, sealed, self.lengths.get(chain, 0))
            if problems := list(head.compare(links)):
                self.explained.add(chain)
                told = True
                yield from problems
        if not told:
            detail = "số đếm hoặc dấu băm của ngày không khớp các sự kiện"
            yield Problem(Kind.ALTERED, detail, agency=day[0], day=day[1])


@dataclass(frozen=True)
class _ChainDay:
    """What the seal of a day keeps of one chain (``seq`` 0: nothing), and how long the chain is now."""

    day: Day
    chain: str
    label: str
    seq: int
    digest: str
    sealed_label: str
    length: int

    def compare(self, links: list[Link]) -> Iterator[Problem]:
        """``links``: the chain's events of that day as they are now, in order."""
        for link in links:
            if link.seq > self.seq:
                yield event_problem(Kind.INSERTED, "không có trong niêm phong của ngày", self.label, link)
        length = max([self.length, *(link.seq for link in links)])
        for seq in range(length + 1, self.seq + 1):
            yield self._problem(Kind.DROPPED, "niêm phong của ngày có sự kiện này, nay không còn", seq)
        if self.seq and length >= self.seq:
            yield from self._compare_head([link for link in links if link.seq <= self.seq])

    def _compare_head(self, links: list[Link]) -> Iterator[Problem]:
        if not links or links[-1].seq != self.seq:
            yield self._problem(Kind.ALTERED, "ngày ghi nhận hoặc cơ quan khác với khi niêm phong", self.seq)
        elif links[-1].digest != self.digest:
            yield self._problem(Kind.ALTERED, "dấu băm khác với khi niêm phong", self.seq, links[-1].verb)
        elif self.sealed_label != self.label:
            yield self._problem(Kind.ALTERED, f"mã hồ sơ khi niêm phong là {self.sealed_label}", self.seq)

    def _problem(self, kind: Kind, detail: str, seq: int, verb: str = "") -> Problem:
        agency, day = self.day
        return Problem(kind, detail, self.label, self.chain, seq, verb, day, agency=agency)
