"""Sums in memory, and as rows of the database."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from motcua.database.rows import Prepared
from motcua.dossiers.models import Dossier, Standing, Tally, TallyChange
from motcua.figures import facts
from motcua.figures.buckets import COARSE, Grain, bucket
from motcua.figures.facts import Facts
from motcua.figures.tally import MEASURES, Change

PLACE = {measure: place for place, measure in enumerate(MEASURES)}
COLUMNS = ["agency_id", "sector_id", "procedure_id", "day", *MEASURES]
FACTS = (
    "received_at",
    "resolved_at",
    "resolved_on",
    "first_due_at",
    "due_at",
    "due_on",
    "channel",
    "service_level",
    "status",
    "linked",
)


class Line(NamedTuple):
    """Whose sums: a row of the finest table."""

    agency: int
    sector: int | None
    procedure: int


class Key(NamedTuple):
    line: Line
    grain: Grain
    day: date


Table = dict[Key, list[int]]


def line_of(dossier: Dossier) -> Line:
    return Line(dossier.agency_id, dossier.sector_id, dossier.procedure_id)


def facts_of(dossier: Dossier, standings: Iterable[Standing] = ()) -> Facts:
    """What the sums ask of a dossier; ``standings`` in the order of recording."""
    values = {name: getattr(dossier, name) for name in FACTS}
    return Facts(**values, changes=tuple(change_of(one) for one in standings))


def change_of(standing: Standing) -> facts.Change:
    return facts.Change(standing.at, standing.due_at, standing.waiting)


def add(table: Table, line: Line, changes: Iterable[Change], sign: int = 1) -> None:
    """By the day; see ``rolled_up``."""
    for day, measure, amount in changes:
        sums = table.get(key := Key(line, Grain.DAY, day))
        if sums is None:
            sums = table[key] = [0] * len(MEASURES)
        sums[PLACE[measure]] += sign * amount


def rolled_up(days: Table) -> Table:
    """Days and all coarser buckets; what is nothing but zeros is left out."""
    table = dict(days)
    for key, sums in days.items():
        for grain in COARSE:
            merge(table, Key(key.line, grain, bucket(grain, key.day)), sums)
    return {key: sums for key, sums in table.items() if any(sums)}


def merge(table: Table, key: Key, sums: Iterable[int]) -> None:
    known = table.get(key)
    table[key] = (
        list(sums) if known is None else [one + other for one, other in zip(known, sums, strict=True)]
    )


def prepared(table: Table) -> Prepared:
    """For ``Tally``, in the order in which they are read."""
    rows: list[Sequence[Any]] = [
        (*key.line, key.day.isoformat(), *sums, key.grain.value)
        for key, sums in sorted(table.items(), key=lambda item: _order(item[0]))
    ]
    return Prepared(Tally._meta.db_table, [*COLUMNS, "grain"], rows)


def _order(key: Key) -> tuple[str, int, date, int, int]:
    return key.grain.value, key.line.agency, key.day, key.line.sector or 0, key.line.procedure


def changes_of(days: Table) -> Iterator[TallyChange]:
    for key, sums in days.items():
        if any(sums):
            yield TallyChange(
                agency_id=key.line.agency,
                sector_id=key.line.sector,
                procedure_id=key.line.procedure,
                day=key.day,
                **dict(zip(MEASURES, sums, strict=True)),
            )
