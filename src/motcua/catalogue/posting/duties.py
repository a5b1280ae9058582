"""What has to be posted where by which day, and how it stands there: plain rows in, plain rows out.

A duty is derived, never stored: it follows from what an authority offers, from the dated rules, and from the
latest look at each place.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from motcua.catalogue.publication import Rule
from motcua.terms import Calendar

_ONE_DAY = timedelta(days=1)


class Gap(StrEnum):
    NEVER = "never"
    ABSENT = "absent"
    OLD = "old"
    STILL = "still"


@dataclass(frozen=True)
class Thing:
    """A procedure (by code) or a general list (``item``) that has to stand somewhere from ``since`` on.

    ``digest``: of the version that has to be seen; ``decision``: the one that took effect on ``since``.
    """

    name: str
    since: date
    code: str = ""
    item: str = ""
    digest: str = ""
    sector: str = ""
    decision: str = ""

    @property
    def key(self) -> str:
        return self.code or f"item:{self.item}"


@dataclass(frozen=True)
class Seen:
    """The latest look at a thing at a place."""

    place: str
    key: str
    checked_on: date
    posted: bool
    digest: str = ""
    check_id: str = ""


@dataclass(frozen=True)
class Duty:
    """``due_on``: the last day in time. ``gap``: None where the thing stands there as it should.

    ``rule``: None for what has to be taken down.
    """

    thing: Thing
    place: str
    due_on: date
    gap: Gap | None
    seen: Seen | None
    rule: Rule | None = None

    def overdue(self, today: date) -> bool:
        return self.gap is not None and self.due_on < today

    def due_within(self, today: date, days: int) -> bool:
        return self.gap is not None and today <= self.due_on <= today + timedelta(days=days)


@dataclass(frozen=True)
class Facts:
    """``offered``: procedures in force; ``general``: the lists of the rules; ``ended``: procedures no longer
    offered, ``since``: the first day without them."""

    offered: Sequence[Thing]
    general: Sequence[Thing]
    ended: Sequence[Thing]
    seen: Iterable[Seen]


def duties(facts: Facts, rules: Sequence[Rule], calendar: Calendar) -> list[Duty]:
    """By thing, then place. What is no longer offered is a duty only where it was last seen posted."""
    latest = {(each.place, each.key): each for each in facts.seen}
    found = [
        _posted(thing, place, rule, latest.get((place, thing.key)), calendar)
        for thing in [*facts.offered, *facts.general]
        for rule in rules
        if _concerns(rule, thing)
        for place in rule.places
    ]
    return [*found, *_taken_down(facts.ended, latest)]


def _concerns(rule: Rule, thing: Thing) -> bool:
    return rule.each_procedure if thing.code else rule.key == thing.item


def _posted(thing: Thing, place: str, rule: Rule, seen: Seen | None, calendar: Calendar) -> Duty:
    due = rule.due(max(thing.since, rule.valid_from), calendar)
    return Duty(thing, place, due, _gap(thing, seen), seen, rule)


def _gap(thing: Thing, seen: Seen | None) -> Gap | None:
    if seen is None:
        return Gap.NEVER
    if not seen.posted:
        return Gap.ABSENT
    return Gap.OLD if thing.code and seen.digest != thing.digest else None


def _taken_down(ended: Sequence[Thing], latest: Mapping[tuple[str, str], Seen]) -> list[Duty]:
    """To be gone on the first day on which it is not in force."""
    by_key = {thing.key: thing for thing in ended}
    return [
        Duty(by_key[key], place, by_key[key].since, Gap.STILL, seen)
        for (place, key), seen in sorted(latest.items())
        if key in by_key and seen.posted
    ]
