"""What comes in with a dossier: checked and typed before anything is built."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from motcua.catalogue.models import Channel
from motcua.dossiers.errors import BadInput
from motcua.dossiers.fields import FieldSpec, clean, options, tried
from motcua.dossiers.models import ApplicantKind, Delivery, Digitised, Payment, Source, TypedBy
from motcua.dossiers.setting import Setting
from motcua.terms import clock

PAID = tuple((one.value, str(one.label)) for one in (Payment.UNPAID, Payment.COUNTER, Payment.ONLINE))
INTAKE: tuple[FieldSpec, ...] = (
    FieldSpec("procedure", "Thủ tục", "text", max_length=30),
    FieldSpec("agency", "Cơ quan giải quyết", "text", required=False, max_length=35),
    FieldSpec("channel", "Hình thức nộp", "choice", required=False, choices=options(Channel)),
    FieldSpec("typed_by", "Người nhập", "choice", required=False, choices=options(TypedBy)),
    FieldSpec("source", "Nguồn", "choice", required=False, choices=options(Source)),
    FieldSpec("applicant_kind", "Đối tượng", "choice", required=False, choices=options(ApplicantKind)),
    FieldSpec("full_name", "Họ và tên chủ hồ sơ", "text", max_length=150),
    FieldSpec("id_number", "Số định danh", "text", required=False, max_length=20),
    FieldSpec("birth_date", "Ngày sinh", "date", required=False),
    FieldSpec("phone", "Điện thoại", "text", required=False, max_length=20),
    FieldSpec("email", "Thư điện tử", "text", required=False, max_length=254),
    FieldSpec("address", "Địa chỉ", "text", required=False, max_length=250),
    FieldSpec("submitter", "Người nộp", "text", required=False, max_length=150),
    FieldSpec("copies", "Số bộ", "count", required=False),
    FieldSpec("fee", "Phí, lệ phí", "money", required=False),
    FieldSpec("payment", "Phí, lệ phí đã nộp", "choice", required=False, choices=PAID),
    FieldSpec("digitised", "Số hóa giấy tờ", "choice", required=False, choices=options(Digitised)),
    FieldSpec("linked_to", "Mã hồ sơ chính (nhóm liên thông)", "text", required=False, max_length=60),
    FieldSpec("delivery", "Nhận kết quả", "choice", required=False, choices=options(Delivery)),
    FieldSpec("note", "Trích yếu", "text", required=False, max_length=500),
    FieldSpec("occurred_at", "Thời điểm nhận", "datetime", required=False),
    FieldSpec("due_at", "Ngày hẹn trả ghi trong sổ", "promise", required=False),
)
_NAME = FieldSpec("name", "Tên giấy tờ", "text", max_length=500)
LOOSE = ("components", "form")
_PHONE = re.compile(r"^(\+84|0)\d{8,10}$")
_ID_NUMBER = re.compile(r"^(\d{9}|\d{12}|[A-Z0-9]{6,14})$")


def clean_intake(data: Mapping[str, Any]) -> dict[str, Any]:
    """Typed intake with defaults. Raises BadInput naming every field at fault."""
    values, errors = tried(INTAKE, {key: value for key, value in data.items() if key not in LOOSE})
    values |= {"components": _rows(data.get("components")), "form": _object(data.get("form"))}
    values |= plain_numbers(values)
    _refuse(errors | _format_errors(values))
    values |= _defaults(values)
    _check_promise(values)
    return values


def plain_numbers(values: Mapping[str, Any]) -> dict[str, str]:
    """Phone and identity number without the blanks and dots they are written with."""
    return {
        "phone": re.sub(r"[\s.\-]", "", values["phone"]),
        "id_number": values["id_number"].replace(" ", "").upper(),
    }


def _rows(given: Any) -> list[Any] | None:
    if given is None or (isinstance(given, list) and len(given) <= 100):
        return given
    raise BadInput("Thành phần hồ sơ chưa đúng dạng.", {"components": "Ghi danh sách, nhiều nhất 100 mục."})


def _object(given: Any) -> dict[str, Any]:
    if given and not isinstance(given, Mapping):
        raise BadInput("Tờ khai chưa đúng dạng.", {"form": "Ghi từng mục của tờ khai theo tên."})
    return dict(given or {})


def _check_promise(values: Mapping[str, Any]) -> None:
    """Only a paper book has promised a date already; otherwise the published term decides."""
    if values["due_at"] is not None and values["source"] != Source.PAPER:
        raise BadInput(
            "Ngày hẹn trả tính theo thời hạn đã công bố; chỉ hồ sơ từ sổ giấy mới ghi ngày đã hẹn.",
            {"due_at": "Bỏ trống."},
        )


def promised_at(values: Mapping[str, Any], setting: Setting, received: datetime) -> datetime | None:
    """What the paper book promised; of a mere day, the end of its working hours. Raises BadInput."""
    promised: date | datetime | None = values["due_at"]
    if promised is None:
        return None
    at = promised if isinstance(promised, datetime) else setting.calendar.end_of(promised)
    if at <= received:
        text = "Ngày hẹn trả không thể trước khi nhận; xem lại ngày ghi trong sổ."
        raise BadInput(text, {"due_at": text})
    return at


def check_formats(values: Mapping[str, Any]) -> None:
    """Raises BadInput where a phone, identity number, e-mail, birth date or count cannot be right."""
    _refuse(_format_errors(values))


def _refuse(errors: dict[str, str]) -> None:
    if errors:
        raise BadInput("Thông tin chưa đúng, đề nghị kiểm tra: " + " ".join(errors.values()), errors)


def _defaults(values: Mapping[str, Any]) -> dict[str, Any]:
    channel = values["channel"] or Channel.COUNTER
    return {
        "channel": channel,
        "typed_by": values["typed_by"] or TypedBy.OFFICER,
        "source": values["source"] or Source.SOFTWARE,
        "applicant_kind": values["applicant_kind"] or ApplicantKind.CITIZEN,
        "delivery": values["delivery"] or Delivery.COUNTER,
        "digitised": values["digitised"]
        or (Digitised.ELECTRONIC if channel == Channel.ONLINE else Digitised.NONE),
        "copies": values["copies"] or 1,
    }


def _format_errors(values: Mapping[str, Any]) -> dict[str, str]:
    errors: dict[str, str] = {}
    if values["phone"] and not _PHONE.match(values["phone"]):
        errors["phone"] = "Số điện thoại gồm 10 chữ số, bắt đầu bằng 0."
    if values["id_number"] and not _ID_NUMBER.match(values["id_number"]):
        errors["id_number"] = "Số định danh gồm 12 chữ số (hoặc CMND 9 số, số hộ chiếu)."
    if values["email"] and not _is_email(values["email"]):
        errors["email"] = "Thư điện tử viết theo dạng ten@vidu.vn."
    if values["birth_date"] and not date(1880, 1, 1) <= values["birth_date"] <= clock.today():
        errors["birth_date"] = "Ngày sinh không thể ở tương lai hoặc trước năm 1880."
    if values["copies"] is not None and not 1 <= values["copies"] <= 1000:
        errors["copies"] = "Số bộ từ 1 đến 1000."
    return errors


def _is_email(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True


def components_of(values: Mapping[str, Any], setting: Setting) -> list[dict[str, Any]]:
    """The checklist as handed in; without one, every unconditional component counts as handed in.

    Raises BadInput that names the components still missing.
    """
    if values["components"] is None:
        return [
            {"name": item.name, "original": item.original, "copy": item.copy, "ticked": not item.conditional}
            for item in setting.content.components
        ]
    given = [_component(item) for item in values["components"]]
    ticked = {item["name"] for item in given if item["ticked"]}
    needed = [item for item in setting.content.components if not item.conditional]
    missing = [item.name for item in needed if item.name not in ticked]
    if missing and values["source"] == Source.SOFTWARE:
        text = "Còn thiếu: " + "; ".join(missing)
        raise BadInput(
            text + ". Đánh dấu giấy tờ đã nhận, hoặc hướng dẫn công dân bổ sung rồi mới tiếp nhận.",
            {"components": text},
        )
    return given


def _component(item: Any) -> dict[str, Any]:
    try:
        return {
            "name": clean((_NAME,), {"name": item["name"]})["name"],
            "original": max(0, min(99, int(item.get("original", 0)))),
            "copy": max(0, min(99, int(item.get("copy", 0)))),
            "ticked": bool(item.get("ticked", True)),
        }
    except (TypeError, KeyError, ValueError, AttributeError):
        raise BadInput(
            "Thành phần hồ sơ chưa đúng dạng: mỗi mục cần tên và số bản.",
            {"components": "Ghi tên giấy tờ, số bản chính, số bản sao."},
        ) from None


def instant_of(values: Mapping[str, Any]) -> datetime:
    """When it was received: now, or for a paper book the time written there. Raises BadInput otherwise."""
    written = values["occurred_at"]
    if written is None:
        return clock.now()
    if values["source"] != Source.PAPER:
        raise BadInput(
            "Chỉ hồ sơ nhập lại từ sổ giấy mới ghi thời điểm nhận trong quá khứ.",
            {"occurred_at": "Bỏ trống, hoặc chọn nguồn “Nhập lại từ sổ giấy”."},
        )
    if written > clock.now():
        text = "Thời điểm nhận ở tương lai; ghi thời điểm đã qua."
        raise BadInput(text, {"occurred_at": text})
    return clock.local(written)
