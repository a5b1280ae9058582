"""The lists that the system itself holds: published, offered by an authority, really processed.

What a list held and holds no more stands in it as abolished, so that what is still processed shows as such.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from django.db.models import Max, QuerySet

from motcua.catalogue.content import content
from motcua.catalogue.lists import lists_of
from motcua.catalogue.models import Offering, ProcedureVersion
from motcua.catalogue.queries import published
from motcua.dossiers.models import Dossier
from motcua.organisation.models import Agency, Level
from motcua.organisation.queries import below
from motcua.rosters.entries import Change, Entry, Roster, Span, Term, TermUnit, roster
from motcua.rosters.values import read_fee, read_term, whole
from motcua.terms import clock

LEVELS: Mapping[str, frozenset[str]] = {
    Level.COMMUNE: frozenset({"commune", "commune_intake"}),
    Level.DISTRICT: frozenset({"district_legacy"}),
    Level.PROVINCE: frozenset({"province", "commune_intake"}),
}
"""Level of an authority -> levels of the catalogue whose procedures are its business."""


def national(agency: Agency, day: date) -> Roster:
    """What is published for the authority's level on a day, and what once was; two queries."""
    mine = ProcedureVersion.objects.filter(level__in=LEVELS[agency.level])
    held = _latest(published(day).filter(pk__in=mine.values("pk")))
    anywhere = published(day).values("procedure")
    gone = mine.filter(published_at__isnull=False, valid_to__lt=day).exclude(procedure__in=anywhere)
    entries = [*map(_version, held.values()), *(_gone(row) for row in _latest(gone).values())]
    return roster(f"Danh mục đã công bố, ngày {day:%d/%m/%Y}", entries)


def local(agency: Agency, day: date) -> Roster:
    """What an authority offers on a day, and what it once offered; five queries."""
    rows = lists_of(agency, day)["all"]
    held = [row.offering.procedure_id for row in rows]
    versions = _latest(published(day).filter(procedure__in=held))
    entries = [
        replace(_of(versions.get(row.offering.procedure_id), row.offering), service_level=row.service_level)
        for row in rows
    ]
    ended = Offering.objects.filter(agency=agency, valid_to__lt=day).exclude(procedure__in=held)
    once = {row.procedure_id: row for row in ended.select_related("procedure__sector").order_by("valid_to")}
    entries += [replace(_of(None, row), change=Change.ABOLISHED) for row in once.values()]
    return roster(f"Danh mục của {agency.name}, ngày {day:%d/%m/%Y}", entries)


def processed(agency: Agency, first: date, last: date) -> Roster:
    """The procedures of the dossiers received in a period (both days included), each by the latest version
    that a dossier was handled by; one query."""
    used = dossiers_of(agency, first, last).order_by().values("version").distinct()
    rows = _latest(ProcedureVersion.objects.filter(pk__in=used))
    name = f"Thủ tục {agency.name} giải quyết {first:%d/%m/%Y} – {last:%d/%m/%Y}"
    return roster(name, map(_version, rows.values()))


def dossiers_of(agency: Agency, first: date, last: date, codes: Iterable[str] = ()) -> QuerySet[Dossier]:
    """Received in the period at the authority or below; ``codes``: only of these procedures."""
    begin, end = _midnight(first), _midnight(last + timedelta(days=1))
    rows = Dossier.objects.filter(
        agency__in=below(agency).values("pk"), received_at__gte=begin, received_at__lt=end
    )
    wanted = list(codes)
    return rows.filter(procedure__code__in=wanted) if wanted else rows


def ended_on(agency: Agency, kind: str, codes: Iterable[str], day: date) -> date | None:
    """The last day on which a list of the system ("national", "local") held one of these procedures."""
    wanted = list(codes)
    if kind == "local":
        rows = Offering.objects.filter(agency=agency, procedure__code__in=wanted, valid_to__lt=day)
        return rows.aggregate(last=Max("valid_to"))["last"]
    versions = ProcedureVersion.objects.filter(procedure__code__in=wanted, valid_to__lt=day)
    return versions.aggregate(last=Max("valid_to"))["last"]


def _latest(rows: QuerySet[ProcedureVersion]) -> dict[int, ProcedureVersion]:
    ordered = rows.select_related("procedure__sector").order_by("procedure__code", "valid_from", "number")
    return {row.procedure_id: row for row in ordered}


def _of(version: ProcedureVersion | None, offering: Offering) -> Entry:
    if version is not None:
        return _version(version)
    procedure = offering.procedure
    sector = procedure.sector.name if procedure.sector else ""
    return Entry(code=procedure.code, name=procedure.name, sector=sector)


def _gone(row: ProcedureVersion) -> Entry:
    return replace(_version(row), change=Change.ABOLISHED)


def _version(row: ProcedureVersion) -> Entry:
    told = content(row)
    sector = row.procedure.sector.name if row.procedure.sector else ""
    return Entry(
        code=row.procedure.code,
        name=row.name,
        sector=sector,
        term=_term(told.term_text.value, told.term_text.unit, told.term_text.text),
        fee=read_fee(told.fee_text),
        service_level=row.service_level,
        components=len(told.components) or None,
    )


def _term(value: int | None, unit: str, text: str) -> Term | None:
    if value is None or unit not in set(TermUnit):
        return read_term(text)
    span = whole(Span(value, TermUnit(unit)))
    return Term(text or f"{value} {_UNITS[unit]}", (span,))


_UNITS: Mapping[str, str] = {
    TermUnit.HOUR: "giờ", TermUnit.WORKING_HOUR: "giờ làm việc", TermUnit.CALENDAR_DAY: "ngày",
    TermUnit.WORKING_DAY: "ngày làm việc", TermUnit.MONTH: "tháng", TermUnit.YEAR: "năm",
    TermUnit.UNKNOWN: "",
}  # fmt: skip


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), clock.VN)
