"""Procedures under authority: one row for a procedure and a level, however many authorities offer it."""

from typing import Any

from django.db.models import BooleanField, Case, CharField, Exists, OuterRef, QuerySet, Value, When
from django.utils.translation import gettext_noop

from motcua.catalogue.models import DecisionEntry, Offering, Origin, ProcedureVersion, Sector
from motcua.figures.facts.procedure import PROCEDURE, ProcedureCode, ProcedureMark
from motcua.figures.period import Period
from motcua.organisation.models import Agency
from motcua.organisation.queries import in_force
from motcua.reports.grouping import ByChoice, ByModel, Grouping
from motcua.reports.subjects.base import Shown, Source

NO_SECTOR = gettext_noop("Chưa phân lĩnh vực")


def of(agencies: QuerySet[Agency], period: Period) -> QuerySet[Offering]:
    """The offerings on the period's last day; the first alike in procedure and level stands for all."""
    day = period.last
    mine = Offering.objects.filter(in_force(day), agency__in=agencies.order_by().values("pk"))
    alike = mine.filter(procedure=OuterRef("procedure"), agency__level=OuterRef("agency__level"))
    at_desk = Exists(alike.filter(at_one_stop=True))
    versions = ProcedureVersion.objects.filter(
        in_force(day), procedure=OuterRef("procedure"), published_at__isnull=False
    )
    local = DecisionEntry.objects.filter(procedure=OuterRef("procedure"), decision__origin=Origin.LOCAL)
    origin = Case(
        When(Exists(local), then=Value("local")), default=Value("central"), output_field=CharField()
    )
    return mine.alias(
        **{
            ProcedureMark.UNDER_AUTHORITY.value: _flag(~Exists(alike.filter(pk__lt=OuterRef("pk")))),
            ProcedureMark.AT_ONE_STOP.value: _flag(at_desk),
            ProcedureMark.HAS_PROCESS.value: _flag(Exists(versions)),
            ProcedureCode.ORIGIN.value: origin,
        }
    )


def _flag(condition: Any) -> Case:
    return Case(When(condition, then=Value(True)), default=Value(False), output_field=BooleanField())


GROUPINGS: tuple[Grouping, ...] = (
    ByModel("sector", gettext_noop("Lĩnh vực"), "procedure__sector_id", NO_SECTOR, Sector),
    ByChoice("level", gettext_noop("Cấp"), "agency__level", gettext_noop("Chưa rõ cấp"), ProcedureCode.LEVEL),
)

SOURCE = Source(
    subject=PROCEDURE,
    records=of,
    groupings={grouping.key: grouping for grouping in GROUPINGS},
    columns=(
        Shown(gettext_noop("Mã thủ tục"), lambda offering: offering.procedure.code),
        Shown(gettext_noop("Thủ tục"), lambda offering: offering.procedure.name),
        Shown(
            gettext_noop("Lĩnh vực"),
            lambda offering: offering.procedure.sector.name if offering.procedure.sector else "",
        ),
        Shown(gettext_noop("Cấp"), lambda offering: offering.agency.get_level_display()),
        Shown(gettext_noop("Thuộc thẩm quyền từ"), lambda offering: offering.valid_from),
        Shown(gettext_noop("Đến hết ngày"), lambda offering: offering.valid_to),
    ),
    order=("procedure__code", "pk"),
    paths={ProcedureCode.LEVEL.value: "agency__level"},
    related=("procedure__sector", "agency"),
)
