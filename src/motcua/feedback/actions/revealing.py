"""Who sent a reflection is masked; seeing it in full is an action of its own, journalled on its chain."""

from django.db import transaction

from motcua.dossiers.actions.revealing import reveal as _registers_the_verb  # noqa: F401
from motcua.dossiers.errors import BadInput, NotPermitted
from motcua.dossiers.fields import storable
from motcua.feedback.actions.handling import find_locked
from motcua.feedback.models import Feedback, Sender
from motcua.feedback.visibility import may_know_sender
from motcua.journal import actions as journal
from motcua.organisation.models import User
from motcua.terms import clock

VERB = "view_personal"


@transaction.atomic
def reveal(user: User, code: str, reason: str) -> Sender:
    """Name and ways to reach the sender. Raises NotPermitted, BadInput without a reason."""
    item = find_locked(user, code)
    if not may_know_sender(user, item):
        raise NotPermitted("Thông tin người phản ánh chỉ mở cho nơi tiếp nhận và người phụ trách trả lời.")
    reason = "".join(each for each in reason if storable(each)).strip()[:300]
    if not reason:
        raise BadInput("Chưa nêu lý do xem.", {"reason": "Ghi lý do, ví dụ: gọi điện hỏi thêm nội dung."})
    _record(item, user, reason)
    return Sender.objects.get(feedback=item)


def _record(item: Feedback, user: User, reason: str) -> None:
    now = clock.now()
    entry = journal.Entry(VERB, item.agency.code, user.username, now, {"reason": reason})
    journal.save(journal.build(journal.lock_chain(item.pk), [entry], now))
