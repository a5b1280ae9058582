"""A signed report is never changed: what came to light later is signed as a difference from it."""

from uuid import UUID

from django.db import transaction

from motcua.dossiers.errors import BadInput, WrongState
from motcua.filing.access import prepares
from motcua.filing.actions.freezing import SETTLED
from motcua.filing.actions.performing import locked, record
from motcua.filing.actions.preparing import asked_of, title_of
from motcua.filing.building import built
from motcua.filing.models import LIVE, Report, State
from motcua.journal import verbs
from motcua.organisation.models import User
from motcua.terms import clock

ASKED = ("form", "agency", "first", "last", "grouping", "level")

verbs.register("report_corrected", "Lập bản đính chính của {title}: {reason}")


def correct(user: User, report: Report | UUID, reason: str) -> Report:
    """A draft that will replace a signed report, with its differences.

    Raises NotPermitted, BadInput without a reason, and WrongState where nothing is different.
    """
    if not reason.strip():
        raise BadInput("Chưa nêu lý do đính chính.", {"reason": "Ghi lý do, ví dụ: nhập bổ sung sổ giấy."})
    with transaction.atomic():
        found = locked(user, report, prepares, (State.SIGNED, State.SENT))
        _refuse_second(found)
        correction = _draft(found, user)
        if not changes(correction):
            raise WrongState("Số liệu hiện nay vẫn đúng như báo cáo đã ký; không có gì để đính chính.")
        correction.save(force_insert=True)
        record(correction, user, "report_prepared", asked_of(correction))
        told = {"reason": reason.strip()[:500], "by": str(correction.pk)}
        record(found, user, "report_corrected", told)
    return correction


def changes(correction: Report) -> list[dict[str, object]]:
    """The cells that are different by what is known now; nothing is stored."""
    known_at = correction.known_at
    correction.known_at = clock.now() - SETTLED
    cells: list[dict[str, object]] = built(correction).document["correction"]["cells"]
    correction.known_at = known_at
    return cells


def _refuse_second(report: Report) -> None:
    if report.corrections.filter(state__in=LIVE).exists():
        raise WrongState("Đã có bản đính chính của báo cáo này. Hãy mở bản đó.")


def _draft(report: Report, user: User) -> Report:
    copied = {name: getattr(report, name) for name in ASKED}
    correction = Report(**copied, corrects=report, prepared_at=clock.now(), prepared_by=user.username)
    correction.title = f"bản đính chính {title_of(report)}"
    return correction
