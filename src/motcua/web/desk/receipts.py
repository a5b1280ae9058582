"""What a dossier's receipt says (Mẫu 01), from the dossier and its journal."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from motcua.documents.printing import ReceiptComponent, ReceiptData
from motcua.dossiers.models import Dossier
from motcua.dossiers.queries import DossierPage
from motcua.organisation.models import User
from motcua.terms import clock
from motcua.texts.codes import parse_dossier_code
from motcua.web.desk.presenters import term_words
from motcua.web.shared.wording import plain

SYNTHETIC = _("DỮ LIỆU MÔ PHỎNG")


def receipt_of(page: DossierPage, tracking: str) -> ReceiptData | None:
    """None before the dossier is received, and where no term is published: there is no appointment then."""
    dossier = page.dossier
    due_at = dossier.due_at or dossier.first_due_at
    if dossier.received_at is None or due_at is None:
        return None
    applicant = dossier.applicant
    return ReceiptData(
        authority=dossier.agency.name,
        unit=dossier.counter.name if dossier.counter_id != dossier.agency_id else _("Bộ phận Một cửa"),
        number=f"{parse_dossier_code(dossier.code).number}/TNHS",
        dossier_code=dossier.code,
        tracking=tracking,
        place=_place(dossier),
        issued_on=clock.local(dossier.received_at).date(),
        submitter_name=applicant.submitter or applicant.full_name,
        submitter_address=applicant.address,
        submitter_phone=applicant.phone,
        submitter_email=applicant.email,
        submitter_id_number=applicant.id_number if not applicant.submitter else "",
        applicant_name=applicant.full_name,
        applicant_address=applicant.address,
        procedure_title=plain(dossier.version.name),
        procedure_code=dossier.procedure.code,
        components=tuple(_component(each) for each in dossier.components if each.get("ticked")),
        sets=dossier.copies,
        fee_method="",
        fee_amount=dossier.fee,
        term_text=term_words(page.content),
        received_at=dossier.received_at,
        due_at=due_at,
        result_place=str(dossier.get_delivery_display()),
        receiver_name=_receiver(page),
        notes=_notes(dossier),
        mark=SYNTHETIC if dossier.synthetic else "",
    )


def _place(dossier: Dossier) -> str:
    """The area of the authority: its name without what it is called as an office."""
    return dossier.agency.name.removeprefix("Ủy ban nhân dân ").removeprefix("UBND ")


def _component(each: Mapping[str, Any]) -> ReceiptComponent:
    name = plain(str(each["name"]))
    return ReceiptComponent(name, int(each.get("original", 0)), 0, int(each.get("copy", 0)))


def _receiver(page: DossierPage) -> str:
    """Who received or accepted it, by the journal."""
    taken = [moment.actor for moment in page.timeline if moment.verb in ("receive", "accept")]
    user = User.objects.filter(username=taken[0]).first() if taken else None
    return user.get_full_name() if user else ""


def _notes(dossier: Dossier) -> tuple[str, ...]:
    if dossier.first_due_at and dossier.due_at and dossier.due_at != dossier.first_due_at:
        old = clock.local(dossier.first_due_at)
        return (_("Ngày hẹn trả đã được tính lại; ngày hẹn lúc tiếp nhận là %s.") % f"{old:%d/%m/%Y}",)
    return ()
