"""What every action on a report begins and ends with: found in scope, locked, permitted, in its state,
written, and told to the report's own chain of the journal."""

from collections.abc import Callable, Collection, Mapping
from typing import Any
from uuid import UUID

from django.contrib.auth.models import AnonymousUser

from motcua.dossiers.errors import NotFound, NotPermitted, WrongState
from motcua.filing.access import leads, prepares, visible_to
from motcua.filing.models import Report, State
from motcua.journal.actions import Entry, build, lock_chain, new_chain, save
from motcua.organisation.models import Agency, User
from motcua.terms import clock

Permits = Callable[[User | AnonymousUser, Agency], bool]
NOT_FOUND = "Không tìm thấy báo cáo, hoặc báo cáo không thuộc phạm vi bạn được xem."
WHO: Mapping[Permits, str] = {
    prepares: "Chỉ đầu mối kiểm soát thủ tục hành chính của cơ quan mới làm được việc này.",
    leads: "Chỉ lãnh đạo của cơ quan lập báo cáo mới ký được.",
}


def locked(user: User, report: Report | UUID, permits: Permits, states: Collection[State]) -> Report:
    """The report's row, locked until the transaction ends. Raises NotFound, NotPermitted, WrongState."""
    key = report.pk if isinstance(report, Report) else report
    rows = Report.objects.select_for_update(of=("self",)).select_related("agency")
    found = rows.filter(pk=key, pk__in=visible_to(user).values("pk")).first()
    if found is None:
        raise NotFound(NOT_FOUND)
    check_permission(user, found.agency, permits)
    if found.state not in states:
        raise WrongState(
            f"Báo cáo đang ở tình trạng “{State(found.state).label.lower()}” nên chưa làm được việc này."
        )
    return found


def check_permission(user: User, agency: Agency, permits: Permits) -> None:
    if not permits(user, agency):
        raise NotPermitted(WHO[permits])


def record(report: Report, user: User, verb: str, payload: dict[str, Any]) -> None:
    """One event on the report's chain, in the caller's transaction; the chain is made with the first."""
    fresh = verb == "report_prepared"
    chain = new_chain(report.pk, _label(report), report.agency.code) if fresh else lock_chain(report.pk)
    now = clock.now()
    entry = Entry(verb, report.agency.code, user.username, now, {"title": report.title, **payload})
    save(build(chain, [entry], now), new=fresh)


def _label(report: Report) -> str:
    return f"BC {report.form} {report.agency.code} {report.first:%y%m%d}-{report.last:%y%m%d}"[:60]
