"""Files that prove a criterion: brought by the agency while it scores itself, withdrawn with a reason."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from motcua.attachments import actions as attachments
from motcua.attachments.actions import Owner, Received, Upload
from motcua.attachments.errors import FileRefused
from motcua.attachments.queries import file_of
from motcua.dossiers.errors import BadInput, NotFound
from motcua.journal import verbs
from motcua.organisation.models import User
from motcua.scoring.actions.doing import SCORER, Doing, start
from motcua.scoring.models import Entry, Sheet, Stage
from motcua.scoring.queries import FILES

verbs.register("scoring_proof_brought", "Nộp {count} tệp kiểm chứng cho tiêu chí {criterion}")
verbs.register("scoring_proof_withdrawn", "Rút một tệp kiểm chứng của tiêu chí {criterion}: {reason}")

LABEL, WITHDRAW = "Nộp tài liệu kiểm chứng", "Rút tài liệu kiểm chứng"


def prove(user: User, id: UUID, code: str, uploads: Iterable[Upload], note: str = "") -> Sheet:
    """All files or none. Raises NotPermitted, WrongState, BadInput."""
    with transaction.atomic():
        _entry(start(user, id, LABEL, SCORER, [Stage.SCORING]), code)
    received = _received(list(uploads))
    with transaction.atomic():
        doing = start(user, id, LABEL, SCORER, [Stage.SCORING])
        entry = _entry(doing, code)
        owner = Owner(FILES, entry.pk, doing.sheet.agency)
        kept = [attachments.keep(user, owner, each, note=note) for each in received]
        doing.payload |= {
            "criterion": code,
            "count": len(kept),
            "files": [attachments.facts(each) for each in kept],
        }
        doing.personal |= {"names": [each.name for each in kept], "note": note}
        doing.record("scoring_proof_brought")
    return doing.sheet


def withdraw_proof(user: User, id: UUID, code: str, file: UUID, reason: str) -> Sheet:
    """Raises NotPermitted, NotFound, WrongState, BadInput."""
    with transaction.atomic():
        doing = start(user, id, WITHDRAW, SCORER, [Stage.SCORING])
        entry = _entry(doing, code)
        found = file_of(FILES, entry.pk, file)
        if found is None:
            raise NotFound("Không tìm thấy tệp này ở tiêu chí này.")
        try:
            gone = attachments.withdraw(user, found, reason)
        except FileRefused as refused:
            raise BadInput(refused.message, {"reason": refused.message}) from refused
        doing.payload |= {
            "criterion": code,
            "file": attachments.facts(gone),
            "reason": gone.withdrawn_reason,
        }
        doing.record("scoring_proof_withdrawn")
    return doing.sheet


def _received(uploads: list[Upload]) -> list[Received]:
    if not uploads:
        text = "Chọn ít nhất một tệp."
        raise BadInput(text, {"files": text})
    try:
        return attachments.receive_all(uploads)
    except FileRefused as refused:
        raise BadInput(refused.message, {"files": refused.message}) from refused


def _entry(doing: Doing, code: str) -> Entry:
    """Raises NotFound for a criterion that the frame has not."""
    entry = doing.entries.get(code)
    if entry is None:
        raise NotFound("Bộ tiêu chí không có tiêu chí này.")
    return entry
