"""Where delegation acts contradict each other, the catalogue or what was done: plain rows in and out.

Luật Tổ chức chính quyền địa phương 72/2025/QH15 (memory): an act names scope, term and conditions; who is
authorised may not authorise another. That an authority cannot be represented by two for the same thing at the
same time is our reading.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import combinations


class Conflict(StrEnum):
    TWO_DELEGATES = "two_delegates"
    REDELEGATED = "redelegated"
    BEFORE_SIGNED = "before_signed"
    OUTSIDE_TERM = "outside_term"
    USED_AFTER_END = "used_after_end"
    NO_PROCESS = "no_process"
    NOT_OFFERED = "not_offered"
    GUIDANCE = "guidance"


@dataclass(frozen=True)
class Act:
    """Days both included; ``giver`` and ``taker`` are agencies by id, ``post`` the office holder if named."""

    id: str
    number: str
    authorised: bool
    giver: int
    taker: int
    signed_on: date
    valid_from: date
    valid_to: date | None
    codes: frozenset[str]
    post: str = ""

    def holds(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    def overlaps(self, other: "Act") -> bool:
        return (other.valid_to is None or self.valid_from <= other.valid_to) and (
            self.valid_to is None or other.valid_from <= self.valid_to
        )


@dataclass(frozen=True)
class Use:
    """``many`` dossiers of a procedure that an agency decided on a day."""

    code: str
    agency: int
    day: date
    many: int = 1


@dataclass(frozen=True)
class Said:
    """What a guiding text says of a procedure; None: nothing. Term in working days, fee in đồng."""

    text: str
    code: str
    term: int | None = None
    fee: int | None = None


@dataclass(frozen=True)
class Ground:
    """What delegates can work with on the day looked at: (agency, code) offered, codes with a process."""

    offered: frozenset[tuple[int, str]] = frozenset()
    processes: frozenset[str] = frozenset()
    uses: Sequence[Use] = ()
    said: Sequence[Said] = ()


@dataclass(frozen=True)
class Finding:
    """``acts``: ids of the acts concerned; ``texts``: guiding texts; ``many``: dossiers."""

    conflict: Conflict
    code: str
    acts: tuple[str, ...] = ()
    texts: tuple[str, ...] = field(default=())
    many: int = 0


def conflicts(acts: Iterable[Act], ground: Ground, day: date) -> list[Finding]:
    """Sorted by conflict, procedure and acts, so that the order of the rows does not matter."""
    known = list(acts)
    found = [
        *_pairs(known),
        *_own(known),
        *_without_ground(known, ground, day),
        *_used_after_end(known, ground),
        *_contradictory(known, ground.said, day),
    ]
    order = list(Conflict)
    return sorted(found, key=lambda each: (order.index(each.conflict), each.code, each.acts, each.texts))


def _pairs(acts: Sequence[Act]) -> Iterable[Finding]:
    """The same giver lets two decide the same at the same time; a delegate hands on what he was given."""
    for first, second in combinations(sorted(acts, key=lambda act: act.id), 2):
        if not first.overlaps(second):
            continue
        both = first.codes & second.codes
        ids = (first.id, second.id)
        if first.giver == second.giver and (first.taker, first.post) != (second.taker, second.post):
            yield from (Finding(Conflict.TWO_DELEGATES, code, ids) for code in both)
        for given, handed_on in ((first, second), (second, first)):
            if given.authorised and given.taker == handed_on.giver:
                yield from (Finding(Conflict.REDELEGATED, code, (given.id, handed_on.id)) for code in both)


def _own(acts: Sequence[Act]) -> Iterable[Finding]:
    for act in acts:
        if act.valid_from < act.signed_on:
            yield from (Finding(Conflict.BEFORE_SIGNED, code, (act.id,)) for code in act.codes)
    for given in acts:
        yield from _beyond(given, acts)


def _beyond(given: Act, acts: Sequence[Act]) -> Iterable[Finding]:
    """Handed on for days on which it was not held: before the act it rests on is in force, or after it."""
    for handed_on in acts:
        if given.taker != handed_on.giver or not given.overlaps(handed_on):
            continue
        late = given.valid_to is not None and (
            handed_on.valid_to is None or handed_on.valid_to > given.valid_to
        )
        if late or handed_on.valid_from < given.valid_from:
            for code in given.codes & handed_on.codes:
                yield Finding(Conflict.OUTSIDE_TERM, code, (given.id, handed_on.id))


def _without_ground(acts: Iterable[Act], ground: Ground, day: date) -> Iterable[Finding]:
    """Of acts in force on the day: the delegate has no process, or does not offer the procedure."""
    for act in acts:
        if not act.holds(day):
            continue
        for code in act.codes:
            if code not in ground.processes:
                yield Finding(Conflict.NO_PROCESS, code, (act.id,))
            if (act.taker, code) not in ground.offered:
                yield Finding(Conflict.NOT_OFFERED, code, (act.id,))


def _used_after_end(acts: Sequence[Act], ground: Ground) -> Iterable[Finding]:
    """Decided by the delegate after the last day, with no other act to him that holds on that day."""
    for act in acts:
        many: dict[str, int] = {}
        for use in ground.uses:
            if not _is_late(act, use) or any(_covers(other, use) for other in acts):
                continue
            many[use.code] = many.get(use.code, 0) + use.many
        for code, count in many.items():
            yield Finding(Conflict.USED_AFTER_END, code, (act.id,), many=count)


def _is_late(act: Act, use: Use) -> bool:
    mine = use.agency == act.taker and use.code in act.codes
    return mine and act.valid_to is not None and use.day > act.valid_to


def _covers(act: Act, use: Use) -> bool:
    return use.agency == act.taker and use.code in act.codes and act.holds(use.day)


def _contradictory(acts: Sequence[Act], said: Iterable[Said], day: date) -> Iterable[Finding]:
    """Texts that say different terms, or different fees, of a procedure delegated on the day."""
    delegated: dict[str, list[str]] = {}
    for act in acts:
        for code in act.codes if act.holds(day) else ():
            delegated.setdefault(code, []).append(act.id)
    by_code: dict[str, list[Said]] = {}
    for each in said:
        by_code.setdefault(each.code, []).append(each)
    for code in delegated.keys() & by_code.keys():
        texts = disagreeing(by_code[code])
        if texts:
            yield Finding(Conflict.GUIDANCE, code, tuple(sorted(delegated[code])), texts)


def disagreeing(said: Sequence[Said]) -> tuple[str, ...]:
    """The texts that do not agree about term or fee, sorted; none where all that speak say the same."""
    found: set[str] = set()
    values: Mapping[str, list[tuple[str, int]]] = {
        "term": [(each.text, each.term) for each in said if each.term is not None],
        "fee": [(each.text, each.fee) for each in said if each.fee is not None],
    }
    for told in values.values():
        if len({value for _, value in told}) > 1:
            found |= {text for text, _ in told}
    return tuple(sorted(found))
