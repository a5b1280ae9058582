"""Sums compared with the dossiers they are derived from."""

from collections.abc import Iterator
from dataclasses import dataclass

from motcua.catalogue.models import Procedure
from motcua.database.sql import snapshot
from motcua.dossiers.models import Tally, TallyChange
from motcua.dossiers.sums.building import CHUNK, Progress, authorities, summed
from motcua.dossiers.sums.folding import added, key_of, sums_of
from motcua.dossiers.sums.rows import Key, Table, merge, rolled_up
from motcua.figures.buckets import Grain
from motcua.figures.tally import MEASURES
from motcua.organisation.models import Agency

GRAINS = {Grain.DAY: "ngày", Grain.HALF: "nửa tháng từ", Grain.QUARTER: "quý từ", Grain.YEAR: "năm từ"}


@dataclass(frozen=True)
class Difference:
    """One sum that is not what the dossiers say."""

    agency: str
    procedure: str
    bucket: str
    measure: str
    stored: int
    counted: int

    def __str__(self) -> str:
        where = f"{self.agency}, thủ tục {self.procedure}, {self.bucket}"
        return f"{where}, {self.measure}: tổng ghi {self.stored}, đếm hồ sơ được {self.counted}"


def check(progress: Progress = str) -> Iterator[Difference]:
    """All sums of all authorities, one authority at a time in memory; others may go on working."""
    codes = dict(Procedure.objects.values_list("pk", "code"))
    for agency in authorities():
        with snapshot():
            count, days = summed(agency)
            stored = _stored(agency)
        counted = rolled_up(days)
        progress(f"{agency.name}: {count} hồ sơ, {len(counted)} dòng tổng.")
        for key in sorted({*stored, *counted}, key=lambda key: (key.day, key.grain, key.line.procedure)):
            yield from _differences(agency, codes, key, stored, counted)


def _stored(agency: Agency) -> Table:
    table = rolled_up(added(list(TallyChange.objects.filter(agency=agency))))
    for row in Tally.objects.filter(agency=agency).iterator(CHUNK):
        merge(table, key_of(row, Grain(row.grain)), sums_of(row))
    return table


def _differences(
    agency: Agency, codes: dict[int, str], key: Key, stored: Table, counted: Table
) -> Iterator[Difference]:
    nothing = [0] * len(MEASURES)
    pairs = zip(MEASURES, stored.get(key, nothing), counted.get(key, nothing), strict=True)
    for measure, one, other in pairs:
        if one != other:
            procedure = codes.get(key.line.procedure, str(key.line.procedure))
            bucket = f"{GRAINS[key.grain]} {key.day:%d/%m/%Y}"
            yield Difference(agency.code, procedure, bucket, measure, one, other)
