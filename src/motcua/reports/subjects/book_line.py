"""Lines of the tracking book: what is blank and when it was typed. Who a dossier is of stands in no list."""

from django.db.models import BooleanField, Case, OuterRef, Q, QuerySet, Subquery, TextField, Value, When
from django.db.models.functions import Cast, Replace
from django.utils.translation import gettext_noop

from motcua.catalogue.models import Procedure, Sector
from motcua.dossiers.actors import CITIZEN, SYSTEM
from motcua.dossiers.models import Dossier
from motcua.figures.facts.book import LINE, LineMark
from motcua.figures.period import Period
from motcua.journal.models import Event
from motcua.organisation.models import Agency
from motcua.reports.grouping import ByAgency, ByModel, Grouping
from motcua.reports.lags import with_lag
from motcua.reports.subjects.announcement import NO_PROCEDURE, NO_SECTOR
from motcua.reports.subjects.base import Shown, Source
from motcua.reports.subjects.officer import NO_UNIT, by_officer

NOBODY = (CITIZEN.name, SYSTEM.name)
_BLANKS = (
    (LineMark.PHONE_BLANK, "applicant__phone", gettext_noop("điện thoại")),
    (LineMark.ADDRESS_BLANK, "applicant__address", gettext_noop("địa chỉ")),
    (LineMark.ID_BLANK, "applicant__id_number", gettext_noop("số định danh")),
    (LineMark.NOTE_BLANK, "note", gettext_noop("trích yếu, ghi chú")),
)


def of(agencies: QuerySet[Agency], period: Period) -> QuerySet[Dossier]:
    """Each with who entered it as ``row_officer``; nobody where a citizen handed it in online."""
    first = Event.objects.filter(chain=OuterRef("pk"), seq=1).exclude(actor__in=NOBODY)
    lines = Dossier.objects.filter(agency__in=agencies.order_by().values("pk"))
    lines = lines.annotate(row_officer=Subquery(first.values("actor")[:1]))
    papers = Replace(Cast("components", TextField()), Value(" "), Value(""), output_field=TextField())
    flags = {mark.value: _flag(Q(**{path: ""})) for mark, path, _words in _BLANKS}
    return (
        with_lag(lines, "received_at", "recorded_at", period)
        .alias(papers=papers)
        .alias(
            **flags,
            **{
                LineMark.PAPERS_MISSING.value: _flag(Q(papers__contains='"ticked":false')),
                LineMark.PAPERS_UNLISTED.value: _flag(Q(papers="[]")),
            },
        )
    )


def _flag(condition: Q) -> Case:
    return Case(When(condition, then=Value(True)), default=Value(False), output_field=BooleanField())


def blanks_of(dossier: Dossier) -> str:
    """The blank fields in words."""
    values = {
        LineMark.PHONE_BLANK: dossier.applicant.phone,
        LineMark.ADDRESS_BLANK: dossier.applicant.address,
        LineMark.ID_BLANK: dossier.applicant.id_number,
        LineMark.NOTE_BLANK: dossier.note,
    }
    return ", ".join(words for mark, _path, words in _BLANKS if not values[mark])


GROUPINGS: tuple[Grouping, ...] = (
    by_officer("row_officer"),
    ByModel("unit", gettext_noop("Bộ phận"), "counter_id", NO_UNIT, Agency),
    ByAgency("agency", gettext_noop("Cơ quan"), "agency", gettext_noop("Chưa rõ cơ quan")),
    ByModel("sector", gettext_noop("Lĩnh vực"), "sector_id", NO_SECTOR, Sector),
    ByModel("procedure", gettext_noop("Thủ tục"), "procedure_id", NO_PROCEDURE, Procedure),
)

SOURCE = Source(
    subject=LINE,
    records=of,
    groupings={grouping.key: grouping for grouping in GROUPINGS},
    columns=(
        Shown(gettext_noop("Mã hồ sơ"), lambda dossier: dossier.code),
        Shown(gettext_noop("Thủ tục"), lambda dossier: dossier.procedure.name),
        Shown(gettext_noop("Bộ phận"), lambda dossier: dossier.counter.name),
        Shown(gettext_noop("Người nhập"), lambda dossier: dossier.row_officer),
        Shown(gettext_noop("Tiếp nhận"), lambda dossier: dossier.received_at),
        Shown(gettext_noop("Nhập vào hệ thống"), lambda dossier: dossier.recorded_at),
        Shown(gettext_noop("Trả kết quả"), lambda dossier: dossier.returned_at),
        Shown(gettext_noop("Ô để trống"), blanks_of),
    ),
    order=("received_at", "pk"),
    related=("applicant", "procedure", "counter"),
    deferred=("components", "applicant__form"),
)
