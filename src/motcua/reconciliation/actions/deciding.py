"""What is done about a difference: adopted, which gives a task, or answered with the reason to keep it."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction

from motcua.assignments.actions.giving import AssignmentDraft, give
from motcua.assignments.models import Assignment, Source
from motcua.dossiers.errors import BadInput, NotFound, NotPermitted, WrongState
from motcua.dossiers.fields import FieldSpec, clean, options
from motcua.journal import actions as journal
from motcua.journal import verbs
from motcua.organisation.models import User
from motcua.organisation.queries import active_posts
from motcua.reconciliation.models import Line, Verdict
from motcua.reconciliation.visibility import DECIDERS, visible_to
from motcua.rosters.comparing import Kind
from motcua.terms import clock

DECIDE = (
    FieldSpec("verdict", "Xử lý", "choice", choices=options(Verdict)),
    FieldSpec("reason", "Lý do, căn cứ", "text", required=False, max_length=500,
              help="Bắt buộc khi giữ nguyên."),
    FieldSpec("due_on", "Hạn sửa", "date", required=False, help="Bắt buộc khi sửa: việc sửa thành nhiệm vụ."),
    FieldSpec("post_title", "Chức danh chịu trách nhiệm", "text", required=False, max_length=150,
              help="Bỏ trống: đầu mối kiểm soát thủ tục hành chính."),
)  # fmt: skip
FOCAL = "Đầu mối kiểm soát thủ tục hành chính"
NOT_FOUND = "Không tìm thấy khác biệt này, hoặc nó không thuộc phạm vi bạn được xem."

verbs.register("difference_decided", "{verdict_name}: {code} {name}. {reason}")


def decide(user: User, id: UUID, data: Mapping[str, Any]) -> Line:
    """Raises NotFound, NotPermitted, WrongState (its task is under way), BadInput."""
    values = clean(DECIDE, data)
    with transaction.atomic():
        line = _locked(user, id)
        _check(line, values)
        if values["verdict"] == Verdict.ADOPTED:
            line.task = _task(user, line, values)
        line.verdict, line.reason = values["verdict"], values["reason"]
        line.decided_by, line.decided_at = user.username, clock.now()
        line.save(update_fields=["verdict", "reason", "task", "decided_by", "decided_at"])
        _journal(line, user)
    return line


def _locked(user: User, id: UUID) -> Line:
    rows = Line.objects.select_for_update(of=("self",)).select_related("run__agency")
    line = rows.filter(pk=id, run__in=visible_to(user).values("pk")).first()
    if line is None:
        raise NotFound(NOT_FOUND)
    if not active_posts(user, roles=DECIDERS).filter(scope=line.run.agency_id).exists():
        raise NotPermitted(f"Chỉ lãnh đạo, đầu mối của {line.run.agency.name} xử lý khác biệt này.")
    return line


def _check(line: Line, values: Mapping[str, Any]) -> None:
    if line.task_id:
        raise WrongState("Khác biệt này đã thành nhiệm vụ. Xử lý tiếp tại nhiệm vụ đó.")
    errors = {}
    if values["verdict"] == Verdict.ANSWERED and not values["reason"]:
        errors["reason"] = "Ghi lý do giữ nguyên."
    if values["verdict"] == Verdict.ADOPTED and not values["due_on"]:
        errors["due_on"] = "Ghi hạn sửa."
    if errors:
        raise BadInput(" ".join(errors.values()), errors)


def _task(user: User, line: Line, values: Mapping[str, Any]) -> Assignment:
    draft = AssignmentDraft(
        source=Source.CATALOGUE, source_id=line.pk, source_text=f"Đối chiếu: {line.run.title}"[:300],
        agency=line.run.agency, giver=line.run.agency,
        title=f"{Kind(line.kind).label}: {line.code} {line.name}"[:300],
        product="Danh mục đã sửa, niêm yết lại", basis=values["reason"], owner=None,
        post_title=values["post_title"] or FOCAL, due_on=values["due_on"],
    )  # fmt: skip
    return give(user, draft)


def _journal(line: Line, user: User) -> None:
    agency = line.run.agency
    payload = {
        "line": str(line.pk), "code": line.code, "name": line.name, "kind": line.kind,
        "verdict": line.verdict, "verdict_name": str(Verdict(line.verdict).label), "reason": line.reason,
        "task": line.task.code if line.task else "",
    }  # fmt: skip
    now = line.decided_at or clock.now()
    chain = journal.lock_chain(line.run_id)
    entry = journal.Entry("difference_decided", agency.code, user.username, now, payload)
    journal.save(journal.build(chain, [entry], now))
