"""The text that the QR of a citizen card (CCCD, căn cước) gives when a scanner types it like a keyboard.

`012345678901|123456789|Nguyễn Văn A|01012000|Nam|Số 1, Phường X|01012021`: ID number, old ID
number (may be empty), full name, birth date, sex, residence, date of issue. Cards made since 7/2024 carry
more fields after these; they are left alone. Layout from memory of cards in use, not from a specification.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from motcua.texts.fold import fold

_ID = re.compile(r"\d{12}", re.ASCII)
_OLD_ID = re.compile(r"(\d{9}|\d{12})?", re.ASCII)
_DATE = re.compile(r"(\d{2})/?(\d{2})/?(\d{4})", re.ASCII)
_FIELDS = 6  # up to the residence; the date of issue may be missing


class CardError(ValueError):
    """A scanned text that is not a card; the message tells the officer what to do."""


class Sex(StrEnum):
    """Sex as the card prints it."""

    MALE = "Nam"
    FEMALE = "Nữ"


@dataclass(frozen=True)
class Card:
    """What a card says about its holder; texts are NFC, dates are calendar dates."""

    id_number: str
    old_id_number: str
    full_name: str
    birth_date: date
    sex: Sex
    address: str
    issued_on: date | None


def parse_card(text: str) -> Card:
    """Read one scanned card. Raises CardError with a Vietnamese message that names the field."""
    fields = [" ".join(field.split()) for field in unicodedata.normalize("NFC", text).split("|")]
    if len(fields) < _FIELDS:
        raise CardError(
            "Chưa đọc được thẻ: dữ liệu quét thiếu trường. Hãy quét lại mã QR trên thẻ CCCD/căn cước."
        )
    id_number, old_id_number, full_name, birth, sex, address, issued = [*fields, ""][:7]
    return Card(
        id_number=_matching(_ID, id_number, "Số căn cước phải có 12 chữ số"),
        old_id_number=_matching(_OLD_ID, old_id_number, "Số CMND cũ phải có 9 hoặc 12 chữ số, hoặc để trống"),
        full_name=_name(full_name),
        birth_date=_date(birth, "Ngày sinh"),
        sex=_sex(sex),
        address=address,
        issued_on=_date(issued, "Ngày cấp") if issued else None,
    )


def looks_like_card(text: str) -> bool:
    """True for a scan that begins as a card does, so that one input box can take cards and dossier codes."""
    return _ID.fullmatch(text.strip().partition("|")[0]) is not None and text.count("|") >= _FIELDS - 1


def _matching(pattern: re.Pattern[str], value: str, rule: str) -> str:
    if pattern.fullmatch(value) is None:
        raise CardError(f"{rule}, nhưng thẻ đọc ra “{value}”. Hãy quét lại hoặc nhập tay theo thẻ.")
    return value


def _name(value: str) -> str:
    if not any(char.isalpha() for char in value):
        raise CardError("Thẻ không có họ tên. Hãy quét lại hoặc nhập tay theo thẻ.")
    return value


def _sex(value: str) -> Sex:
    for sex in Sex:
        if fold(value) == fold(sex):
            return sex
    raise CardError(
        f"Giới tính phải là Nam hoặc Nữ, nhưng thẻ đọc ra “{value}”. Hãy quét lại hoặc nhập tay theo thẻ."
    )


def _date(value: str, label: str) -> date:
    match = _DATE.fullmatch(value)
    try:
        if match is None:
            raise ValueError(value)
        return date(int(match[3]), int(match[2]), int(match[1]))
    except ValueError as error:
        message = f"{label} phải là ngày có thật, dạng ngày tháng năm (01012000), nhưng thẻ đọc ra “{value}”."
        raise CardError(f"{message} Hãy quét lại hoặc nhập tay theo thẻ.") from error
