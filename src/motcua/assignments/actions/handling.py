"""What is done with an assignment, from taking it on to its end. One declaration an action."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from motcua.assignments.actions.declaring import Action, Doing, Side
from motcua.assignments.actions.giving import held_at
from motcua.assignments.models import Assignment, AssignmentReport, Stage, TermChange
from motcua.assignments.models.report import FILES
from motcua.attachments import actions as attachments
from motcua.attachments.errors import FileRefused
from motcua.attachments.models import Attachment
from motcua.attachments.queries import standing
from motcua.dossiers.errors import BadInput
from motcua.dossiers.fields import FieldSpec
from motcua.journal import verbs
from motcua.organisation.models import User
from motcua.terms import clock

OPEN = frozenset({Stage.GIVEN, Stage.ACCEPTED, Stage.RETURNED})
_REPORTED = frozenset({Stage.REPORTED})
_REASON = FieldSpec("reason", "Lý do", "long_text", max_length=500)


def last_report(item: Assignment) -> AssignmentReport:
    """The one that waits for a verdict, or was verified. Raises AssignmentReport.DoesNotExist before any."""
    return item.reports.order_by("-reported_at", "-pk")[:1].get()


def _accept(doing: Doing, values: dict[str, Any]) -> None:
    """Where only a post was named, whoever takes it on becomes the owner."""
    item = doing.item
    item.accepted_at = doing.at
    if item.owner_id is None:
        item.owner = doing.user
        doing.payload["owner"] = doing.user.username


def _report(doing: Doing, values: dict[str, Any]) -> None:
    item = doing.item
    if item.needs_file and not doing.files:
        text = "Nhiệm vụ này phải kèm tệp chứng minh. Chọn ít nhất một tệp."
        raise BadInput(text, {"files": text})
    report = AssignmentReport.objects.create(
        assignment=item, text=values["text"], reported_at=doing.at, reported_by=doing.user
    )
    kept = [attachments.keep(doing.user, _files_of(item, report), file) for file in doing.files]
    item.accepted_at = item.accepted_at or doing.at
    item.reported_at = doing.at
    doing.payload |= {"files": [attachments.facts(each) for each in kept], "count": len(kept)}
    doing.personal["text"] = values["text"]


def _files_of(item: Assignment, report: AssignmentReport) -> attachments.Owner:
    return attachments.Owner(FILES, report.pk, item.agency)


def _verify(doing: Doing, values: dict[str, Any]) -> None:
    item, report = doing.item, last_report(doing.item)
    if item.needs_file and not standing(FILES, report.pk).exists():
        raise BadInput("Báo cáo không còn tệp chứng minh nào. Trả lại để người thực hiện nộp tệp.")
    report.verified_at, report.judged_by, report.judgement = doing.at, doing.user, values["opinion"]
    report.save(update_fields=["verified_at", "judged_by", "judgement"])
    item.verified_at = doing.at
    doing.payload["opinion"] = values["opinion"]


def _return(doing: Doing, values: dict[str, Any]) -> None:
    item, report = doing.item, last_report(doing.item)
    report.returned_at, report.judged_by, report.judgement = doing.at, doing.user, values["reason"]
    report.save(update_fields=["returned_at", "judged_by", "judgement"])
    item.reported_at, item.sent_back_at, item.returned = None, doing.at, item.returned + 1
    doing.payload["reason"] = values["reason"]


def _reopen(doing: Doing, values: dict[str, Any]) -> None:
    """The verdict stays on the report; that it was taken back stands beside it."""
    item, report = doing.item, last_report(doing.item)
    report.reopened_at = doing.at
    report.save(update_fields=["reopened_at"])
    item.reported_at = item.verified_at = None
    item.sent_back_at, item.reopened = doing.at, item.reopened + 1
    doing.payload["reason"] = values["reason"]


def _extend(doing: Doing, values: dict[str, Any]) -> None:
    item, due_on = doing.item, values["due_on"]
    if due_on <= item.due_on or due_on < clock.today():
        text = f"Hạn mới phải sau hạn cũ {item.due_on:%d/%m/%Y} và không ở quá khứ."
        raise BadInput(text, {"due_on": text})
    TermChange.objects.create(
        assignment=item, old_due_on=item.due_on, new_due_on=due_on, reason=values["reason"],
        changed_at=doing.at, changed_by=doing.user,
    )  # fmt: skip
    doing.payload |= {
        "old_due_on": item.due_on.isoformat(), "due_on": due_on.isoformat(),
        "due": f"{due_on:%d/%m/%Y}", "reason": values["reason"],
    }  # fmt: skip
    item.due_on = due_on


def _reassign(doing: Doing, values: dict[str, Any]) -> None:
    """The new owner takes it on anew."""
    item = doing.item
    owner = User.objects.filter(username=values["owner"], is_active=True).first() if values["owner"] else None
    if owner is None and (values["owner"] or not values["post_title"]):
        text = "Chọn người được giao, hoặc ghi chức danh chịu trách nhiệm."
        raise BadInput(text, {"owner": text})
    if owner is not None:
        held_at(owner, item.agency)
    if owner is not None and owner.pk == item.owner_id:
        text = f"{owner.get_full_name()} đang được giao việc này. Chọn người khác."
        raise BadInput(text, {"owner": text})
    item.owner, item.post_title, item.accepted_at = owner, values["post_title"], None
    doing.payload |= {
        "owner": owner.username if owner else "", "post_title": values["post_title"],
        "owner_name": owner.get_full_name() if owner else values["post_title"], "reason": values["reason"],
    }  # fmt: skip


def _cancel(doing: Doing, values: dict[str, Any]) -> None:
    doing.item.cancelled_at, doing.item.cancelled_reason = doing.at, values["reason"]
    doing.payload["reason"] = values["reason"]


def _withdraw(doing: Doing, values: dict[str, Any]) -> None:
    attachment = _file(doing.item, values["file"])
    if attachment is None:
        text = "Chọn một tệp trong các báo cáo của nhiệm vụ này."
        raise BadInput(text, {"file": text})
    try:
        attachments.withdraw(doing.user, attachment, values["reason"])
    except FileRefused as refused:
        raise BadInput(refused.message, {"file": refused.message}) from refused
    doing.payload |= {"file": attachments.facts(attachment), "reason": values["reason"]}


def _file(item: Assignment, id: str) -> Attachment | None:
    try:
        key = UUID(id)
    except ValueError:
        return None
    return Attachment.objects.filter(pk=key, owner_kind=FILES, owner_id__in=item.reports.values("pk")).first()


ACCEPT = Action(
    "nhan", "Nhận nhiệm vụ", "assignment_accepted", {Side.OWING: frozenset({Stage.GIVEN})}, (), _accept
)
REPORT = Action(
    "bao-cao", "Báo cáo hoàn thành", "assignment_reported", {Side.OWING: OPEN},
    (
        FieldSpec("text", "Kết quả thực hiện", "long_text", max_length=10_000,
                  help="Đã làm gì, được gì. Nêu số, ngày văn bản; không nêu thông tin cá nhân của công dân."),
    ),
    _report, files=True,
)  # fmt: skip
VERIFY = Action(
    "xac-nhan", "Xác nhận hoàn thành", "assignment_verified", {Side.CHECKING: _REPORTED},
    (FieldSpec("opinion", "Ý kiến kiểm tra", "long_text", max_length=500,
               help="Đã kiểm tra bằng cách nào, ví dụ: đã xem biển niêm yết tại chỗ ngày 20/11/2026."),),
    _verify,
)  # fmt: skip
RETURN = Action(
    "tra-lai", "Trả lại để làm tiếp", "assignment_returned", {Side.CHECKING: _REPORTED}, (_REASON,), _return
)
REOPEN = Action(
    "mo-lai", "Mở lại nhiệm vụ", "assignment_reopened",
    {Side.CHECKING: frozenset({Stage.VERIFIED})}, (_REASON,), _reopen,
)  # fmt: skip
EXTEND = Action(
    "gia-han", "Gia hạn", "assignment_extended", {Side.GIVING: OPEN},
    (
        FieldSpec("due_on", "Hạn mới", "date", help="Hạn ban đầu vẫn được giữ và nêu trong số liệu."),
        _REASON,
    ),
    _extend,
)  # fmt: skip
REASSIGN = Action(
    "doi-nguoi", "Đổi người thực hiện", "assignment_reassigned", {Side.GIVING: OPEN, Side.HEAD: OPEN},
    (
        FieldSpec("owner", "Tên đăng nhập của người được giao", "text", required=False, max_length=150),
        FieldSpec("post_title", "Chức danh chịu trách nhiệm", "text", required=False, max_length=150),
        _REASON,
    ),
    _reassign,
)  # fmt: skip
WITHDRAW = Action(
    "rut-tep", "Rút tệp nộp nhầm", "assignment_file_withdrawn",
    {
        Side.OWING: frozenset({Stage.REPORTED, Stage.RETURNED}),
        Side.GIVING: frozenset({Stage.REPORTED, Stage.RETURNED, Stage.VERIFIED, Stage.CANCELLED}),
    },
    (FieldSpec("file", "Tệp", "text", max_length=36), _REASON), _withdraw,
)  # fmt: skip
CANCEL = Action(
    "huy", "Hủy nhiệm vụ", "assignment_cancelled", {Side.GIVING: OPEN | _REPORTED}, (_REASON,), _cancel
)
ACTIONS: Mapping[str, Action] = {
    action.name: action
    for action in (ACCEPT, REPORT, VERIFY, RETURN, REOPEN, EXTEND, REASSIGN, WITHDRAW, CANCEL)
}

verbs.register(ACCEPT.verb, "Nhận nhiệm vụ")
verbs.register(REPORT.verb, "Báo cáo hoàn thành, kèm {count} tệp")
verbs.register(VERIFY.verb, "Xác nhận hoàn thành: {opinion}")
verbs.register(RETURN.verb, "Trả lại để làm tiếp: {reason}")
verbs.register(REOPEN.verb, "Mở lại nhiệm vụ đã xác nhận: {reason}")
verbs.register(EXTEND.verb, "Gia hạn đến {due}: {reason}")
verbs.register(REASSIGN.verb, "Đổi người thực hiện thành {owner_name}: {reason}")
verbs.register(WITHDRAW.verb, "Rút một tệp nộp nhầm: {reason}")
verbs.register(CANCEL.verb, "Hủy nhiệm vụ: {reason}")
