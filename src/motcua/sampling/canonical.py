"""One spelling of a value in bytes, and its digest. Nothing but Python, so that anybody can make it again."""

import hashlib
import json
import unicodedata
from typing import Any

from .errors import SamplingError


def canonical(value: Any) -> bytes:
    """JSON in UTF-8 with sorted keys, no spaces, no floats. Raises SamplingError for a value with a float."""
    _check(value)
    return json.dumps(
        value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    ).encode()


def digest(value: Any) -> str:
    """SHA-256 over the canonical bytes, in hexadecimal."""
    return hashlib.sha256(canonical(value)).hexdigest()


def text_digest(text: str) -> str:
    """SHA-256 over the text in UTF-8: what ``printf %s TEXT | sha256sum`` prints."""
    return hashlib.sha256(text.encode()).hexdigest()


def plain(text: str) -> str:
    """Composed letters (NFC) without spaces at the ends: two keyboards, one spelling."""
    return unicodedata.normalize("NFC", text).strip()


def _check(value: Any) -> None:
    if isinstance(value, float):
        raise SamplingError("Tệp mẫu không được chứa số thập phân. Hãy ghi số đó dưới dạng chữ.")
    if isinstance(value, dict):
        for item in value.values():
            _check(item)
    elif isinstance(value, list | tuple):
        for item in value:
            _check(item)
