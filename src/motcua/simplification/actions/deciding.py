"""From the sheet to a proposal, from the proposal to a decision, or back to be mended."""

from typing import Any

from motcua.dossiers.errors import BadInput
from motcua.dossiers.fields import FieldSpec, options
from motcua.journal import verbs
from motcua.organisation.models import Role
from motcua.simplification.actions.declared import DRAFT, Action, Doing
from motcua.simplification.models import Decision, Kind, Outcome, Proposal, Side, State
from motcua.simplification.queries import costs_of
from motcua.simplification.questions import sheet
from motcua.terms import clock
from motcua.texts.numbers import money

verbs.register("review_proposed", "Trình phương án: {kind_name}, tiết kiệm dự kiến {saved_text} một năm")
verbs.register("review_sent_back", "Trả lại để hoàn thiện: {reason}")
verbs.register("review_decided", "{outcome_name} phương án theo văn bản {number} ngày {decided_on}")

PROPOSED = frozenset({State.PROPOSED})


def _propose(doing: Doing, values: dict[str, Any]) -> None:
    review = doing.review
    _check_sheet(doing)
    costs = costs_of(review)
    _check_costs(values["kind"], bool(costs.lines[Side.BEFORE]), bool(costs.lines[Side.AFTER]))
    if values["kind"] == Kind.CUT and not values["content"]:
        text = "Nêu cắt giảm gì, ở bộ phận nào của thủ tục."
        raise BadInput(text, {"content": text})
    given = {name: values[name] for name in ("kind", "content", "legal_change", "authority", "new_term")}
    Proposal.objects.update_or_create(
        review=review, defaults=given | {"proposed_at": doing.at, "proposed_by": doing.user.username}
    )
    review.state = State.PROPOSED
    saved = costs.saving
    doing.payload |= given | {
        "kind_name": str(Kind(values["kind"]).label).lower(),
        "before": str(saved.before),
        "after": str(saved.after),
        "saved_text": money(saved.amount),
    }


def _check_sheet(doing: Doing) -> None:
    known = {question.key for question in sheet().questions}
    missing = len(known - set(doing.review.answers.values_list("question", flat=True)))
    if missing:
        raise BadInput(f"Phiếu rà soát còn {missing} câu chưa đánh giá. Hãy điền đủ rồi trình.")


def _check_costs(kind: str, before: bool, after: bool) -> None:
    """An empty table after must mean that nothing is asked any more, and nothing else."""
    if not before:
        raise BadInput("Chưa tính chi phí tuân thủ hiện nay. Hãy ghi ít nhất một dòng.")
    if kind == Kind.CUT and not after:
        raise BadInput("Chưa tính chi phí sau đơn giản hóa. Hãy chép bảng hiện nay rồi sửa từng dòng.")
    if kind != Kind.CUT and after:
        text = "Bãi bỏ hoặc giữ nguyên thì không có bảng chi phí sau đơn giản hóa. Hãy bỏ các dòng ở bảng đó."
        raise BadInput(text, {"kind": text})


def _send_back(doing: Doing, values: dict[str, Any]) -> None:
    doing.review.state = State.DRAFT
    doing.payload["reason"] = values["reason"]


def _decide(doing: Doing, values: dict[str, Any]) -> None:
    _check_decision(doing, values)
    names = ("number", "decided_on", "effective_on", "outcome", "reason")
    Decision.objects.create(
        review=doing.review,
        recorded_at=doing.at,
        recorded_by=doing.user.username,
        **{name: values[name] for name in names},
    )
    doing.review.state = State.DECIDED
    effective = values["effective_on"]
    doing.payload |= {
        "number": values["number"],
        "decided_on": f"{values['decided_on']:%d/%m/%Y}",
        "effective_on": f"{effective:%d/%m/%Y}" if effective else "",
        "outcome": values["outcome"],
        "outcome_name": str(Outcome(values["outcome"]).label),
        "reason": values["reason"],
    }


def _check_decision(doing: Doing, values: dict[str, Any]) -> None:
    """Raises BadInput that names every field at fault."""
    errors = {}
    decided, effective = values["decided_on"], values["effective_on"]
    if decided > clock.local(doing.at).date():
        errors["decided_on"] = "Ngày quyết định ở tương lai. Ghi ngày trên văn bản đã ký."
    if decided < clock.local(doing.review.proposal.proposed_at).date():
        errors["decided_on"] = "Ngày quyết định trước ngày trình phương án. Kiểm tra lại ngày."
    if values["outcome"] != Outcome.REJECTED and effective is None:
        errors["effective_on"] = "Ghi ngày bắt đầu áp dụng; hiệu quả được đo từ ngày đó."
    if effective and effective < decided:
        errors["effective_on"] = "Ngày áp dụng không được trước ngày quyết định."
    if values["outcome"] != Outcome.ADOPTED and not values["reason"]:
        errors["reason"] = "Nêu lý do không thông qua, hoặc phần nào không thông qua."
    if errors:
        raise BadInput("Thông tin chưa đúng, đề nghị kiểm tra: " + " ".join(errors.values()), errors)


PROPOSE = Action(
    "trinh", "Trình phương án", "review_proposed", DRAFT, Role.CONTROL,
    (
        FieldSpec("kind", "Phương án", "choice", choices=options(Kind)),
        FieldSpec("content", "Nội dung phương án", "long_text", required=False, max_length=5000,
                  help="Cắt giảm gì, ở bộ phận nào của thủ tục, vì sao."),
        FieldSpec("legal_change", "Văn bản cần sửa đổi", "long_text", required=False, max_length=1000,
                  help="Điều, khoản, văn bản; bỏ trống nếu cơ quan tự làm được."),
        FieldSpec("authority", "Cơ quan có thẩm quyền quyết định", "text", max_length=200),
        FieldSpec("new_term", "Thời hạn mới (ngày làm việc)", "count", required=False,
                  help="Bỏ trống nếu không đổi thời hạn."),
    ),
    _propose,
)  # fmt: skip
SEND_BACK = Action(
    "tra-lai", "Trả lại để hoàn thiện", "review_sent_back", PROPOSED, Role.LEADER,
    (FieldSpec("reason", "Cần hoàn thiện gì", "long_text", max_length=1000),),
    _send_back,
)  # fmt: skip
DECIDE = Action(
    "quyet-dinh", "Ghi quyết định", "review_decided", PROPOSED, Role.LEADER,
    (
        FieldSpec("outcome", "Quyết định", "choice", choices=options(Outcome)),
        FieldSpec("number", "Số văn bản", "text", max_length=60),
        FieldSpec("decided_on", "Ngày văn bản", "date"),
        FieldSpec("effective_on", "Áp dụng từ ngày", "date", required=False),
        FieldSpec("reason", "Lý do", "long_text", required=False, max_length=1000,
                  help="Bắt buộc khi không thông qua hoặc thông qua một phần."),
    ),
    _decide,
)  # fmt: skip
