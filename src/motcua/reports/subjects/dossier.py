"""Dossiers: what most forms count."""

from django.db.models import Case, Exists, F, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_noop

from motcua.catalogue.models import Procedure, Sector
from motcua.dossiers.models import Dossier, Standing
from motcua.figures import dossiers as figures
from motcua.figures.facts import DOSSIER, At, Code, Mark
from motcua.figures.period import Period
from motcua.organisation.models import Agency, User
from motcua.reports import retold
from motcua.reports.grouping import ByAgency, ByChoice, ByModel, ByMonth, Grouping
from motcua.reports.subjects.base import Past, Shown, Source
from motcua.texts.codes import mask

BEFORE = gettext_noop("Tiếp nhận trước kỳ")
NO_MONTH = gettext_noop("Chưa rõ tháng tiếp nhận")


def of(agencies: QuerySet[Agency], period: Period) -> QuerySet[Dossier]:
    return with_state_then(Dossier.objects.filter(agency__in=agencies.order_by().values("pk")), period)


def with_state_then(dossiers: QuerySet[Dossier], period: Period) -> QuerySet[Dossier]:
    """Adds the due date and whether it waited as they stood when the period ended.

    The due date of a past day is the last change before the period's end, else the first appointment;
    never today's. The subqueries cost only where a condition reaches them: the dossiers then open.
    """
    changes = Standing.objects.filter(dossier=OuterRef("pk"), at__lt=period.end).order_by("-at", "-pk")
    due_then = Case(
        When(Exists(changes), then=Subquery(changes.values("due_at")[:1])), default=F("first_due_at")
    )
    waiting_then = Coalesce(Subquery(changes.values("waiting")[:1]), Value(False))
    return dossiers.alias(**{At.DUE_THEN.value: due_then, Mark.WAITING_THEN.value: waiting_then})


GROUPINGS: tuple[Grouping, ...] = (
    ByModel("sector", gettext_noop("Lĩnh vực"), "sector_id", gettext_noop("Chưa phân lĩnh vực"), Sector),
    ByModel("procedure", gettext_noop("Thủ tục"), "procedure_id", gettext_noop("Chưa rõ thủ tục"), Procedure),
    ByAgency("agency", gettext_noop("Cơ quan"), "agency", gettext_noop("Chưa rõ cơ quan")),
    ByChoice(
        "channel", gettext_noop("Hình thức nộp"), "channel", gettext_noop("Chưa rõ hình thức"), Code.CHANNEL
    ),
    ByModel(
        "officer",
        gettext_noop("Người tiếp nhận"),
        "received_by",
        gettext_noop("Chưa rõ người tiếp nhận"),
        User,
        "username",
        "username",
        "full_name",
    ),
    ByMonth("month", gettext_noop("Tháng báo cáo tiếp nhận"), "row_month", NO_MONTH, "received_at", BEFORE),
    ByMonth(
        "calendar_month",
        gettext_noop("Tháng dương lịch tiếp nhận"),
        "row_month",
        NO_MONTH,
        "received_at",
        BEFORE,
        False,
    ),
)

SOURCE = Source(
    subject=DOSSIER,
    records=of,
    groupings={grouping.key: grouping for grouping in GROUPINGS},
    columns=(
        Shown(gettext_noop("Mã hồ sơ"), lambda dossier: dossier.code),
        Shown(gettext_noop("Chủ hồ sơ"), lambda dossier: dossier.applicant.full_name),
        Shown(gettext_noop("Số định danh"), lambda dossier: mask(dossier.applicant.id_number)),
        Shown(gettext_noop("Thủ tục"), lambda dossier: dossier.procedure.name),
        Shown(gettext_noop("Cơ quan"), lambda dossier: dossier.agency.name),
        Shown(gettext_noop("Hình thức nộp"), lambda dossier: dossier.get_channel_display()),
        Shown(gettext_noop("Tiếp nhận"), lambda dossier: dossier.received_at),
        Shown(gettext_noop("Hẹn trả"), lambda dossier: dossier.due_at),
        Shown(gettext_noop("Có kết quả"), lambda dossier: dossier.resolved_at),
        Shown(gettext_noop("Trạng thái"), lambda dossier: dossier.get_status_display()),
    ),
    order=("received_at", "pk"),
    paths={Code.LEVEL.value: "agency__level"},
    unusable=figures.UNUSABLE,
    related=("applicant", "procedure", "agency"),
    deferred=("components", "applicant__form"),
    remembers=Past(retold.untouched, retold.touched, retold.as_known),
)
