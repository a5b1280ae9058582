"""Which procedures the home page lists before anyone asks."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from django.db.models import Count, Exists, OuterRef, QuerySet

from motcua.catalogue.models import Procedure, Sector
from motcua.catalogue.queries import published
from motcua.texts.fold import fold

# The procedures people bring to a commune most often (issue 2, line 5), by their national codes.
COMMON = (
    "1.001193",  # birth
    "1.000656",  # death
    "1.000894",  # marriage
    "1.004873",  # marital-status certificate
    "2.000635",  # civil-status extract
    "1.004859",  # civil-status correction
    "2.000815",  # certified copy
    "2.000884",  # certified signature
    "2.001035",  # certified transaction
    "1.004222",  # permanent residence
    "1.004194",  # temporary residence
    "1.001612",  # household business
    "1.001776",  # social allowance
    "1.011606",  # poor household
    "1.012812",  # land dispute conciliation
)

SectorGroup = tuple[Sector | None, list[Procedure]]


def in_force(on: date) -> QuerySet[Procedure]:
    """Procedures with a published version in force on a day."""
    return Procedure.objects.filter(Exists(published(on).filter(procedure=OuterRef("pk"))))


def common(on: date) -> list[SectorGroup]:
    """The common procedures in force, grouped by sector, each group in the order of COMMON."""
    rank = {code: place for place, code in enumerate(COMMON)}
    rows = in_force(on).filter(code__in=COMMON).select_related("sector")
    return _grouped(sorted(rows, key=lambda row: (_first_rank(row, rows, rank), rank[row.code])))


def sectors(on: date) -> list[Sector]:
    """Sectors with the number of their procedures in force, as ``procedures_count``, by name."""
    counted = Exists(published(on).filter(procedure=OuterRef("procedures")))
    rows = Sector.objects.annotate(procedures_count=Count("procedures", filter=counted))
    return sorted(rows.filter(procedures_count__gt=0), key=lambda sector: fold(sector.name))


def of_sector(sector: Sector, on: date) -> QuerySet[Procedure]:
    return in_force(on).filter(sector=sector).select_related("sector").order_by("name")


def _first_rank(row: Procedure, rows: Iterable[Procedure], rank: dict[str, int]) -> int:
    """Sectors stand in the order of their most common procedure."""
    return min(rank[other.code] for other in rows if other.sector_id == row.sector_id)


def _grouped(rows: list[Procedure]) -> list[SectorGroup]:
    return [(sector, list(group)) for sector, group in groupby(rows, key=lambda row: row.sector)]
