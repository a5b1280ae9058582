"""Administrative units from the data files into the database, in bulk. Loading again changes nothing."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from django.db import transaction

from motcua.database.sql import refresh_statistics
from motcua.journal import verbs
from motcua.organisation.areas import REFORM
from motcua.organisation.models import Area, AreaLevel, AreaSuccession, Extent
from motcua.organisation.records import NATION, SYSTEM, record

DATA = Path(__file__).parent / "data"
LEGACY_FROM = date(2004, 7, 8)
"""QĐ 124/2004/QĐ-TTg introduced the codes (memory); the old units are those of 30 June 2025, carried back."""
LEGACY_TO = REFORM - timedelta(days=1)
_BATCH = 2000

verbs.register(
    "areas_loaded", "Nạp danh mục đơn vị hành chính: thêm {created}, sửa {changed}, kế thừa {successions}"
)


@dataclass(frozen=True)
class LoadedAreas:
    """How many rows were added and corrected."""

    created: int
    changed: int
    successions: int

    @property
    def nothing(self) -> bool:
        return not (self.created or self.changed or self.successions)

    @property
    def text(self) -> str:
        if self.nothing:
            return "không có gì mới"
        return f"thêm {self.created} đơn vị, sửa {self.changed}, thêm {self.successions} quan hệ kế thừa"


@dataclass(frozen=True)
class Layer:
    """One file: the units of a level over one period; ``above`` is the level of the ``parent`` column."""

    file: str
    level: AreaLevel
    valid_from: date
    valid_to: date | None
    above: AreaLevel | None = None


LAYERS = (
    Layer("legacy_provinces.csv", AreaLevel.PROVINCE, LEGACY_FROM, LEGACY_TO),
    Layer("legacy_districts.csv", AreaLevel.DISTRICT, LEGACY_FROM, LEGACY_TO, AreaLevel.PROVINCE),
    Layer("legacy_communes.csv", AreaLevel.COMMUNE, LEGACY_FROM, LEGACY_TO, AreaLevel.DISTRICT),
    Layer("provinces.csv", AreaLevel.PROVINCE, REFORM, None),
    Layer("communes.csv", AreaLevel.COMMUNE, REFORM, None, AreaLevel.PROVINCE),
)

Key = tuple[str, date, str]  # level, valid_from, code


@transaction.atomic
def load_areas(folder: Path = DATA, *, by: str = SYSTEM) -> LoadedAreas:
    """Bring the units and successions of the files into the database; what is there already stays as it is.

    Raises KeyError or ValueError, and writes nothing, where a file names a unit that is not there.
    """
    known = {_key(area): area for area in Area.objects.all()}
    created = changed = 0
    for layer in LAYERS:
        fresh, corrected = _load_layer(layer, folder, known)
        created, changed = created + fresh, changed + corrected
    loaded = LoadedAreas(created, changed, _load_successions(folder, known))
    if not loaded.nothing:
        facts = {"created": created, "changed": changed, "successions": loaded.successions}
        record(NATION, "areas_loaded", by, facts)
        refresh_statistics()
    return loaded


def _key(area: Area) -> Key:
    return area.level, area.valid_from, area.code


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _load_layer(layer: Layer, folder: Path, known: dict[Key, Area]) -> tuple[int, int]:
    fresh: list[Area] = []
    corrected: list[Area] = []
    for row in _rows(folder / layer.file):
        parent = known[(layer.above, layer.valid_from, row["parent"])] if layer.above else None
        area = known.get((layer.level, layer.valid_from, row["code"]))
        if area is None:
            fresh.append(_new(layer, row, parent))
        elif _correct(area, row["name"], parent, layer.valid_to):
            corrected.append(area)
    Area.objects.bulk_create(fresh, batch_size=_BATCH)
    Area.objects.bulk_update(corrected, ["name", "parent", "valid_to"], batch_size=_BATCH)
    known.update((_key(area), area) for area in fresh)
    return len(fresh), len(corrected)


def _new(layer: Layer, row: dict[str, str], parent: Area | None) -> Area:
    return Area(
        code=row["code"],
        level=layer.level,
        name=row["name"],
        parent=parent,
        valid_from=layer.valid_from,
        valid_to=layer.valid_to,
    )


def _correct(area: Area, name: str, parent: Area | None, valid_to: date | None) -> bool:
    """Put a unit right where the file says otherwise; whether it did."""
    wanted = (name, parent.pk if parent else None, valid_to)
    if (area.name, area.parent_id, area.valid_to) == wanted:
        return False
    area.name, area.parent, area.valid_to = name, parent, valid_to
    return True


def _load_successions(folder: Path, known: dict[Key, Area]) -> int:
    present = set(AreaSuccession.objects.values_list("old_id", "new_id", "extent"))
    fresh = []
    for row in _rows(folder / "successions.csv"):
        old, new, extent = (
            _old(row["old"], known),
            known[(AreaLevel.COMMUNE, REFORM, row["new"])],
            row["extent"],
        )
        if (old.pk, new.pk, extent) not in present:
            fresh.append(AreaSuccession(old=old, new=new, extent=Extent(extent), since=REFORM))
    AreaSuccession.objects.bulk_create(fresh, batch_size=_BATCH)
    return len(fresh)


def _old(code: str, known: dict[Key, Area]) -> Area:
    """The unit before the reform; a code with a leading D is a whole district."""
    if code.startswith("D"):
        return known[(AreaLevel.DISTRICT, LEGACY_FROM, code[1:])]
    return known[(AreaLevel.COMMUNE, LEGACY_FROM, code)]
