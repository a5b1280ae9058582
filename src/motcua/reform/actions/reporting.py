"""Recording that a periodic report was sent, with its number, day and file."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from motcua.attachments.actions import Owner, Upload, facts, keep, receive_all
from motcua.dossiers.errors import BadInput, WrongState
from motcua.dossiers.fields import FieldSpec, clean
from motcua.journal import actions as journal
from motcua.journal import verbs
from motcua.organisation.models import User
from motcua.reform.actions.shared import been, book
from motcua.reform.duties import Owed, owed_at
from motcua.reform.models import Sent
from motcua.reform.queries import FILES, filed_of
from motcua.terms import clock

SEND = (
    FieldSpec("number", "Số, ký hiệu báo cáo", "text", max_length=60),
    FieldSpec("sent_on", "Ngày gửi", "date"),
)

verbs.register("reform_report_sent", "Gửi {title}, {period}: {number}, ngày {day}")


def record_sent(
    user: User, agency: str, duty: str, last: str, data: Mapping[str, Any], files: Sequence[Upload] = ()
) -> Sent:
    """``last``: last day of the period, ISO. Raises NotPermitted, BadInput, WrongState, FileRefused."""
    owner = book(user, agency)
    owed = _owed(owner.level, duty, last)
    values = clean(SEND, data)
    been("sent_on", values["sent_on"])
    if values["sent_on"] < owed.period.last:
        text = f"Kỳ báo cáo đến hết ngày {owed.period.last:%d/%m/%Y}. Ghi ngày gửi từ ngày đó trở đi."
        raise BadInput(text, {"sent_on": text})
    received = receive_all(files)
    made = Sent(
        agency=owner, duty=duty, last=owed.period.last, recorded_by=user.username, recorded_at=clock.now(),
        synthetic=owner.synthetic, **values,
    )  # fmt: skip
    with transaction.atomic():
        if Sent.objects.filter(agency=owner, duty=duty, last=made.last).exists() or filed_of(owner, owed):
            raise WrongState("Báo cáo của kỳ này đã gửi rồi.")
        made.save(force_insert=True)
        kept = [keep(user, Owner(FILES, made.pk, owner), each) for each in received]
        _journal(made, owed, user, [facts(each) for each in kept])
    return made


def _owed(level: str, duty: str, last: str) -> Owed:
    """Raises BadInput for what is not owed."""
    for owed in owed_at(last, level):
        if owed.duty.code == duty:
            return owed
    raise BadInput("Cơ quan không phải gửi báo cáo này trong kỳ đã chọn.")


def _journal(made: Sent, owed: Owed, user: User, files: list[dict[str, Any]]) -> None:
    payload = {
        "title": owed.duty.title, "duty": made.duty, "last": made.last.isoformat(), "period": owed.words,
        "number": made.number, "day": f"{made.sent_on:%d/%m/%Y}", "due": owed.due.isoformat(), "files": files,
    }  # fmt: skip
    code = made.agency.code
    chain = journal.new_chain(made.pk, f"BC {made.duty} {code} {made.last}"[:60], code)
    entry = journal.Entry("reform_report_sent", code, user.username, made.recorded_at, payload)
    journal.save(journal.build(chain, [entry], made.recorded_at), new=True)
