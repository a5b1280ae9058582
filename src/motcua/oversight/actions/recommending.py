"""Recommendations to the unit, upwards, and by the unit upwards: each with a product and a day."""

from typing import Any
from uuid import UUID

from django.db.models import Max

from motcua.dossiers.errors import BadInput, NotPermitted, WrongState
from motcua.dossiers.fields import FieldSpec, options
from motcua.journal import verbs
from motcua.organisation.models import Agency
from motcua.organisation.queries import above
from motcua.oversight.actions.findings import finding_of
from motcua.oversight.actions.shared import Action, Doing, Who, answers_for, open_
from motcua.oversight.models import Direction, Recommendation, Verdict
from motcua.terms import clock


def _recommend(doing: Doing, values: dict[str, Any]) -> None:
    item, direction, unit = doing.item, Direction(values["direction"]), doing.unit(values["unit"])
    _check_may(doing, direction, unit)
    if values["due_on"] < clock.today():
        text = "Thời hạn đã qua. Chọn một ngày sắp tới."
        raise BadInput(text, {"due_on": text})
    finding = finding_of(item, values["finding"]) if values["finding"] else None
    if finding is not None and (finding.unit_id != unit.pk or finding.verdict == Verdict.WITHDRAWN):
        text = f"Chọn nhận xét còn hiệu lực của {unit.name}."
        raise BadInput(text, {"finding": text})
    addressee, outside = _addressee(doing, direction, unit, values)
    made = Recommendation.objects.create(
        inspection=item, number=_next(doing), direction=direction, finding=finding, unit=unit,
        addressee=addressee, addressee_text=outside, text=values["text"], product=values["product"],
        due_on=values["due_on"], made_by=doing.user.username, made_at=doing.at,
    )  # fmt: skip
    doing.payload |= {
        "recommendation": str(made.pk), "number": made.number, "direction": str(direction),
        "direction_name": str(direction.label).lower(), "unit": unit.code,
        "addressee": addressee.code if addressee else "",
        "addressee_name": addressee.name if addressee else outside,
        "text": made.text, "product": made.product, "due_on": made.due_on.isoformat(),
    }  # fmt: skip


def _withdraw(doing: Doing, values: dict[str, Any]) -> None:
    try:
        found = doing.item.recommendations.get(pk=UUID(values["recommendation"]))
    except (Recommendation.DoesNotExist, ValueError):
        text = "Chọn một kiến nghị của cuộc kiểm tra này."
        raise BadInput(text, {"recommendation": text}) from None
    if found.withdrawn_at:
        raise WrongState("Kiến nghị này đã được rút.")
    _check_may(doing, Direction(found.direction), found.unit)
    found.withdrawn_at, found.withdrawn_reason = doing.at, values["reason"]
    found.save(update_fields=["withdrawn_at", "withdrawn_reason"])
    doing.payload |= {"number": found.number, "reason": values["reason"]}


def _check_may(doing: Doing, direction: Direction, unit: Agency) -> None:
    """The unit speaks for itself, the team for itself."""
    if direction == Direction.FROM_UNIT:
        if unit.pk not in answers_for(doing.user, doing.item):
            raise NotPermitted(f"Chỉ lãnh đạo, đầu mối của {unit.name} ghi đề xuất của đơn vị.")
    elif not doing.parts & {Who.TEAM, Who.ORGANISER}:
        raise NotPermitted("Chỉ đoàn và cơ quan ra quyết định ghi kiến nghị của đoàn.")


def _addressee(
    doing: Doing, direction: Direction, unit: Agency, values: dict[str, Any]
) -> tuple[Agency | None, str]:
    """The unit itself; an agency above the one that decides, itself included; or one outside the system."""
    if direction == Direction.TO_UNIT:
        return unit, ""
    if values["addressee"]:
        higher = above(unit) | above(doing.item.agency)
        found = higher.filter(code=values["addressee"]).exclude(pk=unit.pk).first()
        if found is None:
            text = "Chọn một cơ quan cấp trên trong danh sách, hoặc ghi tên cơ quan ngoài hệ thống."
            raise BadInput(text, {"addressee": text})
        return found, ""
    if not values["outside"]:
        text = "Chọn cơ quan cấp trên, hoặc ghi tên cơ quan ngoài hệ thống."
        raise BadInput(text, {"addressee": text})
    return None, values["outside"]


def _next(doing: Doing) -> int:
    highest: int = doing.item.recommendations.aggregate(highest=Max("number"))["highest"] or 0
    return highest + 1


RECOMMEND = Action(
    "kien-nghi", "Ghi kiến nghị", "recommendation_made", frozenset(Who), open_,
    (
        FieldSpec("direction", "Chiều kiến nghị", "choice", choices=options(Direction)),
        FieldSpec("unit", "Đơn vị", "text", required=False, max_length=35),
        FieldSpec("finding", "Từ nhận xét", "text", required=False, max_length=40),
        FieldSpec("addressee", "Cơ quan cấp trên", "text", required=False, max_length=35),
        FieldSpec("outside", "Cơ quan ngoài hệ thống", "text", required=False, max_length=200,
                  help="Ví dụ: Bộ Tư pháp. Cơ quan kết luận sẽ theo dõi trả lời."),
        FieldSpec("text", "Nội dung kiến nghị", "long_text", max_length=2_000),
        FieldSpec("product", "Sản phẩm phải có", "text", max_length=300,
                  help="Thứ chứng minh đã thực hiện, ví dụ: ảnh niêm yết, văn bản trả lời."),
        FieldSpec("due_on", "Thời hạn", "date"),
    ),
    _recommend,
)  # fmt: skip
WITHDRAW = Action(
    "rut-kien-nghi", "Rút kiến nghị", "recommendation_withdrawn", frozenset(Who), open_,
    (
        FieldSpec("recommendation", "Kiến nghị", "text", max_length=40),
        FieldSpec("reason", "Lý do", "text", max_length=500),
    ),
    _withdraw,
)  # fmt: skip
verbs.register(
    RECOMMEND.verb, "Kiến nghị số {number} ({direction_name}) tới {addressee_name}: {text}; hạn {due_on}"
)
verbs.register(WITHDRAW.verb, "Rút kiến nghị số {number}: {reason}")
