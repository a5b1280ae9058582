"""Checking one chain: every event whole, linked to the one before, none missing, none too many."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from motcua.journal import hashing
from motcua.journal.verifier.links import Link, Record, day_of
from motcua.journal.verifier.personal import fault_of
from motcua.journal.verifier.problems import Kind, Problem


@dataclass(frozen=True)
class Missing:
    """Events ``first`` to ``last`` are gone, from between two recorded days ("" where nothing stands)."""

    first: int
    last: int
    after: str
    before: str


@dataclass
class Findings:
    """``missing`` becomes problems once the seals have told the day."""

    problems: list[Problem] = field(default_factory=list)
    missing: list[Missing] = field(default_factory=list)


class ChainCheck:
    """``head``: the chain's own record; ``links``: its events ordered by number."""

    def __init__(self, id: str, head: Record, links: Sequence[Link]) -> None:
        self.id = id
        self.head = head
        self.label = str(head.get("label"))
        self.links = links
        self.findings = Findings()
        self.last: Link | None = None  # the last event taken as genuine
        self.latest = ""  # the latest recorded_at among whole events so far
        self.followed = {link.previous for link in links} | {str(head.get("head"))}
        self.erasures = [link for link in links if link.whole and link.verb == hashing.ERASURE]

    def run(self) -> Findings:
        for _, group in groupby(self._within_length(), key=lambda link: link.seq):
            self._take(self._genuine(list(group)))
        self._check_head()
        return self.findings

    def _within_length(self) -> Iterable[Link]:
        """Events that may belong; the others are reported. With a right head only the length is wrong."""
        length = self.head.get("length")
        if not isinstance(length, int) or (self.links and self._heads(self.links[-1])):
            length = self.links[-1].seq if self.links else 0
        for link in self.links:
            if link.seq < 1:
                self._report(Kind.INSERTED if link.whole else Kind.ALTERED, "số thứ tự không hợp lệ", link)
            elif link.seq > length:
                self._report(Kind.INSERTED, f"chuỗi chỉ có {length} sự kiện, không có sự kiện này", link)
            else:
                yield link

    def _genuine(self, candidates: list[Link]) -> Link:
        """Of events with one number, the one that the next event follows; the others were inserted."""
        candidates.sort(key=self._standing, reverse=True)
        for link in candidates[1:]:
            self._report(Kind.INSERTED, "trùng số thứ tự với một sự kiện khác của chuỗi", link)
        return candidates[0]

    def _standing(self, link: Link) -> tuple[bool, bool, bool]:
        return link.whole, link.digest in self.followed, link.previous == self._expected_previous()

    def _expected_previous(self) -> str:
        if self.last is not None:
            return self.last.digest
        return hashing.chain_digest(self.id, self.label, str(self.head.get("agency")))

    def _take(self, link: Link) -> None:
        number = self.last.seq + 1 if self.last else 1
        if link.seq > number:
            after = self.last.day if self.last else ""
            self.findings.missing.append(Missing(number, link.seq - 1, after, link.day))
        if link.whole:
            self._check_whole(link, linked=link.seq == number)
        else:
            self._report(Kind.ALTERED, "nội dung không khớp dấu băm", link)
        if detail := fault_of(link, self.erasures):
            self._report(Kind.ALTERED, detail, link)
        self.last = link

    def _check_whole(self, link: Link, linked: bool) -> None:
        if linked:
            self._check_link(link)
        if not link.day:
            self._report(Kind.ALTERED, "thời điểm ghi nhận sai dạng", link)
        elif link.recorded_at < self.latest:
            self._report(Kind.INSERTED, "ghi nhận trước cả sự kiện đứng ngay trước nó", link)
        self.latest = max(self.latest, link.recorded_at)
        if _is_misdated(link):
            self._report(Kind.MISDATED, "xảy ra sau thời điểm ghi nhận", link)

    def _check_link(self, link: Link) -> None:
        if self.last is None:
            if link.previous != self._expected_previous():
                self._report(Kind.ALTERED, "mã hoặc cơ quan của hồ sơ không khớp sự kiện đầu tiên", link)
        elif self.last.whole and link.previous != self.last.digest:
            self._report(Kind.ALTERED, "đã bị thay: sự kiện sau nối với một dấu băm khác", self.last)
        elif not self.last.is_followed_by(link.previous):
            self._report(Kind.ALTERED, "không nối với sự kiện đứng trước", link)

    def _check_head(self) -> None:
        length = self.head.get("length")
        if self.last is None:
            self._check_empty(length)
        elif self._heads(self.last):
            if length != self.last.seq or not self._recorded_with(self.last):
                self._report(Kind.ALTERED, "độ dài hoặc thời điểm ở đầu chuỗi không khớp", self.last)
        elif isinstance(length, int) and length > self.last.seq:
            self._miss_tail(self.last.seq, length, self.last.day)
        else:
            self._report(Kind.ALTERED, "dấu băm ở đầu chuỗi không khớp sự kiện cuối", self.last)

    def _check_empty(self, length: object) -> None:
        if isinstance(length, int) and length > 0:
            self._miss_tail(0, length, "")
        elif length != 0 or self.head.get("head") or self.head.get("recorded_at"):
            detail = "đầu chuỗi không khớp với chuỗi rỗng"
            self.findings.problems.append(Problem(Kind.ALTERED, detail, self.label, self.id))

    def _miss_tail(self, kept: int, length: int, after: str) -> None:
        """The head says on which day the last event was recorded; those before it were not later."""
        day = day_of(str(self.head.get("recorded_at")))
        if length > kept + 1:
            self.findings.missing.append(Missing(kept + 1, length - 1, after, day))
        self.findings.missing.append(Missing(length, length, day, day))

    def _heads(self, link: Link) -> bool:
        return link.is_followed_by(str(self.head.get("head")))

    def _recorded_with(self, link: Link) -> bool:
        return not link.whole or self.head.get("recorded_at") == link.recorded_at

    def _report(self, kind: Kind, detail: str, link: Link) -> None:
        self.findings.problems.append(event_problem(kind, detail, self.label, link))


def event_problem(kind: Kind, detail: str, label: str, link: Link) -> Problem:
    chain = str(link.record.get("chain"))
    return Problem(kind, detail, label, chain, link.seq, link.verb, link.day, agency=link.agency)


def _is_misdated(link: Link) -> bool:
    payload = link.record.get("payload")
    if isinstance(payload, dict) and payload.get(hashing.PLANNED) is True:
        return False
    return str(link.record.get("occurred_at")) > link.recorded_at
