"""Legal texts named in announcing decisions that concern the agencies asked about."""

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.translation import gettext_noop

from motcua.catalogue.models import DecisionEntry, LegalText, Sector
from motcua.figures.facts.announcement import LEGAL_TEXT, LegalTextCode, LegalTextOn
from motcua.figures.period import Period
from motcua.organisation.models import Agency
from motcua.reports.grouping import ByModel, Grouping
from motcua.reports.subjects.announcement import NO_SECTOR, announced_for
from motcua.reports.subjects.base import Shown, Source


def of(agencies: QuerySet[Agency], period: Period) -> QuerySet[LegalText]:
    """Each with the sector of its decision's first line as ``row_sector``."""
    first = DecisionEntry.objects.filter(decision=OuterRef("decision")).order_by("pk")
    texts = LegalText.objects.filter(announced_for(agencies))
    return texts.annotate(row_sector=Subquery(first.values("procedure__sector_id")[:1]))


GROUPINGS: tuple[Grouping, ...] = (
    ByModel("sector", gettext_noop("Lĩnh vực"), "row_sector", NO_SECTOR, Sector),
)

SOURCE = Source(
    subject=LEGAL_TEXT,
    records=of,
    groupings={grouping.key: grouping for grouping in GROUPINGS},
    columns=(
        Shown(gettext_noop("Văn bản"), lambda text: text.number),
        Shown(gettext_noop("Quyết định công bố"), lambda text: text.decision.number),
        Shown(gettext_noop("Ngày ký"), lambda text: text.decision.signed_on),
        Shown(gettext_noop("Cơ quan công bố"), lambda text: text.decision.issued_by),
    ),
    order=("decision__signed_on", "number", "pk"),
    paths={LegalTextOn.SIGNED.value: "decision__signed_on", LegalTextCode.ORIGIN.value: "decision__origin"},
    related=("decision",),
)
