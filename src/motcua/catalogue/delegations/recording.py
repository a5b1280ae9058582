"""Recording a delegation act and its end, and what guiding texts say: permission, checks, journal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from uuid_utils.compat import uuid7

from motcua.attachments.actions import Owner, Received, facts, keep
from motcua.catalogue.errors import CatalogueError, NotAllowed
from motcua.catalogue.models import Delegation, DelegationKind, Guidance, GuidanceLine, Procedure
from motcua.journal import verbs
from motcua.organisation.models import Agency, Role, User
from motcua.organisation.queries import above, active_posts, agencies_visible_to
from motcua.organisation.records import record
from motcua.terms import clock

KIND = "delegation"
"""Owner of the scanned acts in the room of attachments."""
LONGEST, DEAREST = 400, 1_000_000_000  # days, đồng; beyond is a slip of the keyboard
verbs.register("delegation_recorded", "Ghi {kind_name} {number}: {giver} giao {taker} {count} thủ tục")
verbs.register("delegation_ended", "Chấm dứt {number} sau ngày {valid_to}: {reason}")
verbs.register("guidance_recorded", "Ghi văn bản hướng dẫn {number} về {count} thủ tục")


@dataclass(frozen=True)
class DelegationDraft:
    number: str
    kind: str
    giver: Agency
    taker: Agency
    signed_on: date
    valid_from: date
    basis: str
    codes: Sequence[str]
    post: str = ""
    valid_to: date | None = None
    conditions: str = ""
    files: Sequence[Received] = field(default_factory=tuple)


@dataclass(frozen=True)
class GuidanceDraft:
    """``says``: code -> (term in working days, fee in đồng), None where the text is silent."""

    agency: Agency
    number: str
    issued_by: str
    signed_on: date
    says: Mapping[str, tuple[int | None, int | None]]
    valid_to: date | None = None


@transaction.atomic
def record_delegation(user: User, draft: DelegationDraft) -> Delegation:
    """What was signed is recorded as it was signed, contradictions too: these are found, not refused.

    Raises NotAllowed unless a control officer of the giver, the taker or one above either; CatalogueError.
    """
    _check_permission(user, draft.giver, draft.taker)
    _check(draft)
    procedures = procedures_of(draft.codes)
    row = Delegation(id=uuid7(), **_columns(draft), recorded_at=clock.now(), recorded_by=user.username)
    row.save(force_insert=True)
    row.procedures.set(procedures)
    kept = [keep(user, Owner(KIND, row.pk, draft.giver), each) for each in draft.files]
    payload = {
        **_days(draft),
        "number": row.number,
        "kind": row.kind,
        "kind_name": str(DelegationKind(row.kind).label).lower(),
        "giver": draft.giver.code,
        "taker": draft.taker.code,
        "post": row.post,
        "count": len(procedures),
        "codes": sorted(each.code for each in procedures),
        "files": [facts(each) for each in kept],
    }
    record(draft.giver.code, "delegation_recorded", user.username, payload)
    return row


@transaction.atomic
def end_delegation(user: User, id: UUID, last_day: date, reason: str) -> Delegation:
    """The act holds up to and including that day. Raises NotAllowed, CatalogueError; nothing is written."""
    row = Delegation.objects.select_for_update(of=("self",)).select_related("giver", "taker").get(pk=id)
    _check_permission(user, row.giver, row.taker)
    problems = {}
    if row.valid_to is not None and row.valid_to < clock.today():
        raise CatalogueError(f"{row.number} đã hết hiệu lực sau ngày {row.valid_to:%d/%m/%Y}.")
    if last_day < row.valid_from:
        problems["last_day"] = f"Ngày cuối phải từ ngày bắt đầu {row.valid_from:%d/%m/%Y} trở đi."
    elif row.valid_to is not None and last_day >= row.valid_to:
        problems["last_day"] = f"Văn bản vốn chỉ đến hết ngày {row.valid_to:%d/%m/%Y}."
    if not reason.strip():
        problems["reason"] = "Ghi lý do, số văn bản chấm dứt."
    if problems:
        raise CatalogueError(" ".join(problems.values()), problems)
    row.valid_to, row.ended_at, row.ended_by = last_day, clock.now(), user.username
    row.end_reason = reason.strip()[:300]
    row.save(update_fields=["valid_to", "ended_at", "ended_by", "end_reason"])
    payload = {"number": row.number, "valid_to": last_day.isoformat(), "reason": row.end_reason}
    record(row.giver.code, "delegation_ended", user.username, payload)
    return row


@transaction.atomic
def record_guidance(user: User, draft: GuidanceDraft) -> Guidance:
    """Raises NotAllowed unless a control officer at, above or below that authority; CatalogueError."""
    if not _near(user, draft.agency):
        raise NotAllowed("Chỉ đầu mối kiểm soát thủ tục hành chính được ghi văn bản hướng dẫn.")
    _check_guidance(draft)
    procedures = {each.code: each for each in procedures_of(list(draft.says))}
    row = Guidance.objects.create(
        agency=draft.agency,
        number=draft.number.strip(),
        issued_by=draft.issued_by.strip(),
        signed_on=draft.signed_on,
        valid_to=draft.valid_to,
        recorded_at=clock.now(),
        recorded_by=user.username,
        synthetic=draft.agency.synthetic,
    )
    GuidanceLine.objects.bulk_create(
        GuidanceLine(guidance=row, procedure=procedures[code], term_days=term, fee=fee)
        for code, (term, fee) in sorted(draft.says.items())
    )
    payload = {
        "number": row.number,
        "count": len(draft.says),
        "says": {code: list(each) for code, each in sorted(draft.says.items())},
    }
    record(draft.agency.code, "guidance_recorded", user.username, payload)
    return row


def may_record(user: User, giver: Agency, taker: Agency) -> bool:
    mine = agencies_visible_to(user, roles=[Role.CONTROL])
    return mine.filter(pk__in=[giver.pk, taker.pk]).exists()


def _check_permission(user: User, giver: Agency, taker: Agency) -> None:
    if not may_record(user, giver, taker):
        raise NotAllowed("Chỉ đầu mối kiểm soát của cơ quan giao hoặc cơ quan nhận được ghi văn bản này.")


def _near(user: User, agency: Agency) -> bool:
    if agencies_visible_to(user, roles=[Role.CONTROL]).filter(pk=agency.pk).exists():
        return True
    posts = active_posts(user, roles=[Role.CONTROL]).select_related("scope")
    return any(above(post.scope).filter(pk=agency.pk).exists() for post in posts)


def procedures_of(codes: Sequence[str]) -> list[Procedure]:
    found = Procedure.objects.in_bulk(list(codes), field_name="code")
    if missing := sorted(set(codes) - found.keys()):
        text = f"Danh mục không có thủ tục mã {', '.join(missing)}. Kiểm tra lại mã."
        raise CatalogueError(text, {"codes": text})
    return list(found.values())


def _check(draft: DelegationDraft) -> None:
    problems = _blank({"number": draft.number, "basis": draft.basis}, {
        "number": "Ghi số, ký hiệu văn bản.",
        "basis": "Ghi căn cứ của việc phân cấp, ủy quyền.",
    })  # fmt: skip
    if draft.kind not in DelegationKind.values:
        problems["kind"] = "Chọn phân cấp hoặc ủy quyền."
    if draft.giver.pk == draft.taker.pk and not draft.post.strip():
        problems["taker"] = "Cơ quan nhận phải khác cơ quan giao, hoặc ghi chức danh được giao."
    if draft.signed_on > clock.today():
        problems["signed_on"] = "Ngày ký ở tương lai."
    if draft.valid_to is not None and draft.valid_to < draft.valid_from:
        problems["valid_to"] = "Ngày kết thúc phải từ ngày bắt đầu trở đi."
    if not draft.codes:
        problems["codes"] = "Ghi ít nhất một mã thủ tục."
    if not problems and Delegation.objects.filter(giver=draft.giver, number=draft.number.strip()).exists():
        problems["number"] = f"Văn bản {draft.number} của {draft.giver.name} đã được ghi."
    if problems:
        raise CatalogueError(" ".join(problems.values()), problems)


def _check_guidance(draft: GuidanceDraft) -> None:
    problems = _blank({"number": draft.number, "issued_by": draft.issued_by}, {
        "number": "Ghi số, ký hiệu văn bản.",
        "issued_by": "Ghi cơ quan ban hành.",
    })  # fmt: skip
    if draft.signed_on > clock.today():
        problems["signed_on"] = "Ngày ký ở tương lai."
    if draft.valid_to is not None and draft.valid_to < draft.signed_on:
        problems["valid_to"] = "Ngày kết thúc phải từ ngày ký trở đi."
    if not draft.says:
        problems["says"] = "Ghi ít nhất một thủ tục."
    elif not all(_sensible(term, fee) for term, fee in draft.says.values()):
        problems["says"] = "Mỗi thủ tục phải có thời hạn (1 đến 400 ngày) hoặc mức phí (không âm)."
    elif not problems and Guidance.objects.filter(agency=draft.agency, number=draft.number.strip()).exists():
        problems["number"] = f"Văn bản {draft.number} đã được ghi."
    if problems:
        raise CatalogueError(" ".join(problems.values()), problems)


def _sensible(term: int | None, fee: int | None) -> bool:
    if term is None and fee is None:
        return False
    return (term is None or 1 <= term <= LONGEST) and (fee is None or 0 <= fee <= DEAREST)


def _blank(given: Mapping[str, str], texts: Mapping[str, str]) -> dict[str, str]:
    return {name: texts[name] for name, value in given.items() if not value.strip()}


def _columns(draft: DelegationDraft) -> dict[str, Any]:
    return {
        "number": draft.number.strip(),
        "kind": draft.kind,
        "giver": draft.giver,
        "taker": draft.taker,
        "post": draft.post.strip(),
        "signed_on": draft.signed_on,
        "valid_from": draft.valid_from,
        "valid_to": draft.valid_to,
        "conditions": draft.conditions.strip(),
        "basis": draft.basis.strip(),
        "synthetic": draft.giver.synthetic,
    }


def _days(draft: DelegationDraft) -> dict[str, str]:
    last = draft.valid_to.isoformat() if draft.valid_to else ""
    return {
        "signed_on": draft.signed_on.isoformat(),
        "valid_from": draft.valid_from.isoformat(),
        "valid_to": last,
    }
