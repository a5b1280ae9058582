"""Two labels that say yes and no to the same: "đã kích hoạt" and "chưa kích hoạt"."""

import re

_NO = re.compile(
    r"\b(?:chưa|không|chưa được|không được|chưa có|không có|chưa thể)\s+((?:được\s+|có\s+)?\w+(?:\s+\w+)?)"
)
_HAS_NOT = re.compile(r"\b(?:chưa|không) có\s*$")
_LEADING = re.compile(r"^(?:được|có|đã)\s+")


def denied(label: str) -> str | None:
    """What a label denies, in one or two words: "140 tài khoản chưa kích hoạt" -> "kích hoạt"."""
    if _HAS_NOT.search(label):
        return "đã có"
    found = _NO.search(label)
    return _LEADING.sub("", found[1]) if found else None


def opposed(one: str, other: str) -> bool:
    """Whether one label denies what the other affirms."""
    return _denies(one, other) or _denies(other, one)


def _denies(negative: str, positive: str) -> bool:
    said = denied(negative)
    return (
        said is not None
        and denied(positive) is None
        and re.search(rf"\b{re.escape(said)}\b", positive) is not None
    )
