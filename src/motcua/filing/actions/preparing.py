"""A report begins as a draft: what it asks, before anything is fixed; and a draft may be given up."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from motcua.dossiers.errors import BadInput, WrongState
from motcua.filing.access import prepares
from motcua.filing.actions.performing import check_permission, locked, record
from motcua.filing.asked import period_name, question_of, tells_its_past
from motcua.filing.models import LIVE, Report, State
from motcua.journal import verbs
from motcua.organisation.models import Agency, User
from motcua.reports.errors import ReportError
from motcua.terms import clock

verbs.register("report_prepared", "Lập {title}")
verbs.register("report_discarded", "Bỏ {title}: {reason}")


@dataclass(frozen=True)
class Wanted:
    """What a report is to ask; ``known_at`` None: what is known when it is frozen."""

    form: str
    agency: Agency
    first: date
    last: date
    grouping: str = "sector"
    level: str = ""
    known_at: datetime | None = None


def prepare(user: User, wanted: Wanted) -> Report:
    """A draft. Raises NotPermitted, BadInput for what cannot be asked, WrongState where there is one."""
    check_permission(user, wanted.agency, prepares)
    report = _draft(user, wanted)
    with transaction.atomic():
        _refuse_second(report)
        report.save(force_insert=True)
        record(report, user, "report_prepared", asked_of(report))
    return report


def discard(user: User, report: Report | UUID, reason: str) -> Report:
    """Give up a report that nobody has signed. Raises NotPermitted, WrongState, BadInput without a reason."""
    if not reason.strip():
        raise BadInput("Chưa nêu lý do bỏ báo cáo.", {"reason": "Ghi lý do, ví dụ: chọn nhầm kỳ."})
    with transaction.atomic():
        found = locked(user, report, prepares, (State.DRAFT, State.FROZEN))
        found.state = State.DISCARDED
        found.save(update_fields=["state"])
        record(found, user, "report_discarded", {"reason": reason.strip()[:500]})
    return found


def _draft(user: User, wanted: Wanted) -> Report:
    report = Report(
        form=wanted.form,
        agency=wanted.agency,
        first=wanted.first,
        last=wanted.last,
        grouping=wanted.grouping,
        level=wanted.level,
        known_at=wanted.known_at,
        prepared_at=clock.now(),
        prepared_by=user.username,
    )
    if wanted.known_at is not None and not tells_its_past(wanted.form):
        raise BadInput(
            "Biểu này không lập được theo dữ liệu biết đến một thời điểm đã qua.",
            {"known_at": "Để trống ô này: số liệu được giữ lại như lúc chốt."},
        )
    try:
        question = question_of(report, wanted.known_at or clock.now())
    except ReportError as error:
        raise BadInput(error.message) from error
    report.form = question.form.code
    report.title = title_of(report)
    return report


def title_of(report: Report) -> str:
    return f"báo cáo biểu {report.form}, {period_name(report.first, report.last)}"


def _refuse_second(report: Report) -> None:
    """One report a period: whoever wants other numbers corrects the first."""
    same = Report.objects.filter(
        form=report.form,
        agency=report.agency,
        first=report.first,
        last=report.last,
        grouping=report.grouping,
        level=report.level,
        corrects=None,
        state__in=LIVE,
    ).first()
    if same is not None:
        raise WrongState(
            f"Đã có {report.title} ({State(same.state).label.lower()}). "
            "Hãy mở báo cáo đó; nếu số liệu đã đổi sau khi ký thì lập bản đính chính."
        )


def asked_of(report: Report) -> dict[str, object]:
    known = clock.to_text(report.known_at) if report.known_at else None
    return {
        "form": report.form,
        "first": report.first.isoformat(),
        "last": report.last.isoformat(),
        "grouping": report.grouping,
        "level": report.level,
        "known_at": known,
        "corrects": str(report.corrects_id) if report.corrects_id else None,
    }
