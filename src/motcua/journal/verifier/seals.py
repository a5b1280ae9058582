"""Checking the seals: each whole, linked to the agency's one before, and of the day it claims."""

from dataclasses import dataclass

from motcua.journal import hashing
from motcua.journal.verifier.links import Record
from motcua.journal.verifier.problems import Kind, Problem
from motcua.journal.verifier.tallies import Day, Tallies


@dataclass
class _Before:
    """The agency's seal before, and what may follow it."""

    day: str = ""
    digest: str = ""
    computed: str = ""


class SealCheck:
    """Seals ordered by agency and day, after all events. ``suspects`` are whole, but the events differ."""

    def __init__(self, tallies: Tallies) -> None:
        self.tallies = tallies
        self.problems: list[Problem] = []
        self.suspects: dict[Day, Record] = {}
        self.broken: list[tuple[str, str, str]] = []  # agency, and the days between which a seal may be gone
        self._before: dict[str, _Before] = {}

    def take(self, seal: Record) -> None:
        agency, day = str(seal.get("agency")), str(seal.get("day"))
        before = self._before.get(agency, _Before())
        computed = hashing.seal_digest({name: seal.get(name) for name in hashing.SEAL_FIELDS})
        digest = str(seal.get("digest"))
        self._check(seal, before, whole=computed == digest)
        self._compare(seal, (agency, day))
        self._before[agency] = _Before(max(day, before.day), digest, computed)

    def _check(self, seal: Record, before: _Before, whole: bool) -> None:
        agency, day = str(seal.get("agency")), str(seal.get("day"))
        if not whole:
            self._report(Kind.ALTERED, "nội dung niêm phong không khớp dấu băm", agency, day)
        elif day <= before.day:
            self._report(Kind.INSERTED, "niêm phong sai thứ tự ngày hoặc lặp lại", agency, day)
        elif seal.get("previous") not in (before.digest, before.computed):
            self.broken.append((agency, before.day, day))

    def _compare(self, seal: Record, day: Day) -> None:
        tally = self.tallies.pop(day, None)
        if tally is None or not tally.agrees_with(seal):
            self.suspects[day] = seal

    def unsealed(self) -> list[Day]:
        """Days with events that have no seal although a later day of the agency has one."""
        return sorted((day, agency) for agency, day in self.tallies if day < self._last(agency))

    def intruded(self) -> set[Day]:
        """Unsealed days that no missing seal explains; reports the missing seals."""
        intruded = {(agency, day) for day, agency in self.unsealed()}
        for agency, after, before in self.broken:
            gone = sorted(key for key in intruded if key[0] == agency and after < key[1] < before)
            intruded.difference_update(gone)
            self._report_broken(agency, before, gone)
        return intruded

    def _report_broken(self, agency: str, before: str, gone: list[Day]) -> None:
        for _, day in gone:
            self._report(Kind.DROPPED, "niêm phong của ngày này không còn", agency, day)
        if not gone:
            self._report(Kind.ALTERED, "niêm phong đứng trước nó đã bị thay hoặc bị xóa", agency, before)

    def _last(self, agency: str) -> str:
        before = self._before.get(agency)
        return before.day if before else ""

    def last_digests(self) -> dict[str, str]:
        """Each agency's last seal: what to compare with the copies published or kept elsewhere."""
        return {agency: f"{before.day} {before.digest}" for agency, before in self._before.items()}

    def _report(self, kind: Kind, detail: str, agency: str, day: str) -> None:
        self.problems.append(Problem(kind, detail, day=day, agency=agency))
