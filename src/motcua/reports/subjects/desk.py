"""What one-stop desks have, as a control officer typed it; the list says who, when and why (kill list 17)."""

from django.db.models import Case, F, OuterRef, QuerySet, Subquery, Value, When
from django.utils.translation import gettext_noop

from motcua.figures.facts.desk import DESK, DeskCode, DeskMark
from motcua.figures.period import Period
from motcua.organisation.models import Agency, DeskItem, DeskRecord
from motcua.organisation.queries import in_force
from motcua.reports.grouping import ByAgency, ByChoice, ByModel, Grouping
from motcua.reports.subjects.base import Shown, Source

NO_DESK = gettext_noop("Chưa rõ Bộ phận Một cửa")


def of(agencies: QuerySet[Agency], period: Period) -> QuerySet[DeskItem]:
    """The items of every record, each knowing whether its record holds on the period's last day."""
    desks = agencies.filter(in_force(period.last)).order_by().values("pk")
    items = DeskItem.objects.filter(record__agency__in=desks)
    before = DeskRecord.objects.filter(agency=OuterRef("record__agency"), valid_from__lte=period.last)
    latest = Subquery(before.order_by("-valid_from", "-pk").values("pk")[:1])
    holds = Case(When(record=F("record_then"), then=Value(True)), default=Value(False))
    return items.alias(record_then=latest).alias(**{DeskMark.HOLDS_THEN.value: holds})


GROUPINGS: tuple[Grouping, ...] = (
    ByModel("desk", gettext_noop("Bộ phận Một cửa"), "record__agency_id", NO_DESK, Agency),
    ByAgency("agency", gettext_noop("Cơ quan"), "record__agency", gettext_noop("Chưa rõ cơ quan")),
    ByChoice("kind", gettext_noop("Loại"), "kind", gettext_noop("Chưa rõ loại"), DeskCode.KIND),
)

SOURCE = Source(
    subject=DESK,
    records=of,
    groupings={grouping.key: grouping for grouping in GROUPINGS},
    columns=(
        Shown(gettext_noop("Bộ phận Một cửa"), lambda item: item.record.agency.name),
        Shown(gettext_noop("Loại"), lambda item: item.get_kind_display()),
        Shown(gettext_noop("Thứ tự"), lambda item: item.number),
        Shown(gettext_noop("Đúng từ ngày"), lambda item: item.record.valid_from),
        Shown(gettext_noop("Người nhập"), lambda item: item.record.recorded_by),
        Shown(gettext_noop("Nhập lúc"), lambda item: item.record.recorded_at),
        Shown(gettext_noop("Căn cứ, lý do"), lambda item: item.record.reason),
    ),
    order=("record__agency__code", "kind", "number"),
    related=("record__agency",),
)
