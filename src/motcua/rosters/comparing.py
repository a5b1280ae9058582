"""The result of comparing two lists, or three: what is missing, foreign, renamed, changed, in doubt."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from motcua.rosters import names
from motcua.rosters.differences import Difference, Verdict, differences
from motcua.rosters.entries import Entry, Roster
from motcua.rosters.matching import How, Match, Matching, Near, match


class Kind(StrEnum):
    """What is said of a procedure, the gravest first; a renamed one may be changed besides."""

    MISSING = "missing"  # in the first list, not in the second
    FOREIGN = "foreign"  # in the second, not in the first
    ABOLISHED = "abolished"  # the first list abolishes it, the second still has it
    DOUBTFUL = "doubtful"
    CHANGED = "changed"
    RENAMED = "renamed"
    SAME = "same"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    Kind.MISSING: "Thiếu",
    Kind.FOREIGN: "Ngoài danh mục",
    Kind.ABOLISHED: "Đã bãi bỏ nhưng còn dùng",
    Kind.DOUBTFUL: "Cần xem",
    Kind.CHANGED: "Khác nội dung",
    Kind.RENAMED: "Đổi tên",
    Kind.SAME: "Khớp",
}
_ORDER = {kind: place for place, kind in enumerate(Kind)}


@dataclass(frozen=True)
class Finding:
    """One procedure. ``kinds``, the gravest first; ``near``: what one that is missing or foreign may be."""

    kinds: tuple[Kind, ...]
    first: Entry | None
    second: Entry | None
    how: How | None = None
    confidence: float = 1.0
    differences: tuple[Difference, ...] = ()
    remark: str = ""
    near: Near | None = None

    @property
    def kind(self) -> Kind:
        return self.kinds[0]

    @property
    def entry(self) -> Entry:
        """What to call it by: the first list where it has it."""
        found = self.first or self.second
        assert found is not None
        return found

    @property
    def changed(self) -> tuple[Difference, ...]:
        return tuple(each for each in self.differences if each.verdict is Verdict.DIFFERENT)

    @property
    def unclear(self) -> tuple[Difference, ...]:
        return tuple(each for each in self.differences if each.verdict is Verdict.UNCLEAR)


@dataclass(frozen=True)
class Comparison:
    """``first`` is held to be right; the second is measured by it."""

    first: Roster
    second: Roster
    findings: tuple[Finding, ...]
    matching: Matching

    def of(self, kind: Kind) -> tuple[Finding, ...]:
        return tuple(each for each in self.findings if kind in each.kinds)

    @property
    def counts(self) -> dict[Kind, int]:
        """A renamed and changed procedure counts in both."""
        counted = Counter(kind for each in self.findings for kind in each.kinds)
        return {kind: counted[kind] for kind in Kind}


def compare(first: Roster, second: Roster) -> Comparison:
    matching = match(first.in_force, second.in_force)
    findings = [_matched(one) for one in matching.matches]
    near_first = {id(near.first): near for near in matching.near}
    near_second = {id(near.second): near for near in matching.near}
    findings += [
        Finding((Kind.MISSING,), entry, None, near=near_first.get(id(entry))) for entry in matching.only_first
    ]
    stale = {id(one.second): one for one in match(first.abolished, matching.only_second).matches}
    findings += [_surplus(entry, stale, near_second.get(id(entry))) for entry in matching.only_second]
    findings.sort(key=lambda finding: _ORDER[finding.kind])
    return Comparison(first, second, tuple(findings), matching)


def _surplus(entry: Entry, stale: dict[int, Match], near: Near | None) -> Finding:
    one = stale.get(id(entry))
    if one is None:
        return Finding((Kind.FOREIGN,), None, entry, near=near)
    return Finding((Kind.ABOLISHED,), one.first, entry, one.how, one.confidence)


def _matched(one: Match) -> Finding:
    found = differences(one.first, one.second)
    if one.doubt:
        return Finding((Kind.DOUBTFUL,), one.first, one.second, one.how, one.confidence, found, one.doubt)
    kinds: list[Kind] = []
    if any(each.verdict is Verdict.DIFFERENT for each in found):
        kinds.append(Kind.CHANGED)
    if one.first.name and one.second.name and not names.same_spelling(one.first.name, one.second.name):
        kinds.append(Kind.RENAMED)
    if not kinds:
        kinds = [Kind.SAME]
    return Finding(tuple(kinds), one.first, one.second, one.how, one.confidence, found)


@dataclass(frozen=True)
class Line:
    """One procedure in three lists; None where a list has it not."""

    entries: tuple[Entry | None, ...]

    @property
    def present(self) -> tuple[bool, ...]:
        return tuple(entry is not None for entry in self.entries)

    @property
    def entry(self) -> Entry:
        return next(entry for entry in self.entries if entry is not None)


@dataclass(frozen=True)
class Reconciliation:
    """Two or three lists: the second and the third each measured by the first, the third by the second too.

    ``table``: every procedure of any list, with what each list has of it.
    """

    rosters: tuple[Roster, ...]
    comparisons: tuple[Comparison, ...]
    table: tuple[Line, ...]

    @property
    def main(self) -> Comparison:
        return self.comparisons[0]


def reconcile(rosters: Sequence[Roster]) -> Reconciliation:
    """Raises ValueError for other than two or three lists."""
    if len(rosters) not in (2, 3):
        raise ValueError("two or three lists are compared")
    pairs = [(0, 1)] if len(rosters) == 2 else [(0, 1), (0, 2), (1, 2)]
    comparisons = tuple(compare(rosters[one], rosters[other]) for one, other in pairs)
    return Reconciliation(tuple(rosters), comparisons, _table(rosters, comparisons))


def _table(rosters: Sequence[Roster], comparisons: Sequence[Comparison]) -> tuple[Line, ...]:
    """By the first list; what it has not by the second, then by the third."""
    to_second = _mates(comparisons[0])
    to_third = _mates(comparisons[1]) if len(rosters) == 3 else {}
    second_to_third = _mates(comparisons[2]) if len(rosters) == 3 else {}
    lines: list[Line] = []
    seen: set[int] = set()
    for place, roster in enumerate(rosters):
        for entry in roster.in_force:
            if id(entry) in seen:
                continue
            row: list[Entry | None] = [None] * len(rosters)
            row[place] = entry
            if place == 0:
                row[1] = to_second.get(id(entry))
                if len(rosters) == 3:
                    row[2] = to_third.get(id(entry)) or second_to_third.get(id(row[1]))
            elif place == 1 and len(rosters) == 3:
                row[2] = second_to_third.get(id(entry))
            row = [each if each is None or id(each) not in seen else None for each in row]
            seen |= {id(each) for each in row if each is not None}
            lines.append(Line(tuple(row)))
    return tuple(lines)


def _mates(comparison: Comparison) -> dict[int, Entry]:
    return {id(one.first): one.second for one in comparison.matching.matches}
