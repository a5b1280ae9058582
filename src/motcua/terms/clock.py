"""The one clock. Rules never read the system time: they are given a moment, or ask `now()` here.

Every moment is aware. Local dates are dates in Asia/Ho_Chi_Minh. Text form is ISO 8601 with an offset, 24
hours.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from .errors import TermsError

VN = ZoneInfo("Asia/Ho_Chi_Minh")

Clock = Callable[[], datetime]


def _system_time() -> datetime:
    return datetime.now(UTC)


_clock: ContextVar[Clock] = ContextVar("motcua_clock", default=_system_time)


def now() -> datetime:
    """The present moment, aware, in Asia/Ho_Chi_Minh."""
    return local(_clock.get()())


def today() -> date:
    """The present local date."""
    return now().date()


@contextmanager
def clock_at(instant: datetime | Clock) -> Iterator[None]:
    """Within the block `now()` gives `instant`, or what `instant()` gives when it is callable."""
    clock = instant if callable(instant) else _frozen(instant)
    token = _clock.set(clock)
    try:
        yield
    finally:
        _clock.reset(token)


def _frozen(instant: datetime) -> Clock:
    fixed = local(instant)
    return lambda: fixed


def local(at: datetime) -> datetime:
    """The same moment in Asia/Ho_Chi_Minh. Raises TermsError for a moment without a zone."""
    if at.tzinfo is VN:
        return at
    if at.tzinfo is None:
        raise TermsError(f"Thời điểm {at.isoformat()} thiếu múi giờ. Hãy ghi kèm múi giờ, ví dụ +07:00.")
    return at.astimezone(VN)


def to_text(at: datetime) -> str:
    """ISO 8601 with the Vietnamese offset; the same moment always gives the same text."""
    return local(at).isoformat()


def from_text(text: str) -> datetime:
    """Read ISO 8601 with an offset. Raises TermsError when it is not a date-time or has no offset."""
    try:
        at = datetime.fromisoformat(text)
    except (TypeError, ValueError) as error:
        raise TermsError(
            f"“{text}” không phải thời điểm hợp lệ. Hãy ghi theo dạng 2026-11-20T14:30:00+07:00."
        ) from error
    return local(at)
