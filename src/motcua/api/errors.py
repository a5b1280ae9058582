"""Every refusal in one shape: ``{"code", "message", "fields"}``, messages in Vietnamese."""

from collections.abc import Mapping, Sequence
from typing import Any

import orjson
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError

from motcua.dossiers.errors import ActionRefused, BadInput, NotFound, NotPermitted, WrongState
from motcua.reports.errors import ReportError

STATUS: Mapping[type[ActionRefused], int] = {NotFound: 404, NotPermitted: 403, WrongState: 409, BadInput: 422}


def reply(status: int, content: Any, headers: Mapping[str, str] | None = None) -> HttpResponse:
    """JSON as UTF-8, kept by nobody on the way: it may hold personal data."""
    kept = {"Cache-Control": "no-store", **(headers or {})}
    return HttpResponse(orjson.dumps(content), status=status, content_type="application/json", headers=kept)


def problem(
    status: int,
    code: str,
    message: str,
    fields: Mapping[str, str] | None = None,
    headers: Mapping[str, str] | None = None,
) -> HttpResponse:
    return reply(status, {"code": code, "message": message, "fields": dict(fields or {})}, headers)


def refused(request: HttpRequest, error: ActionRefused | type[ActionRefused]) -> HttpResponse:
    assert isinstance(error, ActionRefused)
    status = next(status for kind, status in STATUS.items() if isinstance(error, kind))
    return problem(status, error.code, error.message, error.fields)


def not_reported(request: HttpRequest, error: ReportError | type[ReportError]) -> HttpResponse:
    assert isinstance(error, ReportError)
    return problem(422, BadInput.code, error.message)


def not_signed_in(request: HttpRequest, error: Any) -> HttpResponse:
    text = _(
        "Chưa có khóa API, hoặc khóa đã hết hạn, bị thu hồi. Gửi kèm tiêu đề Authorization: Bearer KHÓA."
    )
    return problem(401, "sign_in", text, headers={"WWW-Authenticate": "Bearer"})


def too_often(request: HttpRequest, error: Any) -> HttpResponse:
    text = _("Gọi quá nhiều lần. Đề nghị chờ %(seconds)s giây rồi gọi lại.") % {"seconds": error.wait}
    return problem(429, "rate", text, headers={"Retry-After": str(error.wait)})


def unreadable(request: HttpRequest, error: Any) -> HttpResponse:
    """A body that is no JSON."""
    return problem(error.status_code, "unreadable", _("Nội dung gửi lên không phải JSON (UTF-8) hợp lệ."))


def too_large(request: HttpRequest, error: Any) -> HttpResponse:
    return problem(413, "too_large", _("Nội dung gửi lên quá lớn (nhiều nhất 2,5 MB). Đề nghị rút gọn."))


def not_found(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    return problem(404, "not_found", _("Không có địa chỉ API này. Xem /api/docs."))


def not_valid(request: HttpRequest, error: ValidationError | type[ValidationError]) -> HttpResponse:
    """The schema's own checks, in the words of the actions."""
    assert isinstance(error, ValidationError)
    fields: dict[str, str] = {}
    for each in error.errors:
        fields.setdefault(_name(each["loc"]), _sentence(each))
    listed = "; ".join(f"{name}: {text}" for name, text in list(fields.items())[:5])
    return problem(422, BadInput.code, _("Thông tin chưa đúng, đề nghị kiểm tra. ") + listed, fields)


def _name(location: Sequence[Any]) -> str:
    """``("body", "given", "components", 0, "name")`` is the client's ``components.0.name``."""
    path = [str(part) for part in location[1:]]
    return ".".join(path[1:] if path[:1] == ["given"] and len(path) > 1 else path) or "body"


def _sentence(error: Mapping[str, Any]) -> str:
    context = error.get("ctx") or {}
    kind = error["type"]
    if kind == "value_error":
        return str(context["error"])
    return str(_SENTENCES.get(kind, _("Giá trị chưa đúng dạng."))) % {**_NO_LIMIT, **context}


_NO_LIMIT = {"max_length": "", "min_length": "", "ge": "", "le": "", "expected": ""}
_SENTENCES = {
    "missing": "Chưa nhập mục này.",
    "extra_forbidden": "Không có mục này.",
    "string_type": "Phải là chuỗi ký tự.",
    "string_too_long": "Dài quá %(max_length)s ký tự, đề nghị rút gọn.",
    "string_too_short": "Cần ít nhất %(min_length)s ký tự.",
    "string_pattern_mismatch": "Có ký tự không dùng được, hoặc sai dạng quy định; xem /api/docs.",
    "too_long": "Nhiều nhất %(max_length)s mục.",
    "int_type": "Phải là số nguyên.",
    "int_parsing": "Phải là số nguyên.",
    "int_from_float": "Phải là số nguyên.",
    "int_parsing_size": "Số quá lớn.",
    "bool_type": "Phải là true hoặc false.",
    "dict_type": "Phải là một đối tượng JSON.",
    "list_type": "Phải là một danh sách.",
    "greater_than_equal": "Phải từ %(ge)s trở lên.",
    "less_than_equal": "Không được quá %(le)s.",
    "enum": "Chọn một trong: %(expected)s.",
}


def install(api: NinjaAPI) -> None:
    """Answer every refusal of the actions, the schema and the sign-in."""
    api.add_exception_handler(ActionRefused, refused)
    api.add_exception_handler(ReportError, not_reported)
    api.add_exception_handler(ValidationError, not_valid)
    api.add_exception_handler(AuthenticationError, not_signed_in)
    api.add_exception_handler(Throttled, too_often)
    api.add_exception_handler(HttpError, unreadable)
    api.add_exception_handler(RequestDataTooBig, too_large)
