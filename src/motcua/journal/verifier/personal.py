"""Personal data beside an event: as its digest says, or erased with an erasure in the same chain."""

from collections.abc import Iterable
from typing import Any

from motcua.journal import hashing
from motcua.journal.verifier.links import Link


def fault_of(link: Link, erasures: Iterable[Link]) -> str:
    """What is wrong with the event's personal data; "" when nothing is, or when the records hold none."""
    if "personal" not in link.record:  # an export holds digests only
        return ""
    digest, kept = str(link.record.get("personal_digest")), link.record["personal"]
    if kept is None:
        return "dữ liệu cá nhân đã bị xóa không qua nhật ký" if digest else ""
    if not isinstance(kept, dict):
        return "dữ liệu cá nhân không đọc được"
    if not digest:
        return "dữ liệu cá nhân bị chèn thêm"
    if kept.get("erased_at"):
        return _fault_of_erased(link, kept, erasures)
    right = hashing.personal_digest(str(kept.get("salt")), kept.get("data")) == digest
    return "" if right else "dữ liệu cá nhân không khớp dấu băm"


def _fault_of_erased(link: Link, kept: dict[str, Any], erasures: Iterable[Link]) -> str:
    if kept.get("salt") or kept.get("data") is not None:
        return "dữ liệu cá nhân ghi là đã xóa nhưng vẫn còn"
    if any(erasure.recorded_at == kept["erased_at"] and _erases(erasure, link.seq) for erasure in erasures):
        return ""
    return "dữ liệu cá nhân đã bị xóa không qua nhật ký"


def _erases(erasure: Link, seq: int) -> bool:
    payload = erasure.record.get("payload")
    numbers = payload.get("events") if isinstance(payload, dict) else None
    return isinstance(numbers, list) and seq in numbers
