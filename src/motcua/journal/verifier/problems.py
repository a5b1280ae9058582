"""What the verifier finds, named so that a person can look it up: dossier, event, day."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    ALTERED = "altered"
    DROPPED = "dropped"
    INSERTED = "inserted"
    MISDATED = "misdated"
    UNREADABLE = "unreadable"


_WORDS = {
    Kind.ALTERED: "đã bị sửa",
    Kind.DROPPED: "đã bị xóa",
    Kind.INSERTED: "bị chèn thêm",
    Kind.MISDATED: "sai thời điểm",
    Kind.UNREADABLE: "không đọc được",
}


@dataclass(frozen=True)
class Problem:
    """``day`` (to ``until``, where only a range is known): local day, ISO, on which the event was recorded.

    A problem of a seal has an agency and a day, and no chain.
    """

    kind: Kind
    detail: str
    label: str = ""
    chain: str = ""
    seq: int | None = None
    verb: str = ""
    day: str = ""
    until: str = ""
    agency: str = ""

    def __str__(self) -> str:
        """One Vietnamese sentence."""
        subject = ", ".join(part for part in (self._whose(), self._event(), self._days()) if part)
        return f"{subject or 'Nhật ký'}: {_WORDS[self.kind]} – {self.detail}."

    def _whose(self) -> str:
        if self.chain:
            return self._subject()
        return f"Niêm phong của cơ quan {self.agency}" if self.agency else ""

    def _subject(self) -> str:
        """A dossier by its code; other chains have a label that says what they are ("Tài khoản ...")."""
        if not self.label:
            return f"Hồ sơ không rõ mã (chuỗi {self.chain})"
        return self.label if " " in self.label else f"Hồ sơ {self.label}"

    def _event(self) -> str:
        if self.seq is None:
            return ""
        return f"sự kiện số {self.seq}" + (f" ({self.verb})" if self.verb else "")

    def _days(self) -> str:
        if self.until and self.until != self.day:
            return f"trong khoảng từ {_shown(self.day) or 'đầu'} đến {_shown(self.until)}"
        return f"ngày {_shown(self.day)}" if self.day else ""


def _shown(day: str) -> str:
    try:
        return date.fromisoformat(day).strftime("%d/%m/%Y")
    except ValueError:
        return day
