"""Which procedures to review first: real volume times what each dossier could save."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from motcua.catalogue.content import Content, content
from motcua.catalogue.models import Procedure
from motcua.catalogue.queries import published
from motcua.figures.period import Period, year_until
from motcua.organisation.models import Agency
from motcua.reports.daily import once_a_day
from motcua.simplification.assumptions import income_on, weights
from motcua.simplification.models import HourlyIncome
from motcua.simplification.potential import Potential, Real, potential, spare_visits
from motcua.simplification.real import Counted, counted, question_of
from motcua.terms import clock
from motcua.texts.fold import fold


class Order(StrEnum):
    """By what the rows are ranked."""

    ALL = "tat-ca"
    TIME = "thoi-gian"
    VISITS = "di-lai"
    PAPERS = "giay-to"


@dataclass(frozen=True)
class Ranked:
    """``papers``: asked for in every dossier; ``copies``: of these, copies of what an authority has."""

    procedure: Procedure
    content: Content | None
    real: Real
    papers: int
    copies: int
    spare_visits: int
    potential: Potential
    worth: int


@dataclass(frozen=True)
class Ranking:
    """``as_of``: when the dossiers were counted; kept until midnight."""

    period: Period
    as_of: datetime
    income: HourlyIncome
    rows: tuple[Ranked, ...]


def ranking(agency: Agency, order: Order = Order.ALL) -> Ranking:
    """Of the twelve months before today, of the agency and all below it; callers check first who may.

    Two queries beside what is kept for the day, however many procedures. Raises BadInput without an income.
    """
    today = clock.today()
    period, income = year_until(today), income_on(today)
    as_of, found = once_a_day("potential", agency, period, lambda: _counted(agency, period))
    rows = _rows(found, today, income)
    rows.sort(key=lambda row: (not row.real.enough, -_hours(row.potential, order), fold(row.procedure.name)))
    return Ranking(period, as_of, income, tuple(rows))


def _counted(agency: Agency, period: Period) -> tuple[datetime, dict[int, Counted]]:
    return clock.now(), counted(question_of(agency, period))


def _rows(found: dict[int, Counted], today: date, income: HourlyIncome) -> list[Ranked]:
    procedures = Procedure.objects.select_related("sector").in_bulk(list(found))
    versions = published(today).filter(procedure__in=list(found)).order_by("valid_from", "number")
    contents = {version.procedure_id: content(version) for version in versions}
    return [
        _ranked(procedures[pk], contents.get(pk), each.real, income)
        for pk, each in found.items()
        if pk in procedures
    ]


def _ranked(procedure: Procedure, published: Content | None, real: Real, income: HourlyIncome) -> Ranked:
    """A procedure without a version in force is counted as it came; nothing is asked for any more."""
    asked = [each for each in published.components if not each.conditional] if published else []
    handed_in = [each for each in asked if not each.shown_only]
    copies = sum(each.copy for each in handed_in)
    level = published.service_level if published else ""
    found = potential(real, level, copies, weights())
    return Ranked(
        procedure, published, real, len(handed_in), copies, spare_visits(real, level), found,
        found.worth(income.amount),
    )  # fmt: skip


def _hours(found: Potential, order: Order) -> Decimal:
    return {
        Order.ALL: found.hours,
        Order.TIME: found.time,
        Order.VISITS: found.visits,
        Order.PAPERS: found.papers,
    }[order]
