"""Dossiers that a unit worked on: one row for a dossier and a unit, whatever the number of tasks."""

from django.db.models import BooleanField, Case, Exists, OuterRef, Q, QuerySet, Value, When
from django.utils.translation import gettext_noop

from motcua.catalogue.models import Procedure, Sector
from motcua.dossiers.models import Task
from motcua.figures.facts.handled import HANDLED, HandledMark
from motcua.figures.facts.officer import OfficerCode
from motcua.figures.period import Period
from motcua.organisation.models import Agency
from motcua.reports.grouping import ByAgency, ByChoice, ByModel, Grouping
from motcua.reports.subjects.base import Shown, Source
from motcua.reports.subjects.officer import NO_UNIT, by_officer


def of(agencies: QuerySet[Agency], period: Period) -> QuerySet[Task]:
    """The tasks done in the period, each knowing whether it is the dossier's last one at its unit in it."""
    inside = Q(done_at__gte=period.start, done_at__lt=period.end) & ~Q(done_by="")
    tasks = Task.objects.filter(inside, agency__in=agencies.order_by().values("pk"))
    same = Task.objects.filter(inside, dossier=OuterRef("dossier"), agency=OuterRef("agency"))
    later = same.filter(
        Q(done_at__gt=OuterRef("done_at")) | Q(done_at=OuterRef("done_at"), pk__gt=OuterRef("pk"))
    )
    last = Case(When(~Exists(later), then=Value(True)), default=Value(False), output_field=BooleanField())
    return tasks.alias(**{HandledMark.LAST_THEN.value: last})


GROUPINGS: tuple[Grouping, ...] = (
    ByModel("unit", gettext_noop("Bộ phận"), "agency_id", NO_UNIT, Agency),
    by_officer("done_by"),
    ByAgency("agency", gettext_noop("Cơ quan"), "agency", gettext_noop("Chưa rõ cơ quan")),
    ByChoice("role", gettext_noop("Vai trò"), "role", gettext_noop("Chưa rõ vai trò"), OfficerCode.ROLE),
    ByModel(
        "sector", gettext_noop("Lĩnh vực"), "dossier__sector_id", gettext_noop("Chưa phân lĩnh vực"), Sector
    ),
    ByModel(
        "procedure",
        gettext_noop("Thủ tục"),
        "dossier__procedure_id",
        gettext_noop("Chưa rõ thủ tục"),
        Procedure,
    ),
)

SOURCE = Source(
    subject=HANDLED,
    records=of,
    groupings={grouping.key: grouping for grouping in GROUPINGS},
    columns=(
        Shown(gettext_noop("Mã hồ sơ"), lambda task: task.dossier.code),
        Shown(gettext_noop("Thủ tục"), lambda task: task.dossier.procedure.name),
        Shown(gettext_noop("Bộ phận"), lambda task: task.agency.name),
        Shown(gettext_noop("Việc làm sau cùng"), lambda task: task.name),
        Shown(gettext_noop("Người làm"), lambda task: task.done_by),
        Shown(gettext_noop("Xong lúc"), lambda task: task.done_at),
    ),
    order=("done_at", "pk"),
    related=("dossier__procedure", "agency"),
)
