"""Reading a ledger entry by entry: what it has said so far, and which entries could not apply."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from .calendar import Calendar, Override
from .course import Course, Fixed, Note, Wait
from .ledger import Adopt, CalendarChange, Entry, Extend, Pause, Restart, Resume, SetTerm
from .phrases import moment_words
from .term import Term


@dataclass(frozen=True, slots=True)
class Refused:
    """An entry that could not apply, and why (Vietnamese)."""

    entry: Entry
    reason: str


class Reading:
    """What the entries told so far say. Implements `ledger.Reader`."""

    def __init__(self) -> None:
        self.term: Term | None = None
        self.started_at: datetime | None = None
        self.first_start: datetime | None = None
        self.restarted = False
        self.fixed: Fixed | None = None
        self.waits: list[Wait] = []  # since the last start
        self.all_waits: list[Wait] = []
        self.waiting_for: list[str] = []
        self.waited_for: list[str] = []  # every reason of the present wait, also those that have ended
        self.waiting_since: datetime | None = None
        self.notes: list[Note] = []
        self.extensions = 0
        self.overrides: dict[date, Override] = {}
        self.refused: list[Refused] = []

    def course(self) -> Course | None:
        if self.started_at is None:
            return None
        waits = self.waits
        if self.waiting_since is not None:
            waits = [*waits, Wait(self.waiting_since, None, self._waiting_words())]
        return Course(self.started_at, self.term, self.fixed, tuple(waits), tuple(self.notes), self.restarted)

    def calendar(self, base: Calendar) -> Calendar:
        return base.with_overrides(self.overrides) if self.overrides else base

    def set_term(self, entry: SetTerm) -> None:
        self._start(entry.at, entry.term)

    def restart(self, entry: Restart) -> None:
        term = entry.term or self.term
        if self.started_at is None or term is None:
            self._refuse(entry, "Hồ sơ chưa có thời hạn nên không thể tính lại từ đầu.")
            return
        self._start(entry.at, term)
        self.restarted = True

    def pause(self, entry: Pause) -> None:
        if self.started_at is None:
            self._refuse(entry, "Hồ sơ chưa được tính thời hạn nên không thể tạm dừng.")
            return
        if self.waiting_since is None:
            self.waiting_since = entry.at
        if entry.reason not in self.waiting_for:
            self.waiting_for.append(entry.reason)
            self.waited_for.append(entry.reason)

    def resume(self, entry: Resume) -> None:
        if self.waiting_since is None or (entry.reason and entry.reason not in self.waiting_for):
            self._refuse(entry, "Hồ sơ không ở trạng thái chờ này nên không có gì để tiếp tục.")
            return
        still = [reason for reason in self.waiting_for if entry.reason and reason != entry.reason]
        if still:
            self.waiting_for = still
        else:
            self._end_wait(entry.at)

    def extend(self, entry: Extend) -> None:
        refusal = self._why_not_extend(entry)
        if refusal:
            self._refuse(entry, refusal)
            return
        self.fixed = Fixed(entry.at, entry.until)
        self.extensions += 1
        because = f" ({entry.reason})" if entry.reason else ""
        self.notes.append(Note(entry.at, f"gia hạn đến {moment_words(entry.until)}{because}"))

    def adopt(self, entry: Adopt) -> None:
        if self.started_at is None:
            self._start(entry.at, None)
        self.fixed = Fixed(entry.at, entry.due)
        self.notes.append(Note(entry.at, f"ngày hẹn trả ghi nhận là {moment_words(entry.due)}"))

    def change_calendar(self, entry: CalendarChange) -> None:
        self.overrides.update(entry.overrides)
        if entry.reason:
            self.notes.append(Note(entry.at, f"lịch làm việc thay đổi: {entry.reason}"))

    def _start(self, at: datetime, term: Term | None) -> None:
        if self.waiting_since is not None:
            self._end_wait(at)
        self.first_start = self.first_start or at
        self.started_at, self.term = at, term
        self.fixed, self.restarted = None, False
        self.waits = []

    def _end_wait(self, at: datetime) -> None:
        if self.waiting_since is not None:
            wait = Wait(self.waiting_since, at, self._waiting_words())
            self.waits.append(wait)
            self.all_waits.append(wait)
        self.waiting_since, self.waiting_for, self.waited_for = None, [], []

    def _waiting_words(self) -> str:
        return ", ".join(dict.fromkeys(self.waited_for))

    def _why_not_extend(self, entry: Extend) -> str:
        if self.started_at is None:
            return "Hồ sơ chưa có ngày hẹn trả nên không thể gia hạn."
        if self.waiting_since is not None:
            return "Hồ sơ đang chờ nên chưa có ngày hẹn trả để gia hạn. Hãy gia hạn sau khi tiếp tục xử lý."
        if entry.until <= entry.at:
            return "Ngày hẹn mới phải sau thời điểm gia hạn."
        return ""

    def _refuse(self, entry: Entry, reason: str) -> None:
        self.refused.append(Refused(entry, reason))
