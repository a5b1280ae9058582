"""Reflections and proposals. Who sent them stands in no list and in no export."""

from django.db.models import QuerySet
from django.utils.translation import gettext_noop

from motcua.catalogue.models import Procedure, Sector
from motcua.feedback.models import Feedback
from motcua.figures import feedback as figures
from motcua.figures.facts.feedback import FEEDBACK, FeedbackCode
from motcua.figures.period import Period
from motcua.organisation.models import Agency
from motcua.reports import told_feedback
from motcua.reports.grouping import ByAgency, ByChoice, ByModel, ByMonth, Grouping
from motcua.reports.subjects.base import Past, Shown, Source

BEFORE = gettext_noop("Tiếp nhận trước kỳ")
NO_MONTH = gettext_noop("Chưa rõ tháng tiếp nhận")
NO_KIND = gettext_noop("Chưa rõ nội dung")
NO_CHANNEL = gettext_noop("Chưa rõ hình thức")


def of(agencies: QuerySet[Agency], period: Period) -> QuerySet[Feedback]:
    return Feedback.objects.filter(agency__in=agencies.order_by().values("pk"))


GROUPINGS: tuple[Grouping, ...] = (
    ByModel("sector", gettext_noop("Lĩnh vực"), "sector_id", gettext_noop("Chưa phân lĩnh vực"), Sector),
    ByModel("procedure", gettext_noop("Thủ tục"), "procedure_id", gettext_noop("Chưa rõ thủ tục"), Procedure),
    ByAgency("agency", gettext_noop("Cơ quan"), "agency", gettext_noop("Chưa rõ cơ quan")),
    ByChoice("kind", gettext_noop("Nội dung phản ánh"), "kind", NO_KIND, FeedbackCode.KIND),
    ByChoice("channel", gettext_noop("Hình thức nộp"), "channel", NO_CHANNEL, FeedbackCode.CHANNEL),
    ByMonth("month", gettext_noop("Tháng báo cáo tiếp nhận"), "row_month", NO_MONTH, "received_at", BEFORE),
)

SOURCE = Source(
    subject=FEEDBACK,
    records=of,
    groupings={grouping.key: grouping for grouping in GROUPINGS},
    columns=(
        Shown(gettext_noop("Mã phản ánh"), lambda item: item.code),
        Shown(gettext_noop("Trích yếu"), lambda item: item.summary),
        Shown(gettext_noop("Nội dung về"), lambda item: item.get_kind_display()),
        Shown(gettext_noop("Lĩnh vực"), lambda item: item.sector.name if item.sector else ""),
        Shown(gettext_noop("Cơ quan"), lambda item: item.agency.name),
        Shown(gettext_noop("Tiếp nhận"), lambda item: item.received_at),
        Shown(gettext_noop("Hạn trả lời"), lambda item: item.due_at),
        Shown(gettext_noop("Xử lý xong"), lambda item: item.resolved_at),
        Shown(gettext_noop("Đăng tải"), lambda item: item.published_at),
    ),
    order=("received_at", "pk"),
    unusable=figures.UNUSABLE,
    related=("agency", "sector"),
    deferred=("content", "answer"),
    remembers=Past(told_feedback.untouched, told_feedback.touched, told_feedback.as_known),
)
