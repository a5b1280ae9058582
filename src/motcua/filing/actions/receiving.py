"""Taking in a report that another installation made and signed. Every attempt is told to the journal, in the
book of receipts of the authority that took it in or refused it."""

from uuid import UUID, uuid5

from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from motcua.dossiers.errors import BadInput, NotPermitted, WrongState
from motcua.filing.access import controlled_by
from motcua.filing.models import ReceivedReport, Report, State
from motcua.filing.package import PackageError, unpacked
from motcua.filing.verifying import Verified, verified
from motcua.journal import verbs
from motcua.journal.actions import Entry, build, lock_chain, new_chain, save
from motcua.journal.models import Chain
from motcua.organisation.models import Agency, Role, User
from motcua.organisation.queries import active_posts
from motcua.terms import clock

verbs.register("report_received", "Nhận {title}, do {signer} ký ở hệ thống khác; mã kiểm chứng {sha256}")
verbs.register("report_refused", "Không nhận gói báo cáo “{file}”: {reason}")

BOOKS = UUID("5b7a0c52-6d1e-5a43-9c7e-0f0a6f2a9b11")  # namespace of the books of receipts
MADE_HERE = (State.FROZEN, State.SIGNED, State.SENT)


def receive_package(user: User, data: bytes, file: str) -> ReceivedReport:
    """Verify the file and keep its report as received. ``file``: its name, for the journal.

    Raises NotPermitted for who controls no authority, BadInput with the reason of a refusal, WrongState where
    the report is here already. A refusal is journalled; nothing else of it is kept.
    """
    book = _book(user)
    try:
        with transaction.atomic():
            made = _take(user, verified(unpacked(data), senders(user)))
            _record(book, user, "report_received", _facts(made))
    except (PackageError, WrongState) as error:
        with transaction.atomic():
            _record(book, user, "report_refused", {"file": file[:200], "reason": error.message})
        if isinstance(error, PackageError):
            raise BadInput(error.message, {"goi": error.message}) from error
        raise
    return made


def senders(user: User | AnonymousUser) -> QuerySet[Agency]:
    """The authorities below those that the user controls: a report of one's own is made, not received."""
    scopes = active_posts(user, roles=[Role.CONTROL]).values("scope")
    return controlled_by(user).exclude(pk__in=scopes)


def _book(user: User) -> Agency:
    post = active_posts(user, roles=[Role.CONTROL]).select_related("scope").order_by("pk").first()
    if post is None:
        raise NotPermitted(
            _("Chỉ đầu mối kiểm soát thủ tục hành chính của cơ quan cấp trên mới nhận được báo cáo.")
        )
    return post.scope


def _take(user: User, found: Verified) -> ReceivedReport:
    document = found.document
    same = {
        "agency": found.agency,
        "form": found.form.code,
        "first": found.first,
        "last": found.last,
        "grouping": document["grouping"],
        "level": document["level"],
    }
    _refuse_made_here(same)
    _replace_corrected(found, same)
    signature = found.signature
    return ReceivedReport.objects.create(
        **same,
        title=found.title[:250],
        canonical=found.package.content,
        sha256=found.package.sha256,
        package=found.package.packed(),
        signer=signature.signer[:200],
        organisation=signature.organisation[:200],
        serial=signature.serial[:80],
        signed_at=found.signed_at,
        received_at=clock.now(),
        received_by=user.username,
    )


def _refuse_made_here(same: dict[str, object]) -> None:
    """What is counted and signed here is not taken from a file as well."""
    if Report.objects.filter(**same, state__in=MADE_HERE).exists():
        raise WrongState(
            _("Cơ quan này lập báo cáo của kỳ đó ngay trong hệ thống này; không nhận thêm từ tệp.")
        )


def _replace_corrected(found: Verified, same: dict[str, object]) -> None:
    """The one taken in before stays, no longer current, where the new one says that it corrects it."""
    if ReceivedReport.objects.filter(sha256=found.package.sha256).exists():
        raise WrongState(_("Báo cáo này đã được nhận trước đó."))
    before = ReceivedReport.objects.select_for_update().filter(**same, current=True).first()
    if before is None:
        return
    correction = found.document.get("correction")
    if not isinstance(correction, dict) or correction.get("corrects") != before.sha256:
        raise WrongState(
            _("Đã nhận báo cáo của kỳ này rồi, và gói mới không phải là bản đính chính của báo cáo đó.")
        )
    before.current = False
    before.save(update_fields=["current"])


def _record(agency: Agency, user: User, verb: str, payload: dict[str, object]) -> None:
    key = uuid5(BOOKS, agency.code)
    label = f"Sổ nhận báo cáo {agency.code}"
    fresh = not Chain.objects.filter(pk=key).exists()
    chain = new_chain(key, label, agency.code) if fresh else lock_chain(key)
    now = clock.now()
    save(build(chain, [Entry(verb, agency.code, user.username, now, payload)], now), new=fresh)


def _facts(report: ReceivedReport) -> dict[str, object]:
    return {
        "title": report.title,
        "agency": report.agency.code,
        "form": report.form,
        "first": report.first.isoformat(),
        "last": report.last.isoformat(),
        "sha256": report.sha256,
        "signer": report.signer,
        "serial": report.serial,
        "signed_at": clock.to_text(report.signed_at),
    }
