"""Notes of single actions folded into the sums, so that a form has few of them to read."""

from collections.abc import Collection, Iterator

from django.db import transaction

from motcua.database.sql import write
from motcua.dossiers.models import Tally, TallyChange, TallyState
from motcua.dossiers.sums.rows import Key, Line, Table, merge, prepared, rolled_up
from motcua.figures.buckets import Grain
from motcua.figures.tally import MEASURES

BATCH = 5000


def fold_all() -> int:
    """Fold what has been noted, batch by batch, one transaction each; returns how many notes there were."""
    total = 0
    while count := _fold():
        total += count
    return total


@transaction.atomic
def _fold() -> int:
    """Nothing while sums are being built: the row of the state keeps the two apart."""
    if TallyState.objects.select_for_update().filter(built=True).first() is None:
        return 0
    notes = list(TallyChange.objects.order_by("pk")[:BATCH])
    table = rolled_up(added(notes))
    standing = list(_standing(table))
    for row in standing:
        merge(table, key_of(row, Grain(row.grain)), sums_of(row))
    Tally.objects.filter(pk__in=[row.pk for row in standing]).delete()
    write(prepared({key: sums for key, sums in table.items() if any(sums)}))
    TallyChange.objects.filter(pk__in=[note.pk for note in notes]).delete()
    return len(notes)


def added(notes: Collection[TallyChange]) -> Table:
    """The sums of notes by the day."""
    days: Table = {}
    for note in notes:
        merge(days, key_of(note, Grain.DAY), sums_of(note))
    return days


def _standing(table: Table) -> Iterator[Tally]:
    """The sums there are of the same buckets."""
    for grain in Grain:
        keys = [key for key in table if key.grain == grain]
        agencies, days = {key.line.agency for key in keys}, {key.day for key in keys}
        for row in Tally.objects.filter(grain=grain, agency__in=agencies, day__in=days):
            if key_of(row, grain) in table:
                yield row


def key_of(row: Tally | TallyChange, grain: Grain) -> Key:
    return Key(Line(row.agency_id, row.sector_id, row.procedure_id), grain, row.day)


def sums_of(row: Tally | TallyChange) -> list[int]:
    return [getattr(row, measure) for measure in MEASURES]
