"""The catalogue from the data file into the database: idempotent, and changed data is published anew."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction

from motcua.catalogue.actions import Draft, in_force, publish_many
from motcua.catalogue.content import digest
from motcua.catalogue.models import Procedure, ProcedureVersion, Sector
from motcua.catalogue.records import Period, periods_of
from motcua.organisation.records import SYSTEM
from motcua.terms import clock
from motcua.texts.fold import search_key

DATA = Path(__file__).parent / "data" / "procedures.json"
_BATCH = 200

Contents = dict[str, dict[str, Any]]


@dataclass(frozen=True)
class LoadedCatalogue:
    """How many procedures were added or renamed, and versions published."""

    procedures: int
    versions: int

    @property
    def nothing(self) -> bool:
        return not (self.procedures or self.versions)

    @property
    def text(self) -> str:
        if self.nothing:
            return "không có gì mới"
        return f"thêm hoặc sửa {self.procedures} thủ tục, công bố {self.versions} phiên bản"


def read_rows(path: Path = DATA) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["procedures"]
    return rows


@transaction.atomic
def load_procedures(
    rows: Iterable[dict[str, Any]] | None = None, *, synthetic: bool = False, by: str = SYSTEM
) -> LoadedCatalogue:
    """Publish what the rows say. Raises CatalogueError, and writes nothing, where a row cannot be published.

    Where a row differs from the version in force, the new version holds from today and closes the former; in
    a period that is over, it takes the former's place.
    """
    periods = {row["code"]: periods_of(row) for row in (read_rows() if rows is None else rows)}
    contents = {code: each[-1].content for code, each in periods.items()}
    changed = _write_procedures(contents, _load_sectors(contents.values()), synthetic)
    known = Procedure.objects.in_bulk(list(periods), field_name="code")
    before = ProcedureVersion.objects.count()
    publish_many(_drafts(known, periods), by=by)
    return LoadedCatalogue(changed, ProcedureVersion.objects.count() - before)


def _load_sectors(contents: Iterable[dict[str, Any]]) -> dict[str, Sector]:
    wanted = {
        content["sector"]["code"]: content["sector"]["name"] for content in contents if content["sector"]
    }
    fresh = [Sector(code=code, name=name) for code, name in sorted(wanted.items())]
    Sector.objects.bulk_create(fresh, ignore_conflicts=True)
    return Sector.objects.in_bulk(list(wanted), field_name="code")


def _write_procedures(contents: Contents, sectors: dict[str, Sector], synthetic: bool) -> int:
    known = Procedure.objects.in_bulk(list(contents), field_name="code")
    fresh, renamed = [], []
    for code, content in contents.items():
        sector = sectors[content["sector"]["code"]] if content["sector"] else None
        wanted = {"name": content["name"], "sector": sector, "search": search_text(content)}
        procedure = known.get(code)
        if procedure is None:
            fresh.append(Procedure(code=code, synthetic=synthetic, **wanted))
        elif any(getattr(procedure, name) != value for name, value in wanted.items()):
            for name, value in wanted.items():
                setattr(procedure, name, value)
            renamed.append(procedure)
    Procedure.objects.bulk_create(fresh, batch_size=_BATCH)
    Procedure.objects.bulk_update(renamed, ["name", "sector", "search"], batch_size=_BATCH)
    return len(fresh) + len(renamed)


def search_text(content: dict[str, Any]) -> str:
    """What `queries.search_procedures` looks in: folded name, initials, code; padded with blanks."""
    return f" {search_key(content['name'])} {content['code']} "


def _drafts(procedures: dict[str, Procedure], periods: dict[str, list[Period]]) -> list[Draft]:
    versions: dict[int, list[ProcedureVersion]] = {}
    for version in ProcedureVersion.objects.filter(procedure__in=procedures.values()).defer("content"):
        versions.setdefault(version.procedure_id, []).append(version)
    return [
        _draft(procedures[code], period, versions.get(procedures[code].pk, []))
        for code, each in periods.items()
        for period in each
    ]


def _draft(procedure: Procedure, period: Period, known: Sequence[ProcedureVersion]) -> Draft:
    """From the period's first day where nothing is known of it, else from where a change may begin."""
    last = in_force([each for each in known if each.valid_from >= period.valid_from], _last_day(period))
    starts = period.valid_from
    if last and last.digest == digest(period.content):
        starts = last.valid_from
    elif last and period.valid_to is None:
        starts = max(clock.today(), last.valid_from)
    return Draft(procedure, period.content, starts, period.valid_to)


def _last_day(period: Period) -> date:
    return period.valid_to or date.max
