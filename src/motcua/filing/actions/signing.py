"""The leader's signature over the figures; a report that contradicts itself cannot be signed."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from motcua.documents.signatures.errors import SignatureError
from motcua.dossiers.errors import WrongState
from motcua.filing.access import leads
from motcua.filing.actions.performing import locked, record
from motcua.filing.document import broken
from motcua.filing.integrity import problems
from motcua.filing.models import Report, ReportFile, State
from motcua.filing.signing import signed_files
from motcua.journal import verbs
from motcua.organisation.models import User
from motcua.terms import clock

verbs.register("report_signed", "Ký {title}")
verbs.register("report_superseded", "Bản đính chính của {title} đã được ký; bản này giữ lại để đối chiếu")


def sign(user: User, report: Report | UUID) -> Report:
    """Raises NotPermitted, and WrongState where an identity is broken or the figures are not those frozen.

    The report that it corrects stays as it was signed, and is marked.
    """
    with transaction.atomic():
        found = locked(user, report, leads, (State.FROZEN,))
        _refuse_broken(found)
        found.state, found.signed_at, found.signed_by = State.SIGNED, clock.now(), user.username
        found.signature, files = _with_key(found, user)
        found.save(update_fields=["state", "signed_at", "signed_by", "signature"])
        ReportFile.objects.bulk_create(files)
        record(found, user, "report_signed", {"sha256": found.sha256})
        if found.corrects_id:
            _supersede(found.corrects_id, found, user)
    return found


def _with_key(report: Report, user: User) -> tuple[bytes, list[ReportFile]]:
    assert report.signed_at is not None
    try:
        return signed_files(report, user, report.signed_at)
    except SignatureError as error:
        raise WrongState(_("Không ký được: %(reason)s") % {"reason": error}) from error


def _refuse_broken(report: Report) -> None:
    if wrong := problems(report):
        raise WrongState("Không ký được: " + " ".join(wrong) + " Hãy bỏ báo cáo này và lập lại.")
    if failing := broken(report.document):
        raise WrongState(
            f"Không ký được vì số liệu tự mâu thuẫn: ({'), ('.join(failing)}) không khớp. "
            "Hãy sửa dữ liệu, bỏ báo cáo này và lập lại."
        )


def _supersede(key: UUID, by: Report, user: User) -> None:
    rows = Report.objects.select_for_update(of=("self",)).select_related("agency")
    before = rows.get(pk=key)
    before.state = State.SUPERSEDED
    before.save(update_fields=["state"])
    record(before, user, "report_superseded", {"by": str(by.pk), "sha256": by.sha256})
