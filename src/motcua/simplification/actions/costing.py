"""The cost tables before and after: a line written or written over, taken out, copied; the ranges."""

from decimal import Decimal
from typing import Any

from django.db.models import Max

from motcua.dossiers.errors import BadInput
from motcua.dossiers.fields import FieldSpec, options
from motcua.journal import verbs
from motcua.organisation.models import Role
from motcua.simplification.actions.declared import DRAFT, Action, Doing
from motcua.simplification.models import CostActivity, Side
from motcua.simplification.sensitivity import AS_ASSUMED, Factor, Range
from motcua.texts.numbers import group

verbs.register("review_cost_written", "Ghi chi phí {side_name}, dòng {place}: {name}")
verbs.register("review_cost_removed", "Bỏ chi phí {side_name}, dòng {place}: {name}")
verbs.register("review_cost_copied", "Chép {count} dòng chi phí hiện nay sang bảng sau đơn giản hóa")
verbs.register("review_ranges_set", "Đặt khoảng dao động của giả định: {words}")

MOST_LINES = 50
MOST: dict[str, int] = {
    "hours": 1000,
    "wage": 1_000_000,
    "consulting": 1_000_000_000,
    "fees": 1_000_000_000,
    "other": 1_000_000_000,
    "frequency": 366,
    "people": 10_000_000,
}
FACTOR_NAMES = {
    Factor.HOURS: "Số giờ",
    Factor.WAGE: "Thu nhập một giờ",
    Factor.FREQUENCY: "Số lần một năm",
    Factor.PEOPLE: "Số người một năm",
}
SIDE = FieldSpec("side", "Bảng chi phí", "choice", choices=options(Side))
PLACE = FieldSpec("place", "Dòng", "count", required=False)
WRITTEN = (
    FieldSpec("name", "Công việc của người dân", "text", max_length=200,
              help="Một việc mỗi dòng: điền tờ khai, sao giấy tờ, đi nộp, chờ kết quả."),
    FieldSpec("hours", "Số giờ một lần", "decimal", help="1 ngày làm việc = 8 giờ. Ví dụ 1,5."),
    FieldSpec("wage", "Thu nhập một giờ (đồng)", "money"),
    FieldSpec("consulting", "Tư vấn, dịch vụ (đồng)", "money", required=False),
    FieldSpec("fees", "Phí, lệ phí (đồng)", "money", required=False),
    FieldSpec("other", "Chi phí khác (đồng)", "money", required=False, help="In ấn, sao chụp, đi lại."),
    FieldSpec("frequency", "Số lần một năm", "decimal", help="Năm năm một lần: 0,2."),
    FieldSpec("people", "Số người một năm", "count"),
)  # fmt: skip


def low_field(factor: Factor) -> str:
    return f"{factor}_low"


def high_field(factor: Factor) -> str:
    return f"{factor}_high"


def _write(doing: Doing, values: dict[str, Any]) -> None:
    _check(values)
    given = {spec.name: values[spec.name] or 0 for spec in WRITTEN}
    side, place = values["side"], values["place"]
    lines = CostActivity.objects.filter(review=doing.review, side=side)
    if place:
        line = _line(doing, side, place)
    else:
        last = lines.aggregate(last=Max("place"))["last"] or 0
        if last >= MOST_LINES:
            raise BadInput(f"Bảng đã có {MOST_LINES} dòng. Hãy gộp các việc nhỏ lại.")
        line = CostActivity(review=doing.review, side=side, place=last + 1)
    for name, value in given.items():
        setattr(line, name, value)
    line.save()
    doing.payload |= _facts(line) | {name: str(value) for name, value in given.items()}


