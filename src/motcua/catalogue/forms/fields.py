"""The kinds of fields. Each reads the text a person typed: a value, or in Vietnamese what is wrong with it.

Values are plain (str, int, bool) so that they can be stored as JSON as they are; a date is its ISO text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import ClassVar

from motcua.catalogue.forms.conditions import Condition
from motcua.catalogue.forms.errors import FieldError, FormError
from motcua.terms import clock

Value = str | int | bool

_NAME = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?", re.ASCII)
_EMAIL = re.compile(r"[^\s@]+@[^\s@.]+(\.[^\s@.]+)+")
_YES = frozenset({"true", "1", "on", "yes", "có", "x"})
_NO = frozenset({"", "false", "0", "off", "no", "không"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """``when``: asked only where the condition holds; what is not asked is neither demanded nor kept."""

    kind: ClassVar[str] = ""

    name: str
    label: str
    required: bool = False
    help: str = ""
    when: Condition | None = None

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.name):
            raise FormError(f"field name {self.name!r}: small ASCII letters, digits and _")

    def leaves(self) -> tuple[Field, ...]:
        """The fields that are typed into: the field itself, or the parts of a group."""
        return (self,)

    def read(self, text: str) -> Value:
        """The value of a text that is not blank. Raises FieldError."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Field):
    kind: ClassVar[str] = "text"
    max_length: int = 200

    def read(self, text: str) -> Value:
        if len(text) > self.max_length:
            raise FieldError(f"Nội dung dài {len(text)} ký tự, tối đa {self.max_length}. Hãy viết gọn lại.")
        return text


@dataclass(frozen=True, slots=True, kw_only=True)
class LongText(Text):
    kind: ClassVar[str] = "long_text"
    max_length: int = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Address(Text):
    """House number and street, commune, province, in one line."""

    kind: ClassVar[str] = "address"
    max_length: int = 250


@dataclass(frozen=True, slots=True, kw_only=True)
class Date(Field):
    """Typed 31/12/2026 or 2026-12-31. ``past``: not after today, by the clock."""

    kind: ClassVar[str] = "date"
    past: bool = False

    def read(self, text: str) -> Value:
        day = _day(text)
        if self.past and day > clock.today():
            raise FieldError("Ngày này chưa tới. Hãy kiểm tra lại ngày, tháng, năm.")
        return day.isoformat()


@dataclass(frozen=True, slots=True, kw_only=True)
class Number(Field):
    """A whole number; 1.234 is one thousand two hundred and thirty-four."""

    kind: ClassVar[str] = "number"
    minimum: int = 0
    maximum: int = 1_000_000_000_000

    def read(self, text: str) -> Value:
        digits = re.sub(r"(?<=\d)[. ](?=\d{3}\b)", "", text)
        if not re.fullmatch(r"-?\d{1,18}", digits, re.ASCII):
            raise FieldError("Hãy nhập một số nguyên, ví dụ 12.")
        value = int(digits)
        if not self.minimum <= value <= self.maximum:
            raise FieldError(f"Hãy nhập một số từ {self.minimum} đến {self.maximum}.")
        return value


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Field):
    """``choices``: value and label of each."""

    kind: ClassVar[str] = "choice"
    choices: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        Field.__post_init__(self)
        if len({value for value, _ in self.choices}) != len(self.choices) or not self.choices:
            raise FormError(f"field {self.name!r} needs choices, each with its own value")

    def read(self, text: str) -> Value:
        if text not in {value for value, _ in self.choices}:
            raise FieldError("Hãy chọn một mục trong danh sách.")
        return text


@dataclass(frozen=True, slots=True, kw_only=True)
class Boolean(Field):
    """A box to tick. ``required``: it has to be ticked (a pledge)."""

    kind: ClassVar[str] = "boolean"

    def read(self, text: str) -> Value:
        answer = text.lower()
        if answer not in _YES | _NO:
            raise FieldError("Hãy chọn có hoặc không.")
        return answer in _YES


@dataclass(frozen=True, slots=True, kw_only=True)
class IdNumber(Field):
    """Personal identification number (12 digits) or old identity card (9 digits)."""

    kind: ClassVar[str] = "id_number"

    def read(self, text: str) -> Value:
        number = re.sub(r"[\s.\-]", "", text)
        if not re.fullmatch(r"\d{12}|\d{9}", number, re.ASCII):
            raise FieldError("Số định danh cá nhân có 12 chữ số (CMND cũ: 9 chữ số). Hãy nhập lại.")
        return number


@dataclass(frozen=True, slots=True, kw_only=True)
class Phone(Field):
    kind: ClassVar[str] = "phone"

    def read(self, text: str) -> Value:
        number = re.sub(r"[\s.\-()]", "", text)
        number = re.sub(r"^(\+|00)84", "0", number)
        if not re.fullmatch(r"0\d{9,10}", number, re.ASCII):
            raise FieldError("Số điện thoại bắt đầu bằng 0, có 10 hoặc 11 chữ số. Hãy nhập lại.")
        return number


@dataclass(frozen=True, slots=True, kw_only=True)
class Email(Field):
    kind: ClassVar[str] = "email"

    def read(self, text: str) -> Value:
        if len(text) > 254 or not _EMAIL.fullmatch(text):
            raise FieldError("Địa chỉ email có dạng ten@example.vn. Hãy kiểm tra và nhập lại.")
        return text


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Field):
    """A group of fields about one person; of its ``parts`` only the ``needed`` ones are demanded."""

    kind: ClassVar[str] = "person"
    parts: tuple[str, ...] = ("full_name", "id_number", "birth_date", "address")
    needed: tuple[str, ...] = ("full_name",)

    def __post_init__(self) -> None:
        Field.__post_init__(self)
        if unknown := set(self.parts) - set(_PARTS) | set(self.needed) - set(self.parts):
            raise FormError(f"field {self.name!r}: unknown parts {sorted(unknown)}")

    def leaves(self) -> tuple[Field, ...]:
        return tuple(self._leaf(part) for part in self.parts)

    def _leaf(self, part: str) -> Field:
        kind, label = _PARTS[part]
        return kind(
            name=f"{self.name}.{part}",
            label=f"{label} ({self.label.lower()})",
            required=self.required and part in self.needed,
            when=self.when,
        )


_PARTS: dict[str, tuple[Callable[..., Field], str]] = {
    "full_name": (Text, "Họ và tên"),
    "id_number": (IdNumber, "Số định danh"),
    "birth_date": (partial(Date, past=True), "Ngày sinh"),
    "ethnicity": (Text, "Dân tộc"),
    "nationality": (Text, "Quốc tịch"),
    "address": (Address, "Nơi cư trú"),
    "phone": (Phone, "Số điện thoại"),
}

KINDS: dict[str, type[Field]] = {
    kind.kind: kind
    for kind in (Text, LongText, Address, Date, Number, Choice, Boolean, IdNumber, Phone, Email, Person)
}


def _day(text: str) -> date:
    for pattern in ("%d/%m/%Y", "%Y-%m-%d"):
        try:
            return datetime.strptime(text, pattern).date()
        except ValueError:
            continue
    raise FieldError("Hãy nhập ngày theo dạng ngày/tháng/năm, ví dụ 31/12/2026.")
