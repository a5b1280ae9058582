"""What a figure may ask of one dossier. The names are typed by what they hold, so a day is never
compared with an instant."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from motcua.figures.period import Period


class At(StrEnum):
    """Instants."""

    RECEIVED = "received_at"
    RESOLVED = "resolved_at"
    RETURNED = "returned_at"
    DUE = "due_at"
    DUE_THEN = "due_then"  # the due date as it stood when the period ended


class On(StrEnum):
    """Local days."""

    RESOLVED = "resolved_on"
    DUE = "due_on"


class Code(StrEnum):
    """Coded values."""

    CHANNEL = "channel"
    SERVICE_LEVEL = "service_level"
    STATUS = "status"
    SOURCE = "source"
    TYPED_BY = "typed_by"


class Mark(StrEnum):
    """Yes or no."""

    WAITING_THEN = "waiting_then"  # its term stood still when the period ended


@dataclass(frozen=True)
class Change:
    """From ``at`` on the dossier was due at ``due_at``."""

    at: datetime
    due_at: datetime | None
    waiting: bool


@dataclass(frozen=True)
class Facts:
    """One dossier. ``changes`` in the order of recording; the last wins among equal instants."""

    received_at: datetime | None = None
    resolved_at: datetime | None = None
    resolved_on: date | None = None
    returned_at: datetime | None = None
    first_due_at: datetime | None = None
    due_at: datetime | None = None
    due_on: date | None = None
    channel: str = "counter"
    service_level: str = "direct"
    status: int = 4
    source: str = "software"
    typed_by: str = "officer"
    changes: tuple[Change, ...] = ()

    def instant(self, name: At, period: Period) -> datetime | None:
        if name is not At.DUE_THEN:
            value: datetime | None = getattr(self, name.value)
            return value
        change = self._change_before(period.end)
        return change.due_at if change else self.first_due_at

    def day(self, name: On) -> date | None:
        value: date | None = getattr(self, name.value)
        return value

    def code(self, name: Code) -> str | int:
        value: str | int = getattr(self, name.value)
        return value

    def marked(self, name: Mark, period: Period) -> bool:
        change = self._change_before(period.end)
        return change is not None and change.waiting

    def _change_before(self, end: datetime) -> Change | None:
        """The last change of the period or before: one at ``end`` itself belongs to the next period."""
        past = [change for change in self.changes if change.at < end]
        return max(enumerate(past), key=lambda pair: (pair[1].at, pair[0]))[1] if past else None
