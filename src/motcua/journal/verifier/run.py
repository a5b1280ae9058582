"""One reading of all records, and a second one only where seals and events differ.

Memory: a chain at a time, one small tally for each agency's day, and the chains' labels.
Order of records: header, each chain followed by its events, seals by agency and day, the end with its counts.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from motcua.journal.verifier.chains import ChainCheck, Missing, event_problem
from motcua.journal.verifier.differences import Differences
from motcua.journal.verifier.links import Link, Record
from motcua.journal.verifier.problems import Kind, Problem
from motcua.journal.verifier.seals import SealCheck
from motcua.journal.verifier.tallies import Day, Tallies, heads_of

Opener = Callable[[], Iterable[Record]]

FORMAT = 1
_NAMED = 50  # a longer run of missing events is named as one range


@dataclass
class Report:
    problems: list[Problem]
    counts: dict[str, int]
    last_seals: dict[str, str] = field(default_factory=dict)

    @property
    def intact(self) -> bool:
        return not self.problems


def verify(open_records: Opener) -> Report:
    """Verify the records; ``open_records`` gives them from the beginning each time it is called."""
    run = _Run()
    for record in open_records():
        run.take(record)
    problems = run.close(open_records)
    return Report(problems, dict(run.counts), run.seals.last_digests())


class _Run:
    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.counts = {"chain": 0, "event": 0, "seal": 0}
        self.labels: dict[str, str] = {}
        self.missing: dict[str, list[Missing]] = {}
        self.orphans: dict[str, list[Link]] = defaultdict(list)
        self.orphan_labels: dict[str, str] = {}
        self.sealed_on: dict[str, list[tuple[str, int, str]]] = defaultdict(
            list
        )  # chains with events missing
        self.tallies = Tallies()
        self.seals = SealCheck(self.tallies)
        self.header: Record | None = None
        self.end: Record | None = None
        self._head: Record | None = None
        self._links: list[Link] = []
        self._takers: dict[object, Callable[[Record], None]] = {
            "journal": self._take_header,
            "chain": self._take_chain,
            "event": self._take_event,
            "seal": self._take_seal,
            "end": self._take_end,
        }

    def take(self, record: Record) -> None:
        kind = record.get("kind")
        taker = self._takers.get(kind) if isinstance(kind, str) else None
        if taker is None:
            where = f"dòng {record['line']}" if "line" in record else f"loại {kind!r}"
            self.problems.append(Problem(Kind.UNREADABLE, f"bản ghi không đọc được ({where})"))
            return
        taker(record)

    def _take_header(self, record: Record) -> None:
        self.header = record

    def _take_chain(self, record: Record) -> None:
        self._finish_chain()
        self.counts["chain"] += 1
        chain, label = str(record.get("chain")), str(record.get("label"))
        if chain in self.labels:
            self.problems.append(Problem(Kind.INSERTED, "đầu chuỗi lặp lại", label, chain))
            return
        self.labels[chain] = label
        self._head = None if self.counts["seal"] else record

    def _take_event(self, record: Record) -> None:
        self.counts["event"] += 1
        link, chain = Link(record), str(record.get("chain"))
        if self.counts["seal"]:
            detail = "đứng sau các niêm phong, sai chỗ trong tệp"
            self.problems.append(event_problem(Kind.INSERTED, detail, self.labels.get(chain, ""), link))
        elif self._head is not None and chain == str(self._head.get("chain")):
            self._links.append(link)
        else:
            self.orphans[chain].append(link)
            self.tallies.add_chain(chain, "", [link])

    def _finish_chain(self) -> None:
        if self._head is None:
            return
        head, self._head = self._head, None
        links, self._links = sorted(self._links, key=lambda link: link.seq), []
        chain = str(head.get("chain"))
        check = ChainCheck(chain, head, links)
        findings = check.run()
        self.problems += findings.problems
        if findings.missing:
            self.missing[chain] = findings.missing
        self.tallies.add_chain(chain, check.label, links)

    def _take_seal(self, record: Record) -> None:
        self._finish_chain()
        self.counts["seal"] += 1
        self.seals.take(record)
        if self.missing or self.orphans:
            self._note_heads(record)

    def _note_heads(self, seal: Record) -> None:
        for chain, (seq, _, label) in heads_of(seal).items():
            if chain in self.missing:
                self.sealed_on[chain].append((str(seal.get("day")), seq, str(seal.get("agency"))))
            if chain in self.orphans:
                self.orphan_labels[chain] = label

    def _take_end(self, record: Record) -> None:
        self._finish_chain()
        self.end = record

    def close(self, open_records: Opener) -> list[Problem]:
        self._finish_chain()
        self.problems += [problem for chain in self.missing for problem in self._dropped(chain)]
        self.problems += [problem for chain in self.orphans for problem in self._orphaned(chain)]
        intruded = self.seals.intruded()
        self.problems += self.seals.problems
        self.problems += self._differences(open_records, intruded)
        self.problems += self._envelope()
        return sorted(self.problems, key=lambda problem: (problem.label, problem.chain, problem.seq or 0))

    def _differences(self, open_records: Opener, intruded: set[Day]) -> list[Problem]:
        if not self.seals.suspects and not intruded:
            return []
        explained = {problem.chain for problem in self.problems if problem.chain}
        differences = Differences(self.seals.suspects, intruded, explained)
        differences.read(open_records())
        return list(differences.problems(self.labels))

    def _dropped(self, chain: str) -> Iterator[Problem]:
        for gap in self.missing[chain]:
            if gap.last - gap.first >= _NAMED:
                detail = f"các sự kiện từ số {gap.first} đến số {gap.last} không còn"
                yield self._gone(chain, gap.first, gap, detail)
                continue
            for seq in range(gap.first, gap.last + 1):
                yield self._gone(chain, seq, gap, "sự kiện không còn trong chuỗi")

    def _gone(self, chain: str, seq: int, gap: Missing, detail: str) -> Problem:
        day, agency = self._sealed_day(chain, seq)
        until = ""
        if not day:
            day, until = gap.after, gap.before
        label = self.labels[chain]
        return Problem(Kind.DROPPED, detail, label, chain, seq, day=day, until=until, agency=agency)

    def _sealed_day(self, chain: str, seq: int) -> tuple[str, str]:
        """The first sealed day at whose end the chain had reached ``seq``."""
        days = [(day, agency) for day, reached, agency in self.sealed_on.get(chain, []) if reached >= seq]
        return min(days, default=("", ""))

    def _orphaned(self, chain: str) -> Iterator[Problem]:
        """Events outside their chain: out of place, of a chain whose head was dropped, or of none at all."""
        label = self.labels.get(chain) or self.orphan_labels.get(chain, "")
        if chain in self.orphan_labels and chain not in self.labels:
            first = self.orphans[chain][0]
            yield Problem(Kind.DROPPED, "đầu chuỗi của hồ sơ không còn", label, chain, day=first.day)
        for link in self.orphans[chain]:
            if not link.whole:
                yield event_problem(Kind.ALTERED, "nội dung không khớp dấu băm", label, link)
            elif chain in self.labels or chain not in self.orphan_labels:
                yield event_problem(Kind.INSERTED, "không nằm trong chuỗi của hồ sơ nào", label, link)

    def _envelope(self) -> Iterator[Problem]:
        if self.header is None or self.header.get("format") != FORMAT:
            yield Problem(Kind.UNREADABLE, "thiếu dòng mở đầu, hoặc tệp không phải nhật ký dạng 1")
        if self.end is None:
            yield Problem(Kind.DROPPED, "thiếu dòng kết thúc: tệp bị cắt")
        elif not self.problems:
            yield from self._miscounted(self.end)

    def _miscounted(self, end: Record) -> Iterator[Problem]:
        for kind, word in _WORDS.items():
            said = end.get(kind)
            if said != self.counts[kind]:
                way = Kind.DROPPED if isinstance(said, int) and said > self.counts[kind] else Kind.INSERTED
                yield Problem(way, f"dòng kết thúc ghi {said} {word}, trong tệp có {self.counts[kind]}")


_WORDS = {"chain": "chuỗi", "event": "sự kiện", "seal": "niêm phong"}
