"""What falls due by itself: dossiers whose time to be supplemented has passed are stopped (Mẫu 05)."""

from uuid import UUID

from motcua.dossiers.actions.performing import perform
from motcua.dossiers.errors import BadInput, WrongState
from motcua.dossiers.models import Dossier, Status
from motcua.terms import clock

REASON = "Hết thời hạn bổ sung mà người nộp không bổ sung hồ sơ"


def stop_unsupplemented(limit: int = 500) -> list[Dossier]:
    """Stop each dossier past its supplement deadline, one transaction each; returns those stopped.

    NĐ 118/2025 (verified, domain.md 2.3): closed when not supplemented after 15 days.
    """
    overdue = Dossier.objects.filter(status=Status.SUPPLEMENT, supplement_due_at__lt=clock.now())
    keys = list(overdue.order_by("supplement_due_at").values_list("pk", flat=True)[:limit])
    return [dossier for key in keys if (dossier := _stop(key)) is not None]


def _stop(key: UUID) -> Dossier | None:
    """None where somebody took the supplement in, or stopped the dossier, in the meantime."""
    try:
        return perform(None, key, "stop", {"ground": "supplement", "reason": REASON})
    except (WrongState, BadInput):
        return None
