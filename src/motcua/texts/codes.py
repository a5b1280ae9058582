"""Codes of dossiers, agencies and procedures: build, read, check; masks for numbers that name a person.

Dossier code: NĐ 118/2025 Đ.28 (verified): code of the competent agency, day, running number of that day.
The longer running number of TT 04/2025/TT-VPCP (two digits of the host system first) is read as it stands.
Agency code: QĐ 20/2020/QĐ-TTg (verified). Old codes read right to left (000.17.22.H56-210531-0001) stay valid
for old dossiers.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

DOSSIER = re.compile(r"([A-Z0-9]{3}(?:\.\d{1,3}){0,3})-(\d{6})-(\d{4,8})", re.ASCII)
LEGACY_DOSSIER = re.compile(r"(\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2})-(\d{6})-(\d{4,})", re.ASCII)
AGENCY = re.compile(r"[A-Y]\d{2}(?:\.\d{1,3})*", re.ASCII)
PROCEDURE = re.compile(
    r"(?P<national>\d\.\d{6})"
    r"(?P<rest>\.\d{2}|\.[A-Z]\d{2}|(?:\.\d{3})(?:\.\d{2}){2}\.[A-Z]\d{2})?",
    re.ASCII,
)
AGENCY_MAX_LENGTH = 35
_SEPARATORS = re.compile(r"[\s.\-]+")


class CodeError(ValueError):
    """A code that cannot be read; the message is for the person who typed it."""


@dataclass(frozen=True)
class DossierCode:
    """The parts of a dossier code; `str()` gives the code back."""

    agency_code: str
    day: date
    serial: str

    @property
    def number(self) -> int:
        """Running number of the day (with the digits of the host system in front, if the code has them)."""
        return int(self.serial)

    @property
    def legacy(self) -> bool:
        """True for the order of groups used before QĐ 20/2020 took effect."""
        return LEGACY_DOSSIER.fullmatch(str(self)) is not None

    def __str__(self) -> str:
        return f"{self.agency_code}-{self.day:%y%m%d}-{self.serial}"


def dossier_code(agency_code: str, day: date, number: int) -> str:
    """Code of the `number`-th dossier of an agency on a local day.

    H26.1.2, 22/11/2026, 7 -> H26.1.2-261122-0007. Raises CodeError where the parts do not make
    a valid code (the century is not in it: only 2000-2099).
    """
    if number < 1:
        raise CodeError(f"Số thứ tự hồ sơ phải từ 1 trở lên, không phải {number}.")
    if not 2000 <= day.year <= 2099:
        raise CodeError(f"Mã hồ sơ chỉ ghi được năm 2000 đến 2099, không phải {day.year}.")
    code = f"{agency_code}-{day:%y%m%d}-{number:04d}"
    parse_dossier_code(code)
    return code


def parse_dossier_code(text: str) -> DossierCode:
    """Read a dossier code typed or scanned, in small letters too. Raises CodeError."""
    code = text.strip().upper()
    match = DOSSIER.fullmatch(code) or LEGACY_DOSSIER.fullmatch(code)
    if match is None:
        raise CodeError(
            f"“{_short(text)}” không phải mã hồ sơ. Mã hồ sơ có dạng H26.1.2-261122-0007: "
            "mã cơ quan, năm tháng ngày (mỗi phần 2 chữ số), số thứ tự. Hãy kiểm tra và nhập lại."
        )
    return DossierCode(match[1], _day(match[2], code), match[3])


def is_dossier_code(text: str) -> bool:
    """True where `parse_dossier_code` would read the text."""
    try:
        parse_dossier_code(text)
    except CodeError:
        return False
    return True


def is_agency_code(text: str) -> bool:
    """Electronic identifier of an agency: letter A-Y, two digits, groups of digits; at most 35 characters."""
    return len(text) <= AGENCY_MAX_LENGTH and AGENCY.fullmatch(text) is not None


def is_procedure_code(text: str) -> bool:
    """National 1.001193, online service 2.000635.02, province 1.001193.H42 or 2.000815.000.00.00.H55."""
    return PROCEDURE.fullmatch(text) is not None


def national_procedure_code(text: str) -> str:
    """The national part of a procedure code: 1.001193.H42 -> 1.001193. Raises CodeError."""
    match = PROCEDURE.fullmatch(text.strip().upper())
    if match is None:
        raise CodeError(
            f"“{_short(text)}” không phải mã thủ tục hành chính. Mã có dạng 1.001193; hãy nhập lại."
        )
    return match["national"]


def mask(text: str) -> str:
    """Hide the middle of an ID or phone number: 012345678789 -> 012••••••789.

    Three signs at most stay at either end, and at least half of the number is hidden.
    """
    number = _SEPARATORS.sub("", unicodedata.normalize("NFC", text))
    shown = min(3, len(number) // 4)
    return number[:shown] + "•" * (len(number) - 2 * shown) + number[len(number) - shown :]


def _day(digits: str, code: str) -> date:
    try:
        return date(2000 + int(digits[:2]), int(digits[2:4]), int(digits[4:]))
    except ValueError as error:
        raise CodeError(
            f"Mã hồ sơ {code} có ngày {digits} không tồn tại. Hãy kiểm tra và nhập lại."
        ) from error


def _short(text: str) -> str:
    stripped = text.strip()
    return stripped if len(stripped) <= 60 else f"{stripped[:59]}…"
