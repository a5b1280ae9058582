"""Reports about subjects that cannot tell their past: the facts they were counted from are kept with them.

``Report.kept`` is canonical JSON: the things of the period and of the same period a year before, each with
the facts that the form asks for. The figures are counted from these bytes when they are frozen, when they are
run again and by whoever verifies an exported file; the figures name their digest.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any
from uuid import UUID

from motcua.figures import kept
from motcua.figures.form import Form
from motcua.figures.identities import check
from motcua.figures.kept import Part
from motcua.figures.period import Period
from motcua.filing.counting import Counted, TwoCounts
from motcua.filing.members import Members
from motcua.journal import hashing
from motcua.reports.keeping import kept_parts
from motcua.reports.queries import answer
from motcua.reports.question import Question
from motcua.reports.result import Result, Row
from motcua.reports.rows import TOTAL, named

FORMAT = "motcua.kept/1"
Cells = Mapping[int, int]


@dataclass(frozen=True)
class Kept:
    """``now``: things of the period; ``unusable``: those no column counts for lack of data; ``earlier``: the
    things of the period a year before."""

    now: list[Part]
    unusable: list[UUID]
    earlier: list[Part]

    @property
    def content(self) -> bytes:
        return hashing.canonical(
            {
                "format": FORMAT,
                "now": [part.as_json() for part in self.now],
                "unusable": [str(id) for id in self.unusable],
                "earlier": [part.as_json() for part in self.earlier],
            }
        )

    @classmethod
    def read(cls, content: bytes) -> "Kept":
        """Raises ValueError for other bytes."""
        try:
            found = hashing.parse(content)
            if found["format"] != FORMAT:
                raise ValueError(found["format"])
            now, earlier = ([Part.from_json(part) for part in found[name]] for name in ("now", "earlier"))
            return cls(now, [UUID(id) for id in found["unusable"]], earlier)
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError("no kept facts") from error


def collect(question: Question, earlier: Question) -> Kept:
    """The facts as they are now. ``earlier``: the same question of the period to compare with."""
    subject = question.form.subject.key
    unusable = question.unusable().order_by("pk").values_list("pk", flat=True)
    ids = sorted(kept.id_of(subject, key) for key in unusable)
    return Kept(kept_parts(question), ids, kept_parts(earlier))


def members_of(form: Form, parts: Iterable[Part], period: Period) -> dict[str, Members]:
    """Row key -> what each of its cells counts. Raises KeyError for facts that were not kept."""
    columns = tuple(column.number for column in form.columns)
    places = {number: place for place, number in enumerate(columns)}
    found: dict[str, list[tuple[UUID, int]]] = {}
    for part in parts:
        asked = next(each for each in form.parts if each.subject.key == part.subject)
        numbers = [column.number for column in asked.columns]
        for thing, mark in kept.counted(asked, part, period):
            bits = (1 << places[number] for bit, number in enumerate(numbers) if mark >> bit & 1)
            found.setdefault(thing.row, []).append((thing.id, sum(bits)))
    return {row: _members(columns, things) for row, things in found.items()}


def _members(columns: tuple[int, ...], things: list[tuple[UUID, int]]) -> Members:
    members = Members(columns)
    for id, mark in sorted(things):
        members.add(id, mark)
    return members


def count(question: Question, facts: Kept, names: Mapping[str, str]) -> Counted:
    """The table counted from the kept facts. ``names``: of its rows."""
    members = members_of(question.form, facts.now, question.period)
    found = tuple(
        Row(key, names.get(key, key), MappingProxyType(some.counts())) for key, some in members.items()
    )
    total = Row(TOTAL, "Tổng số", total_of(question.form, members))
    checks = check(question.form.identities, named((total, *found)))
    return Counted(
        Result(question, found, total, checks, len(facts.unusable)), members, tuple(facts.unusable)
    )


def agreed(question: Question, facts: Kept) -> dict[str, str]:
    """The names of rows, from the table as the database counts it. Raises TwoCounts where that differs."""
    result = answer(question)
    listed = {
        key: some.counts() for key, some in members_of(question.form, facts.now, question.period).items()
    }
    if listed != {row.key: dict(row.cells) for row in result.rows}:
        raise TwoCounts(f"{question.form.code}, {question.agency.code}, {question.period}")
    return {row.key: row.name for row in result.rows}


def total_of(form: Form, members: Mapping[str, Members]) -> Cells:
    counts = [some.counts() for some in members.values()]
    return MappingProxyType(
        {column.number: sum(one[column.number] for one in counts) for column in form.columns}
    )


def shown_at(period: Period, known_at: datetime) -> Period:
    """The period as asked about at the moment of freezing."""
    return Period(period.first, period.last, known_at)


def summary(content: bytes, facts: Kept, digest: str) -> dict[str, Any]:
    """What the figures say of the facts behind them."""
    return {"sha256": digest, "things": sum(len(part.things) for part in facts.now), "bytes": len(content)}
