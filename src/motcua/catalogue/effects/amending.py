"""What an amended procedure says otherwise than before: entered once, published when the decision is
carried out."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction

from motcua.catalogue.decisions import check_recording
from motcua.catalogue.errors import CatalogueError
from motcua.catalogue.models import Change, Decision, DecisionEntry, ProcedureVersion
from motcua.journal import verbs
from motcua.organisation.models import User
from motcua.organisation.records import record

CATALOGUE = "danh mục"
UNITS = ("working_day", "calendar_day")
LONGEST = 400  # days; longer is a slip of the keyboard
verbs.register("amendment_described", "Ghi nội dung sửa đổi của {code} theo quyết định {number}: {says}")


@dataclass(frozen=True)
class Amendment:
    """Blank and None: as before. ``note`` says what else was changed."""

    term_days: int | None = None
    term_unit: str = "working_day"
    fee_text: str = ""
    note: str = ""

    def content(self) -> dict[str, Any]:
        changed: dict[str, Any] = {}
        if self.term_days is not None:
            changed["term"] = {
                "value": self.term_days,
                "unit": self.term_unit,
                "text": "",
                "same_day_cutoff": None,
            }
        if self.fee_text.strip():
            changed["fee_text"] = self.fee_text.strip()
        if self.note.strip():
            changed["notes"] = self.note.strip()
        return changed

    @property
    def says(self) -> str:
        unit = "ngày làm việc" if self.term_unit == "working_day" else "ngày"
        term = f"thời hạn {self.term_days} {unit}" if self.term_days is not None else ""
        fee = f"phí, lệ phí: {self.fee_text.strip()}" if self.fee_text.strip() else ""
        return "; ".join(filter(None, (term, fee, self.note.strip())))


@transaction.atomic
def describe_amendment(user: User, decision: Decision, code: str, amendment: Amendment) -> DecisionEntry:
    """Raises NotAllowed; CatalogueError for nothing changed, a line that amends nothing, or one published."""
    check_recording(user, decision.agency)
    _check(amendment)
    entry = decision.entries.select_for_update().filter(procedure__code=code).first()
    if entry is None or entry.change not in (Change.AMENDED, Change.REPLACED) or entry.replaces_id:
        raise CatalogueError(f"Quyết định {decision.number} không sửa đổi thủ tục {code}.")
    if _published(decision, entry):
        raise CatalogueError(
            f"Nội dung sửa đổi của {code} đã công bố nên không sửa được. Nếu sai, ghi quyết định đính chính."
        )
    entry.amendment = amendment.content()
    entry.save(update_fields=["amendment"])
    facts = {"number": decision.number, "code": code, "says": amendment.says, "content": entry.amendment}
    subject = decision.agency.code if decision.agency else CATALOGUE
    record(subject, "amendment_described", user.username, facts)
    return entry


def _check(amendment: Amendment) -> None:
    problems = {}
    if not amendment.content():
        problems["note"] = "Ghi ít nhất một thay đổi: thời hạn, phí lệ phí hoặc nội dung khác."
    if amendment.term_days is not None and not 1 <= amendment.term_days <= LONGEST:
        problems["term_days"] = f"Thời hạn phải từ 1 đến {LONGEST} ngày."
    if amendment.term_unit not in UNITS:
        problems["term_unit"] = "Chọn ngày làm việc hoặc ngày."
    if problems:
        raise CatalogueError(" ".join(problems.values()), problems)


def _published(decision: Decision, entry: DecisionEntry) -> bool:
    """By this decision, from its day on."""
    if decision.effective_on is None:
        return False
    return ProcedureVersion.objects.filter(
        procedure=entry.procedure_id, valid_from=decision.effective_on, decision=decision.number[:120]
    ).exists()
