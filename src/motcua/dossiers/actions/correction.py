"""Correcting what was typed, with the reason and the difference; the old value stays in the journal."""

from collections.abc import Mapping
from typing import Any

from motcua.catalogue.models import Channel
from motcua.dossiers.actions.intake_data import check_formats, plain_numbers
from motcua.dossiers.actions.payment import follow_fee
from motcua.dossiers.actions.registry import action
from motcua.dossiers.case import Case
from motcua.dossiers.errors import BadInput
from motcua.dossiers.fields import FieldSpec, options
from motcua.dossiers.models import Delivery, Status, TypedBy
from motcua.organisation.models import Role
from motcua.texts.fold import fold as fold_text

OF_APPLICANT = ("full_name", "id_number", "birth_date", "phone", "email", "address", "submitter")
OF_DOSSIER = ("channel", "typed_by", "fee", "copies", "delivery", "note")

FIELDS = (
    FieldSpec("full_name", "Họ và tên chủ hồ sơ", "text", required=False, max_length=150),
    FieldSpec("id_number", "Số định danh", "text", required=False, max_length=20),
    FieldSpec("birth_date", "Ngày sinh", "date", required=False),
    FieldSpec("phone", "Điện thoại", "text", required=False, max_length=20),
    FieldSpec("email", "Thư điện tử", "text", required=False, max_length=254),
    FieldSpec("address", "Địa chỉ", "text", required=False, max_length=250),
    FieldSpec("submitter", "Người nộp", "text", required=False, max_length=150),
    FieldSpec("channel", "Hình thức nộp", "choice", required=False, choices=options(Channel)),
    FieldSpec("typed_by", "Người nhập", "choice", required=False, choices=options(TypedBy)),
    FieldSpec("fee", "Phí, lệ phí", "money", required=False),
    FieldSpec("copies", "Số bộ", "count", required=False),
    FieldSpec("delivery", "Nhận kết quả", "choice", required=False, choices=options(Delivery)),
    FieldSpec("note", "Trích yếu", "text", required=False, max_length=500),
    FieldSpec("reason", "Lý do đính chính", "long_text"),
)


@action(
    "correct",
    "Đính chính thông tin",
    "Đính chính {fields}: {reason}",
    states=set(Status),
    roles={Role.RECEIVER, Role.CONTROL},
    fields=FIELDS,
)
def correct(case: Case, values: dict[str, Any]) -> None:
    """A field left empty stays as it is. Raises BadInput when nothing would change."""
    values |= plain_numbers(values)
    check_formats(values)
    given = {name: value for name, value in values.items() if name != "reason" and value not in ("", None)}
    personal = _change(case.dossier.applicant, OF_APPLICANT, given)
    plain = _change(case.dossier, OF_DOSSIER, given)
    if not personal and not plain:
        raise BadInput("Chưa có thông tin nào khác với hiện tại.", {"reason": "Sửa ít nhất một mục."})
    if "fee" in plain:
        follow_fee(case)
    labels = {spec.name: spec.label.lower() for spec in FIELDS}
    case.payload |= {
        "reason": values["reason"],
        "changed": plain,
        "changed_personal": sorted(personal),
        "fields": ", ".join(labels[name] for name in [*personal, *plain]),
    }
    if personal:
        case.personal["changed"] = personal
        case.changed_applicant = True


def _change(target: Any, names: tuple[str, ...], given: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    difference: dict[str, dict[str, Any]] = {}
    for name in names:
        before = getattr(target, name)
        if name in given and given[name] != before:
            setattr(target, name, given[name])
            difference[name] = {"before": _plain(before), "after": _plain(given[name])}
    if "full_name" in difference:
        target.name_key = fold_text(target.full_name)[:200]
    return difference


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
