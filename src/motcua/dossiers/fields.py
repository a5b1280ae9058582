"""Inputs of an action as data: a face draws the form from them, the action checks by them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django.db.models import TextChoices
from django.utils.dateparse import parse_date, parse_datetime

from motcua.dossiers.errors import BadInput
from motcua.terms import clock


@dataclass(frozen=True)
class FieldSpec:
    """``kind``: text, long_text, date, datetime, promise, choice, list, money, count, decimal, flag."""

    name: str
    label: str
    kind: str = "text"
    required: bool = True
    choices: tuple[tuple[str, str], ...] = ()
    help: str = ""
    max_length: int = 2000


def options(choices: type[TextChoices]) -> tuple[tuple[str, str], ...]:
    """The choices of a model field for a FieldSpec."""
    return tuple((str(value), str(label)) for value, label in choices.choices)


def clean(specs: Sequence[FieldSpec], data: Mapping[str, Any]) -> dict[str, Any]:
    """Typed values by name. Raises BadInput that names every field at fault; unknown keys are refused."""
    values, errors = tried(specs, data)
    if errors:
        raise BadInput("Thông tin chưa đúng, đề nghị kiểm tra: " + "; ".join(errors.values()), errors)
    return values


def tried(specs: Sequence[FieldSpec], data: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    """Typed values and errors, both by name; a field at fault is as if left out."""
    values: dict[str, Any] = {}
    errors = dict.fromkeys(data.keys() - {spec.name for spec in specs}, "Không có mục này trong thao tác.")
    for spec in specs:
        try:
            values[spec.name] = _clean_one(spec, data.get(spec.name))
        except ValueError as error:
            values[spec.name], errors[spec.name] = _EMPTY.get(spec.kind), str(error)
    return values, errors


def _clean_one(spec: FieldSpec, raw: Any) -> Any:
    if isinstance(raw, str):
        raw = raw.strip()
    if raw is None or raw == "" or raw == []:
        if spec.required:
            raise ValueError(f"Chưa nhập {spec.label.lower()}.")
        return _EMPTY.get(spec.kind)
    value = _CLEANERS[spec.kind](spec, raw)
    if spec.required and value in ("", []):
        raise ValueError(f"Chưa nhập {spec.label.lower()}.")
    return value


_EMPTY: Mapping[str, Any] = {"text": "", "long_text": "", "choice": "", "list": [], "flag": False}


def _text(spec: FieldSpec, raw: Any) -> str:
    text = "".join(character for character in str(raw) if storable(character))
    if len(text) > spec.max_length:
        raise ValueError(f"{spec.label}: dài quá {spec.max_length} ký tự, đề nghị rút gọn.")
    return text


def storable(character: str) -> bool:
    """Not so NUL and half of a surrogate pair: no database and no journal takes them."""
    return character != "\0" and not "\ud800" <= character <= "\udfff"


def _choice(spec: FieldSpec, raw: Any) -> str:
    if str(raw) not in {value for value, _ in spec.choices}:
        raise ValueError(f"{spec.label}: chọn một trong các mục đã cho.")
    return str(raw)


def _date(spec: FieldSpec, raw: Any) -> date:
    try:
        day = raw if isinstance(raw, date) else _parse_day(str(raw))
    except ValueError:
        raise ValueError(f"{spec.label}: nhập ngày theo dạng 22/11/2026.") from None
    return _sensible(spec, day)


def _parse_day(text: str) -> date:
    return parse_date(text) or datetime.strptime(text, "%d/%m/%Y").date()


def _sensible(spec: FieldSpec, day: date) -> date:
    """Beyond these years there is no calendar, and arithmetic overflows. Raises ValueError."""
    if not 1800 <= day.year <= 2200:
        raise ValueError(f"{spec.label}: năm {day.year} không đúng, đề nghị kiểm tra.")
    return day


def _datetime(spec: FieldSpec, raw: Any) -> datetime:
    """Aware instants; a text without zone is Vietnamese local time, a bare date its start of day."""
    parsed = raw if isinstance(raw, datetime) else _parse_instant(str(raw))
    if parsed is None:
        raise ValueError(f"{spec.label}: nhập giờ ngày theo dạng 14:05 22/11/2026.")
    _sensible(spec, parsed)
    return parsed if parsed.tzinfo else parsed.replace(tzinfo=clock.VN)


def _promise(spec: FieldSpec, raw: Any) -> date | datetime:
    """A day stays a day, kept until its working hours end; a moment stays a moment."""
    if isinstance(raw, datetime):
        return _datetime(spec, raw)
    try:
        return _date(spec, raw)
    except ValueError:
        return _datetime(spec, raw)


def _parse_instant(text: str) -> datetime | None:
    for pattern in ("%H:%M %d/%m/%Y", "%d/%m/%Y %H:%M", "%d/%m/%Y"):
        try:
            return datetime.strptime(text, pattern)
        except ValueError:
            continue
    try:
        day = parse_date(text)
        return datetime.combine(day, time()) if day else parse_datetime(text)
    except ValueError:
        return None


def _list(spec: FieldSpec, raw: Any) -> list[str]:
    lines = raw.splitlines() if isinstance(raw, str) else raw
    if not isinstance(lines, list) or len(lines) > 100:
        raise ValueError(f"{spec.label}: ghi mỗi mục một dòng, nhiều nhất 100 mục.")
    return [text for line in lines if (text := _text(spec, line).strip())]


def _money(spec: FieldSpec, raw: Any) -> int:
    digits = str(raw).replace(".", "").removesuffix("đ").strip()
    if not digits.isascii() or not digits.isdigit() or int(digits) > 2_000_000_000:
        raise ValueError(f"{spec.label}: nhập số tiền nguyên, không âm, tính bằng đồng.")
    return int(digits)


def _count(spec: FieldSpec, raw: Any) -> int:
    digits = str(raw).replace(".", "").strip()
    if not digits.isascii() or not digits.isdigit() or int(digits) > 2_000_000_000:
        raise ValueError(f"{spec.label}: nhập số nguyên, không âm.")
    return int(digits)


def _decimal(spec: FieldSpec, raw: Any) -> Decimal:
    """Not negative, two decimals at most; written 1.234,5 as officials do."""
    text = str(raw) if isinstance(raw, str) else str(raw).replace(".", ",")
    if not _DECIMAL.fullmatch(text):
        raise ValueError(f"{spec.label}: nhập số không âm, nhiều nhất hai chữ số sau dấu phẩy, ví dụ 1,5.")
    return Decimal(text.replace(".", "").replace(",", "."))


_DECIMAL = re.compile(r"(?:[0-9]{1,9}|[0-9]{1,3}(?:\.[0-9]{3}){1,2})(?:,[0-9]{1,2})?")


def _flag(spec: FieldSpec, raw: Any) -> bool:
    return raw in (True, 1, "1", "on", "true", "yes")


_CLEANERS: Mapping[str, Any] = {
    "text": _text,
    "long_text": _text,
    "choice": _choice,
    "date": _date,
    "datetime": _datetime,
    "promise": _promise,
    "list": _list,
    "money": _money,
    "count": _count,
    "decimal": _decimal,
    "flag": _flag,
}
