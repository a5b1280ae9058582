"""Lawful erasure of personal data (Luật 91/2025/QH15, memory): the chain keeps its digests and verifies."""

from uuid import UUID

from django.db import transaction

from motcua.journal import actions, hashing, verbs
from motcua.journal.models import Chain, Event, PersonalRecord
from motcua.terms import clock

verbs.register(hashing.ERASURE, "Xóa dữ liệu cá nhân theo yêu cầu: {reason}")


class NothingToErase(LookupError):
    """The chain holds no personal data that has not been erased yet."""


def erase_personal(chain: UUID, actor: str, reason: str) -> Event:
    """Erase data and salts of every event of ``chain``, and journal it there. ``reason`` names no person.

    Raises NothingToErase; then nothing has been written.
    """
    with transaction.atomic():
        head = actions.lock_chain(chain)
        kept = PersonalRecord.objects.filter(event__chain=chain, erased_at=None)
        numbers = list(kept.order_by("event__seq").values_list("event__seq", flat=True))
        if not numbers:
            raise NothingToErase("Hồ sơ này không còn dữ liệu cá nhân để xóa.")
        event = _journal(head, actor, {"reason": reason, "events": numbers})
        _erase(chain, event)
    return event


def _journal(head: Chain, actor: str, payload: dict[str, object]) -> Event:
    at = clock.now()
    entry = actions.Entry(hashing.ERASURE, head.agency, actor, at, payload)
    return actions.save(actions.build(head, [entry]))[0]


def _erase(chain: UUID, erasure: Event) -> None:
    kept = PersonalRecord.objects.filter(event__chain=chain, erased_at=None)
    kept.update(data=None, salt="", erased_at=erasure.recorded_at)
