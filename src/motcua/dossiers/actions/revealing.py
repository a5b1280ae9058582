"""Personal data are masked in lists and pages; seeing them in full is an action of its own, journalled.

Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15 (existence verified; the duty to log from memory).
"""

from typing import Any

from django.db import transaction

from motcua.dossiers.actions import saving
from motcua.dossiers.actions.performing import load
from motcua.dossiers.errors import BadInput
from motcua.dossiers.fields import storable
from motcua.dossiers.models import Applicant, Dossier
from motcua.journal import verbs
from motcua.organisation.models import User

verbs.register("view_personal", "Xem đầy đủ thông tin cá nhân: {reason}")


def reveal(user: User, dossier: Dossier | str, reason: str) -> Applicant:
    """The applicant's data in full. Raises NotPermitted out of scope, BadInput without a reason."""
    reason = "".join(each for each in reason if storable(each)).strip()
    if not reason:
        raise BadInput("Chưa nêu lý do xem.", {"reason": "Ghi lý do, ví dụ: gọi điện hẹn trả kết quả."})
    with transaction.atomic():
        case = load(user, dossier)
        payload: dict[str, Any] = {"reason": reason[:300]}
        case.payload |= payload
        saving.save_changed(case, "view_personal", ["step"])
    return case.dossier.applicant
