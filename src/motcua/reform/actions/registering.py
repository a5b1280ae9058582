"""Adding a line to any register, and correcting one: the old line stays."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from uuid_utils.compat import uuid7

from motcua.dossiers.errors import BadInput, NotFound, WrongState
from motcua.dossiers.fields import FieldSpec, clean
from motcua.journal import actions as journal
from motcua.journal import verbs
from motcua.organisation.models import Agency, User
from motcua.reform.actions.shared import been, book, keeps
from motcua.reform.models import Entry
from motcua.reform.registers import REGISTERS, Register
from motcua.reform.visibility import entries_visible_to
from motcua.terms import clock

REASON = FieldSpec("reason", "Lý do đính chính", "text", max_length=300)
NOT_FOUND = "Không tìm thấy dòng này, hoặc nó không thuộc phạm vi bạn được xem."

verbs.register("reform_entry_added", "Ghi sổ {register_name}, ngày {day}: {said}")
verbs.register("reform_entry_corrected", "Đính chính sổ {register_name}, ngày {day}: {said}. Lý do: {reason}")


def add(user: User, key: str, agency: str, data: Mapping[str, Any]) -> Entry:
    """``agency``: code of the authority whose book it is. Raises NotFound, NotPermitted, BadInput."""
    register = _register(key)
    owner = book(user, agency)
    values = _values(register, register.specs, data)
    made = _new(register, owner, user, values)
    with transaction.atomic():
        _free(made)
        made.save(force_insert=True)
        _journal(made, register, user, "reform_entry_added", fresh=True)
    return made


def correct(user: User, id: UUID, data: Mapping[str, Any]) -> Entry:
    """A new line in place of an old one, which stays. Raises NotFound, NotPermitted, WrongState, BadInput."""
    with transaction.atomic():
        old = entries_visible_to(user).select_for_update(of=("self",)).filter(pk=id).first()
        if old is None:
            raise NotFound(NOT_FOUND)
        keeps(user, old.agency)
        if not old.stands:
            raise WrongState("Dòng này đã được đính chính. Mở dòng mới nhất để sửa.")
        register = REGISTERS[old.register]
        values = _values(register, (*register.specs, REASON), data)
        old.superseded_at = clock.now()
        old.save(update_fields=["superseded_at"])
        made = _new(register, old.agency, user, values)
        made.root, made.corrects, made.reason = old.root, old, values["reason"]
        _free(made)
        made.save(force_insert=True)
        _journal(made, register, user, "reform_entry_corrected", fresh=False)
    return made


def _register(key: str) -> Register:
    if key not in REGISTERS:
        raise NotFound("Không có sổ này.")
    return REGISTERS[key]


def _values(register: Register, specs: tuple[FieldSpec, ...], data: Mapping[str, Any]) -> dict[str, Any]:
    values = clean(specs, data)
    been("occurred_on", values["occurred_on"])
    register.check(values)
    return values


def _new(register: Register, agency: Agency, user: User, values: Mapping[str, Any]) -> Entry:
    day: date = values["occurred_on"]
    id = uuid7()
    return Entry(
        id=id, root=id, register=register.key, agency=agency, occurred_on=day, slot=register.slot(day),
        data={spec.name: values[spec.name] for spec in register.fields},
        recorded_by=user.username, recorded_at=clock.now(), synthetic=agency.synthetic,
        **(register.sum.columns(values) if register.sum else {}),
    )  # fmt: skip


def _free(made: Entry) -> None:
    """Raises BadInput where the month has a line already."""
    rows = Entry.objects.filter(register=made.register, agency=made.agency, slot=made.slot)
    if made.slot and rows.filter(superseded_at=None).exists():
        text = f"Sổ đã có dòng của tháng {made.occurred_on:%m/%Y}. Đính chính dòng đó."
        raise BadInput(text, {"occurred_on": text})


def _journal(made: Entry, register: Register, user: User, verb: str, fresh: bool) -> None:
    said = "; ".join(
        f"{spec.label.lower()} {text}"
        for spec, text in zip(register.fields, register.shown(made.data), strict=True)
        if text and spec.kind != "long_text"
    )
    payload = {
        "entry": str(made.pk), "register": register.key, "register_name": register.title.lower(),
        "day": f"{made.occurred_on:%d/%m/%Y}", "said": said, "data": made.data, "reason": made.reason,
        "corrects": str(made.corrects_id or ""),
    }  # fmt: skip
    code, label = made.agency.code, f"Sổ {register.title} {made.occurred_on:%d/%m/%Y}"[:60]
    chain = journal.new_chain(made.root, label, code) if fresh else journal.lock_chain(made.root)
    entry = journal.Entry(verb, code, user.username, made.recorded_at, payload)
    journal.save(journal.build(chain, [entry], made.recorded_at), new=fresh)
