"""Check sheets: one for each drawn dossier; a correction is a further row with its reason."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction

from motcua.dossiers.errors import BadInput, NotFound, WrongState
from motcua.dossiers.fields import FieldSpec, clean, options
from motcua.journal import verbs
from motcua.organisation.models import User
from motcua.oversight.actions.sample_shared import NO_SAMPLE, locked_sample, record
from motcua.oversight.models import Answer, Sample, SampledDossier, Sheet
from motcua.terms import clock

verbs.register("sheet_filled", "Ghi phiếu kiểm tra hồ sơ {code}: {faults} tiêu chí không đạt")
verbs.register("sheet_corrected", "Sửa phiếu kiểm tra hồ sơ {code}, {faults} tiêu chí không đạt: {reason}")


def fields_of(sample: Sample, corrects: bool) -> tuple[FieldSpec, ...]:
    """One choice for each criterion, a note, and for a correction its reason."""
    criteria = tuple(
        FieldSpec(f"answer_{number}", label, "choice", choices=options(Answer))
        for number, label in enumerate(sample.criteria, start=1)
    )
    note = FieldSpec("note", "Ghi chú", "long_text", required=False, max_length=4000)
    reason = FieldSpec("reason", "Lý do sửa phiếu", max_length=500)
    return (*criteria, note, reason) if corrects else (*criteria, note)


@transaction.atomic
def fill(user: User, sample_id: UUID, item_id: UUID, data: Mapping[str, Any]) -> Sheet:
    """Fill in a drawn dossier's sheet, or correct it. Raises NotFound, NotPermitted, WrongState, BadInput."""
    sample = locked_sample(user, sample_id)
    item = SampledDossier.objects.select_related("dossier").filter(sample=sample, pk=item_id).first()
    if item is None:
        raise NotFound(NO_SAMPLE)
    if item.lost_reason:
        raise WrongState(f"Hồ sơ {item.dossier.code} đã được thay nên không ghi phiếu.")
    before = item.sheets.order_by("-number").first()
    _complete(sample, data)
    values = clean(fields_of(sample, before is not None), data)
    made = _made(item, before, values, user)
    if before is not None and (made.answers, made.note) == (before.answers, before.note):
        raise BadInput("Phiếu không có gì khác với lần ghi trước.")
    made.save(force_insert=True)
    _record(sample, made, item, user)
    return made


def _complete(sample: Sample, data: Mapping[str, Any]) -> None:
    """Raises BadInput that names each criterion without an answer."""
    missing = {
        f"answer_{number}": f"Chọn kết quả cho tiêu chí “{label}”."
        for number, label in enumerate(sample.criteria, start=1)
        if not data.get(f"answer_{number}")
    }
    if missing:
        raise BadInput(" ".join(missing.values()), missing)


def _made(item: SampledDossier, before: Sheet | None, values: Mapping[str, Any], user: User) -> Sheet:
    return Sheet(
        drawn=item,
        number=before.number + 1 if before else 1,
        answers=[values[name] for name in values if name.startswith("answer_")],
        note=values["note"],
        reason=values.get("reason", ""),
        filled_by=user.username,
        filled_at=clock.now(),
    )


def _record(sample: Sample, made: Sheet, item: SampledDossier, user: User) -> None:
    payload = {
        "sample": str(sample.pk), "code": item.dossier.code, "number": made.number,
        "answers": made.answers, "faults": made.answers.count(Answer.FAULT), "reason": made.reason,
    }  # fmt: skip
    verb = "sheet_corrected" if made.number > 1 else "sheet_filled"
    record(sample.inspection, user, verb, payload, made.filled_at)
