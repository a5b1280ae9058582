"""Things with the facts that a form asks of them, written down so that it can be counted again.

For subjects whose past nobody can tell: a procedure under authority, an account, what a desk has. Pure.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from motcua.figures.evaluate import holds
from motcua.figures.facts.base import Coded, Day, Fact, Flag, Instant, Value
from motcua.figures.form import Form
from motcua.figures.period import ZONE, Period
from motcua.figures.predicates import Predicate, all_of, facts_of

NUMBERS: Mapping[str, int] = {
    "announcement": 1,
    "legal_text": 2,
    "procedure": 3,
    "desk": 4,
    "officer": 5,
    "handled": 6,
    "book_entry": 7,
    "book_line": 8,
}
"""Of a subject whose keys are numbers, what its ids begin with: those of several subjects stay apart. Never
changed, for stored reports hold them."""

Written = str | int | bool | None


@dataclass(frozen=True)
class KeptFacts:
    """The facts of one thing by name."""

    values: Mapping[str, Any]

    def instant(self, name: Instant, period: Period) -> datetime | None:
        value: datetime | None = self.values[name.value]
        return value

    def day(self, name: Day) -> date | None:
        value: date | None = self.values[name.value]
        return value

    def code(self, name: Coded) -> Value | None:
        value: Value | None = self.values[name.value]
        return value

    def marked(self, name: Flag, period: Period) -> bool:
        return bool(self.values[name.value])


@dataclass(frozen=True)
class Thing:
    """``row``: the key of its row in the table; ``values``: in the order of the part's facts."""

    id: UUID
    row: str
    values: Sequence[Written]


@dataclass(frozen=True)
class Part:
    """The things of one subject. ``facts``: the names of those kept of each."""

    subject: str
    facts: Sequence[str]
    things: Sequence[Thing]

    def as_json(self) -> dict[str, Any]:
        things = [[str(thing.id), thing.row, list(thing.values)] for thing in self.things]
        return {"subject": self.subject, "facts": list(self.facts), "things": things}

    @classmethod
    def from_json(cls, written: Mapping[str, Any]) -> "Part":
        """Raises KeyError, TypeError or ValueError for what was never written."""
        things = [Thing(UUID(id), str(row), list(values)) for id, row, values in written["things"]]
        return cls(str(written["subject"]), list(written["facts"]), things)


def asked(form: Form) -> list[Fact]:
    """The facts that a form of one subject asks for, by name."""
    predicates = [form.universe, *(column.figure.predicate for column in form.columns)]
    return sorted(facts_of(all_of(*predicates)), key=lambda fact: fact.value)


def id_of(subject: str, key: Any) -> UUID:
    return key if isinstance(key, UUID) else UUID(int=NUMBERS[subject] << 64 | int(key))


def key_of(subject: str, id: UUID) -> UUID | int | None:
    """The thing's own key; None for an id of another subject."""
    number, key = divmod(id.int, 1 << 64)
    if number in NUMBERS.values():
        return key if NUMBERS.get(subject) == number else None
    return id


def written(value: Any) -> Written:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value.isoformat() if isinstance(value, date) else value


def counted(form: Form, part: Part, period: Period) -> Iterator[tuple[Thing, int]]:
    """Things that the form counts, in order, with a bit for each column of it that does. Raises KeyError for
    facts that were not kept."""
    kinds = {fact.value: fact for fact in asked(form)}
    for thing in sorted(part.things, key=lambda thing: thing.id):
        known = KeptFacts(_read(part.facts, thing.values, kinds))
        if holds(form.universe, known, period):
            yield thing, _mark((column.figure.predicate for column in form.columns), known, period)


def told(
    names: Sequence[str], values: Sequence[Written], kinds: Mapping[str, Fact]
) -> Iterator[tuple[str, str]]:
    """The words of each fact that ``kinds`` has, with its value in words: ("vai trò", "chuyên môn")."""
    for name, value in _read(names, values, kinds).items():
        if fact := kinds.get(name):
            yield fact.words, _words(fact, value)


def _words(fact: Fact, value: Any) -> str:
    if isinstance(fact, Flag):
        return "có" if value else "không"
    if isinstance(fact, Coded):
        return fact.meanings.get(value, "chưa rõ")
    if value is None:
        return "chưa có"
    if isinstance(value, datetime):
        return f"{value.astimezone(ZONE):%H:%M %d/%m/%Y}"
    return f"{value:%d/%m/%Y}"


def _mark(predicates: Iterable[Predicate], known: KeptFacts, period: Period) -> int:
    return sum(1 << place for place, one in enumerate(predicates) if holds(one, known, period))


def _read(names: Sequence[str], values: Sequence[Written], kinds: Mapping[str, Fact]) -> dict[str, Any]:
    return {name: _value(value, kinds.get(name)) for name, value in zip(names, values, strict=True)}


def _value(value: Written, fact: Fact | None) -> Any:
    if isinstance(value, str) and isinstance(fact, Instant):
        return datetime.fromisoformat(value)
    return date.fromisoformat(value) if isinstance(value, str) and isinstance(fact, Day) else value
