"""Procedures in announcing decisions that concern the agencies asked about."""

from django.db.models import BooleanField, Case, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.utils.translation import gettext_noop

from motcua.catalogue.models import DecisionEntry, Offering, Procedure, Sector
from motcua.figures import announcements as figures
from motcua.figures.facts.announcement import ANNOUNCEMENT, AnnouncementCode, AnnouncementMark, AnnouncementOn
from motcua.figures.period import Period
from motcua.organisation.models import Agency, AgencyPath
from motcua.reports.grouping import ByChoice, ByModel, Grouping
from motcua.reports.subjects.base import Shown, Source

NO_SECTOR, NO_PROCEDURE = gettext_noop("Chưa phân lĩnh vực"), gettext_noop("Chưa rõ thủ tục")

NO_CHANGE = gettext_noop("Chưa rõ thay đổi")


def of(agencies: QuerySet[Agency], period: Period) -> QuerySet[DecisionEntry]:
    """Lines about procedures that one of the agencies handles or handled, in a decision of a ministry, of
    the agencies themselves, or of one above them."""
    mine = agencies.order_by().values("pk")
    offered = Offering.objects.filter(procedure=OuterRef("procedure"), agency__in=mine)
    entries = DecisionEntry.objects.filter(announced_for(agencies), Exists(offered))
    usable = entries.exclude(change="").exclude(public_on__lt=F("decision__signed_on"))
    earlier = usable.filter(decision=OuterRef("decision"), pk__lt=OuterRef("pk"))
    first = Case(When(~Exists(earlier), then=Value(True)), default=Value(False), output_field=BooleanField())
    return entries.alias(**{AnnouncementMark.FIRST.value: first})


def announced_for(agencies: QuerySet[Agency]) -> Q:
    """On rows with a ``decision``: one of a ministry, of the agencies, or of one above them."""
    mine = agencies.order_by().values("pk")
    around = AgencyPath.objects.filter(below__in=mine).values("above")
    return Q(decision__agency__isnull=True) | Q(decision__agency__in=around)


GROUPINGS: tuple[Grouping, ...] = (
    ByModel("sector", gettext_noop("Lĩnh vực"), "procedure__sector_id", NO_SECTOR, Sector),
    ByModel("procedure", gettext_noop("Thủ tục"), "procedure_id", NO_PROCEDURE, Procedure),
    ByChoice(
        "change",
        gettext_noop("Thay đổi"),
        "change",
        gettext_noop("Chưa rõ thay đổi"),
        AnnouncementCode.CHANGE,
    ),
)

SOURCE = Source(
    subject=ANNOUNCEMENT,
    records=of,
    groupings={grouping.key: grouping for grouping in GROUPINGS},
    columns=(
        Shown(gettext_noop("Quyết định"), lambda entry: entry.decision.number),
        Shown(gettext_noop("Cơ quan công bố"), lambda entry: entry.decision.issued_by),
        Shown(gettext_noop("Ngày ký"), lambda entry: entry.decision.signed_on),
        Shown(gettext_noop("Hiệu lực"), lambda entry: entry.decision.effective_on),
        Shown(gettext_noop("Mã thủ tục"), lambda entry: entry.procedure.code),
        Shown(gettext_noop("Thủ tục"), lambda entry: entry.procedure.name),
        Shown(gettext_noop("Thay đổi"), lambda entry: entry.get_change_display()),
        Shown(gettext_noop("Công khai"), lambda entry: entry.public_on),
    ),
    order=("decision__signed_on", "decision__number", "pk"),
    paths={
        AnnouncementOn.SIGNED.value: "decision__signed_on",
        AnnouncementCode.ORIGIN.value: "decision__origin",
    },
    unusable=figures.UNUSABLE,
    related=("decision", "procedure"),
)
