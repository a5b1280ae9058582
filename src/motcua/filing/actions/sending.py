"""A signed report goes to whoever it is due to."""

from uuid import UUID

from django.db import transaction

from motcua.dossiers.errors import BadInput
from motcua.filing.access import prepares
from motcua.filing.actions.performing import locked, record
from motcua.filing.models import Report, State
from motcua.journal import verbs
from motcua.organisation.models import User
from motcua.terms import clock

verbs.register("report_sent", "Gửi {title} đến {to}")


def send(user: User, report: Report | UUID, to: str) -> Report:
    """Write down that it was sent, now. Raises NotPermitted, WrongState, BadInput without a receiver."""
    receiver = to.strip()
    if not receiver or len(receiver) > 250:
        raise BadInput("Chưa ghi nơi nhận.", {"to": "Ghi tên cơ quan nhận, tối đa 250 ký tự."})
    with transaction.atomic():
        found = locked(user, report, prepares, (State.SIGNED,))
        found.state, found.sent_at, found.sent_to = State.SENT, clock.now(), receiver
        found.save(update_fields=["state", "sent_at", "sent_to"])
        record(found, user, "report_sent", {"to": receiver})
    return found
