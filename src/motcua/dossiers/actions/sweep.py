"""What falls due by itself: dossiers whose time to be supplemented has passed are stopped (Mẫu 05)."""

from motcua.dossiers.actions.performing import perform
from motcua.dossiers.models import Dossier, Status
from motcua.terms import clock

REASON = "Hết thời hạn bổ sung mà người nộp không bổ sung hồ sơ"


def stop_unsupplemented(limit: int = 500) -> list[Dossier]:
    """Stop each dossier past its supplement deadline, one transaction each; returns those stopped.

    NĐ 118/2025 (verified, domain.md 2.3): closed when not supplemented after 15 days.
    """
    overdue = Dossier.objects.filter(status=Status.SUPPLEMENT, supplement_due_at__lt=clock.now())
    keys = list(overdue.order_by("supplement_due_at").values_list("pk", flat=True)[:limit])
    return [perform(None, key, "stop", {"ground": "supplement", "reason": REASON}) for key in keys]
