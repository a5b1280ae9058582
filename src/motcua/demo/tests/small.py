"""A small Hoàn Kiếm: the scenario's own stage, orders and ways, with some hundred dossiers an authority."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from motcua.demo.scenarios.hoan_kiem import plan
from motcua.demo.scenarios.hoan_kiem.build import Part, fill
from motcua.demo.scenarios.hoan_kiem.orders import forget_versions
from motcua.demo.scenarios.hoan_kiem.plants import PLANTS, Plant, plants_of
from motcua.demo.scenarios.hoan_kiem.stage import DISTRICT_AREA, DISTRICT_CODE
from motcua.demo.scenarios.hoan_kiem.stage import build as build_stage
from motcua.organisation.models import Agency, Area, AreaLevel

SIZE = 480
WARDS = 5
COUNTS = {"late_supplement": 30, "batch": 100, "backdated": 12, "loop": 22}
HOMES = {
    "late_supplement": f"{DISTRICT_CODE}.12",
    "batch": f"{DISTRICT_CODE}.13",
    "backdated": f"{DISTRICT_CODE}.14",
}


def small_plants() -> list[Plant]:
    """The scenario's plants, fewer of each, at wards that the small district has."""
    return [
        replace(plant, count=COUNTS[plant.way], agency=HOMES.get(plant.way, DISTRICT_CODE))
        for plant in PLANTS
    ]


def build_small(plants: Sequence[Plant], size: int = SIZE) -> tuple[Agency, list[Part]]:
    """The district with its year; nothing comes late in it. Needs the catalogue and the regimes."""
    _areas()
    forget_versions()
    share = plan.Share(received=size, overdue=0, open=6, online=60, home=30)
    parts = [
        Part(authority, share, plants_of(authority.committee.code, plants)) for authority in build_stage()
    ]
    for part in parts:
        fill(part)
    forget_versions()
    return Agency.objects.get(code=DISTRICT_CODE), parts


def _areas() -> None:
    since = date(2016, 1, 1)
    district = Area.objects.create(
        code=DISTRICT_AREA, name="Quận Mẫu", level=AreaLevel.DISTRICT, valid_from=since
    )
    for number in range(WARDS):
        Area.objects.create(
            code=f"9000{number}",
            name=f"Phường Mẫu {number + 1}",
            level=AreaLevel.COMMUNE,
            parent=district,
            valid_from=since,
        )