def _check(values: dict[str, Any]) -> None:
    errors = {
        spec.name: f"{spec.label}: nhiều nhất {group(MOST[spec.name])}."
        for spec in WRITTEN
        if spec.name in MOST and (values[spec.name] or 0) > MOST[spec.name]
    }
    if values["frequency"] == Decimal(0):
        errors["frequency"] = "Số lần một năm phải lớn hơn 0."
    if errors:
        raise BadInput("Thông tin chưa đúng, đề nghị kiểm tra: " + " ".join(errors.values()), errors)


def _line(doing: Doing, side: str, place: int) -> CostActivity:
    found = CostActivity.objects.filter(review=doing.review, side=side, place=place).first()
    if found is None:
        raise BadInput(f"Bảng này không còn dòng {place}. Hãy tải lại trang.")
    return found


def _facts(line: CostActivity) -> dict[str, Any]:
    name = str(Side(line.side).label).lower()
    return {"side": str(line.side), "side_name": name, "place": line.place, "name": line.name}


def _remove(doing: Doing, values: dict[str, Any]) -> None:
    """Those below move up, so that lines stay numbered from 1."""
    if not values["place"]:
        raise BadInput("Chưa chọn dòng để bỏ.")
    line = _line(doing, values["side"], values["place"])
    doing.payload |= _facts(line)
    below = CostActivity.objects.filter(review=doing.review, side=line.side, place__gt=line.place)
    line.delete()
    for each in below.order_by("place"):
        each.place -= 1
        each.save(update_fields=["place"])


def _copy(doing: Doing, _values: dict[str, Any]) -> None:
    lines = list(CostActivity.objects.filter(review=doing.review))
    if any(line.side == Side.AFTER for line in lines):
        raise BadInput("Bảng sau đơn giản hóa đã có dòng. Hãy sửa từng dòng.")
    if not lines:
        raise BadInput("Bảng hiện nay chưa có dòng nào để chép.")
    for line in lines:
        line.pk, line.side = None, Side.AFTER
    CostActivity.objects.bulk_create(lines)
    doing.payload["count"] = len(lines)


def _set_ranges(doing: Doing, values: dict[str, Any]) -> None:
    errors, ranges = {}, {}
    for factor in Factor:
        ends = Range(values[low_field(factor)], values[high_field(factor)])
        if not 0 < ends.low <= AS_ASSUMED:
            errors[low_field(factor)] = f"{FACTOR_NAMES[factor]}, mức thấp: từ 1 đến 100."
        if not AS_ASSUMED <= ends.high <= 1000:
            errors[high_field(factor)] = f"{FACTOR_NAMES[factor]}, mức cao: từ 100 đến 1.000."
        ranges[str(factor)] = list(ends)
    if errors:
        raise BadInput("Khoảng dao động chưa đúng: " + " ".join(errors.values()), errors)
    doing.review.ranges = ranges
    words = ", ".join(f"{FACTOR_NAMES[each].lower()} {'–'.join(map(str, ranges[each]))}%" for each in Factor)
    doing.payload |= {"words": words, "ranges": ranges}


def _range_fields() -> tuple[FieldSpec, ...]:
    found: list[FieldSpec] = []
    for factor in Factor:
        name = FACTOR_NAMES[factor]
        found.append(FieldSpec(low_field(factor), f"{name}: mức thấp (%)", "count"))
        found.append(FieldSpec(high_field(factor), f"{name}: mức cao (%)", "count"))
    return tuple(found)


WRITE = Action(
    "chi-phi", "Ghi dòng chi phí", "review_cost_written", DRAFT, Role.CONTROL, (SIDE, PLACE, *WRITTEN), _write
)
REMOVE = Action(
    "bo-dong", "Bỏ dòng chi phí", "review_cost_removed", DRAFT, Role.CONTROL, (SIDE, PLACE), _remove
)
COPY = Action("chep-bang", "Chép bảng hiện nay", "review_cost_copied", DRAFT, Role.CONTROL, (), _copy)
RANGES = Action(
    "khoang", "Đặt khoảng dao động", "review_ranges_set", DRAFT, Role.CONTROL, _range_fields(), _set_ranges
)
