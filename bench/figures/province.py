"""The province in the database: agencies and catalogue by the ORM, dossiers by COPY (SQLite: one INSERT)."""

import time
from collections.abc import Sequence
from datetime import date

from django.core.management import call_command
from django.db import connection, transaction

from bench.figures import shape
from bench.figures.shape import Offer, Row
from motcua.catalogue.models import Procedure, ProcedureVersion, Sector
from motcua.database.sql import fast_load
from motcua.dossiers.models import Dossier
from motcua.organisation.actions import create_agency
from motcua.organisation.models import Agency
from motcua.terms import clock

PROVINCE = "H99"
SINCE = date(2020, 1, 1)
TABLES = {
    "dossiers_dossier": shape.DOSSIER,
    "dossiers_applicant": shape.APPLICANT,
    "dossiers_standing": shape.STANDING,
}


def build(count: int) -> float:
    """About ``count`` dossiers in an empty database; seconds taken. Does nothing where they are already."""
    started = time.monotonic()
    call_command("migrate", verbosity=0)
    if Dossier.objects.exists():
        return 0.0
    with transaction.atomic():
        agencies, offers = _agencies(), _offers()
    made = 0
    with fast_load(), _unchecked():
        for number, batch in enumerate(shape.batches(agencies, offers, count)):
            with transaction.atomic():
                for (table, columns), rows in zip(
                    TABLES.items(), (batch.dossiers, batch.applicants, batch.standings), strict=True
                ):
                    _write(table, columns, rows)
            made += len(batch.dossiers)
            if number % 100 == 0:
                print(f"  {made:,} dossiers, {time.monotonic() - started:.0f} s", flush=True)
    tidy()
    return time.monotonic() - started


def province() -> Agency:
    return Agency.objects.get(code=PROVINCE)


def _agencies() -> list[tuple[int, str]]:
    top = create_agency(PROVINCE, "UBND tỉnh Mẫu", "committee", "province", valid_from=SINCE, synthetic=True)
    found = []
    for number in range(1, shape.COMMUNES + 1):
        code = f"{PROVINCE}.{number}"
        made = create_agency(
            code, f"UBND xã Mẫu {number}", "committee", "commune", top, valid_from=SINCE, synthetic=True
        )
        found.append((made.pk, code))
    return found


def _offers() -> list[Offer]:
    """The commonest procedures have short terms; every 50th has no sector."""
    sectors = [Sector.objects.create(code=f"LV-M{n}", name=f"Lĩnh vực mẫu {n}") for n in range(shape.SECTORS)]
    terms = (1, 3, 1, 5, 0, 2, 7, 10, 3, 15, 5, 20, 1, 30, 8)
    offers = []
    for number in range(shape.PROCEDURES):
        sector = None if number % 50 == 49 else sectors[int((number * 7919 % 225) ** 0.5)]
        level = ("full", "partial", "direct")[number % 3]
        offers.append(_offer(f"9.{number:06}", sector, terms[number % len(terms)], level))
    return offers


def _offer(code: str, sector: Sector | None, term: int, level: str) -> Offer:
    name = f"Thủ tục mẫu {code}"
    procedure = Procedure.objects.create(code=code, name=name, sector=sector, synthetic=True)
    version = ProcedureVersion.objects.create(
        procedure=procedure, number=1, content={}, digest=code, name=name, level="commune",
        service_level=level, confidence="synthetic", valid_from=SINCE, published_at=clock.now(),
    )  # fmt: skip
    return Offer(procedure.pk, version.pk, sector.pk if sector else None, term, level)


def _write(table: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
    names = ", ".join(columns)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            lines = ("\t".join(["\\N" if one is None else str(one) for one in row]) for row in rows)
            with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
                copy.write("".join(f"{line}\n" for line in lines))
        else:
            marks = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)


class _unchecked:
    """Foreign keys are not looked up row by row: the rows are made from what is there."""

    def __enter__(self) -> None:
        self._set("SET session_replication_role = replica", "PRAGMA foreign_keys = OFF")

    def __exit__(self, *_: object) -> None:
        self._set("RESET session_replication_role", "PRAGMA foreign_keys = ON")

    @staticmethod
    def _set(postgresql: str, sqlite: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute(postgresql if connection.vendor == "postgresql" else sqlite)


def tidy() -> None:
    """What autovacuum has done to a database that has been at work for years."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE)" if connection.vendor == "postgresql" else "ANALYZE")
