"""Recording a look at a place: what stands there, what does not, and the proof."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from uuid_utils.compat import uuid7

from motcua.attachments.actions import Owner, Received, facts, keep
from motcua.attachments.models import Attachment
from motcua.catalogue.errors import CatalogueError, NotAllowed
from motcua.catalogue.models import Place, PostingCheck, PostingLine, Procedure
from motcua.catalogue.publication import posting_rules
from motcua.catalogue.queries import published
from motcua.journal import verbs
from motcua.organisation.models import Agency, AgencyKind, Role, User
from motcua.organisation.queries import agencies_visible_to
from motcua.organisation.records import record
from motcua.terms import clock

KIND = "posting"
"""Owner of the files in the room of attachments."""
verbs.register(
    "posting_checked",
    "Kiểm tra niêm yết tại {place_name} ngày {checked_on}: {current} đúng, {old} bản cũ, {absent} không có",
)


class Answer(StrEnum):
    CURRENT = "current"
    OLD = "old"
    ABSENT = "absent"


@dataclass(frozen=True)
class CheckDraft:
    """``answers``: code of a procedure, or "item:KEY" of a general list -> what was seen."""

    agency: Agency
    place: str
    checked_on: date
    answers: Mapping[str, str]
    page_address: str = ""
    note: str = ""
    files: Sequence[Received] = field(default_factory=tuple)


@transaction.atomic
def record_check(user: User, draft: CheckDraft) -> PostingCheck:
    """Raises NotAllowed without a control officer's post over the authority, CatalogueError; nothing is
    written then. What is said to stand there needs proof: a file, or the address of the page."""
    if not may_check(user, draft.agency):
        raise NotAllowed("Chỉ đầu mối kiểm soát thủ tục hành chính của cơ quan được ghi kết quả kiểm tra.")
    _check(draft)
    procedures = _procedures(draft)
    check = _row(user, draft)
    check.save(force_insert=True)
    digests = _digests(draft)
    PostingLine.objects.bulk_create(_line(check, key, answer, procedures, digests) for key, answer in
                                    sorted(draft.answers.items()))  # fmt: skip
    kept = [keep(user, Owner(KIND, check.pk, draft.agency), each) for each in draft.files]
    _journal(user, check, draft, kept)
    return check


def may_check(user: User, agency: Agency) -> bool:
    return (
        agency.kind == AgencyKind.COMMITTEE
        and agencies_visible_to(user, roles=[Role.CONTROL]).filter(pk=agency.pk).exists()
    )


def _check(draft: CheckDraft) -> None:
    problems = {}
    if draft.place not in Place.values:
        problems["place"] = "Chọn nơi niêm yết."
    if draft.checked_on > clock.today():
        problems["checked_on"] = "Ngày kiểm tra ở tương lai."
    if not draft.answers:
        problems["answers"] = "Chọn ít nhất một thủ tục hoặc danh mục đã kiểm tra."
    elif not set(draft.answers.values()) <= set(Answer):
        problems["answers"] = "Chọn kết quả kiểm tra trong danh sách."
    if draft.page_address and not _is_address(draft.page_address):
        problems["page_address"] = "Ghi đủ địa chỉ trang, bắt đầu bằng https:// hoặc http://."
    elif not draft.page_address and not draft.files and _says_posted(draft):
        problems["files"] = "Nộp ảnh chụp nơi niêm yết, hoặc ghi địa chỉ trang đã xem."
    if problems:
        raise CatalogueError(" ".join(problems.values()), problems)


def _says_posted(draft: CheckDraft) -> bool:
    return any(answer != Answer.ABSENT for answer in draft.answers.values())


def _is_address(text: str) -> bool:
    try:
        URLValidator(schemes=["http", "https"])(text)
    except ValidationError:
        return False
    return len(text) <= 500


def _procedures(draft: CheckDraft) -> dict[str, Procedure]:
    """Raises CatalogueError for what the authority does not have to post."""
    items = {f"item:{rule.key}" for rule in posting_rules(draft.checked_on) if not rule.each_procedure}
    codes = draft.answers.keys() - items
    mine = Procedure.objects.filter(offerings__agency=draft.agency, code__in=codes)
    found = {each.code: each for each in mine}
    if missing := sorted(codes - found.keys()):
        text = f"{draft.agency.name} không niêm yết {', '.join(missing)}. Kiểm tra lại danh sách đã chọn."
        raise CatalogueError(text, {"answers": text})
    return found


def _digests(draft: CheckDraft) -> dict[str, str]:
    """Of the versions in force on the day of the look."""
    rows = published(draft.checked_on).filter(procedure__code__in=draft.answers.keys())
    return dict(rows.order_by("valid_from", "number").values_list("procedure__code", "digest"))


def _row(user: User, draft: CheckDraft) -> PostingCheck:
    return PostingCheck(
        id=uuid7(),
        agency=draft.agency,
        place=draft.place,
        checked_on=draft.checked_on,
        page_address=draft.page_address,
        snapshot=draft.files[0].digest if draft.page_address and draft.files else "",
        note=draft.note.strip()[:500],
        recorded_at=clock.now(),
        recorded_by=user.username,
        synthetic=draft.agency.synthetic,
    )


def _line(
    check: PostingCheck,
    key: str,
    answer: str,
    procedures: Mapping[str, Procedure],
    digests: Mapping[str, str],
) -> PostingLine:
    procedure = procedures.get(key)
    return PostingLine(
        posting_check=check,
        procedure=procedure,
        item="" if procedure else key.partition(":")[2],
        posted=answer != Answer.ABSENT,
        digest=digests.get(key, "") if procedure and answer == Answer.CURRENT else "",
    )


def _journal(user: User, check: PostingCheck, draft: CheckDraft, kept: Sequence[Attachment]) -> None:
    counted: dict[str, Any] = {
        answer.value: sum(each == answer for each in draft.answers.values()) for answer in Answer
    }
    payload = {
        "check": str(check.pk),
        "place": check.place,
        "place_name": str(Place(check.place).label),
        "checked_on": check.checked_on.isoformat(),
        **counted,
        "answers": {key: str(answer) for key, answer in sorted(draft.answers.items())},
        "page_address": check.page_address,
        "files": [facts(each) for each in kept],
    }
    record(draft.agency.code, "posting_checked", user.username, payload)
