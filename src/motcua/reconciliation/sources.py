"""The lists that the system itself holds: published, offered by an authority, really processed."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from django.db.models import QuerySet

from motcua.catalogue.lists import lists_of
from motcua.catalogue.models import Procedure, ProcedureVersion
from motcua.catalogue.queries import published
from motcua.dossiers.models import Dossier
from motcua.organisation.models import Agency
from motcua.organisation.queries import below
from motcua.rosters.entries import Entry, Roster, roster
from motcua.terms import clock


def national(day: date) -> Roster:
    """Every procedure published for communes and provinces on a day; one query."""
    rows = published(day).select_related("procedure__sector").order_by("procedure__code", "valid_from")
    latest = {row.procedure_id: row for row in rows}
    return roster(f"Danh mục đã công bố, ngày {day:%d/%m/%Y}", map(_version, latest.values()))


def local(agency: Agency, day: date) -> Roster:
    """What an authority offers on a day; two queries."""
    rows = lists_of(agency, day)["all"]
    entries = (
        Entry(
            code=row.offering.procedure.code,
            name=row.name,
            sector=_sector(row.offering.procedure),
            service_level=row.service_level,
        )
        for row in rows
    )
    return roster(f"Danh mục của {agency.name}, ngày {day:%d/%m/%Y}", entries)


def processed(agency: Agency, first: date, last: date) -> Roster:
    """The procedures of the dossiers received in a period (both days included); one query."""
    used = dossiers_of(agency, first, last).order_by().values("procedure").distinct()
    rows = Procedure.objects.filter(pk__in=used).select_related("sector").order_by("code")
    entries = (Entry(code=row.code, name=row.name, sector=_sector(row)) for row in rows)
    return roster(f"Thủ tục {agency.name} giải quyết {first:%d/%m/%Y} – {last:%d/%m/%Y}", entries)


def dossiers_of(agency: Agency, first: date, last: date, codes: Iterable[str] = ()) -> QuerySet[Dossier]:
    """Received in the period at the authority or below; ``codes``: only of these procedures."""
    begin, end = _midnight(first), _midnight(last + timedelta(days=1))
    rows = Dossier.objects.filter(
        agency__in=below(agency).values("pk"), received_at__gte=begin, received_at__lt=end
    )
    wanted = list(codes)
    return rows.filter(procedure__code__in=wanted) if wanted else rows


def _version(row: ProcedureVersion) -> Entry:
    return Entry(
        code=row.procedure.code,
        name=row.name,
        sector=_sector(row.procedure),
        service_level=row.service_level,
    )


def _sector(procedure: Procedure) -> str:
    return procedure.sector.name if procedure.sector else ""


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), clock.VN)
