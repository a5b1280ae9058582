"""Dates by which staff or applicant must act. What follows from missing them is for the dossiers package.

Decree 118/2025/NĐ-CP as amended by 309/2026 (verified in the fact sheet, 2.3).
"""

from __future__ import annotations

from datetime import datetime, time, timedelta

from .calendar import Calendar
from .clock import local
from .counting import due_at as end_of_term
from .holidays import national_calendar
from .term import Term, Unit

CUTOFF = time(15, 0)
"""Decree 118/2025 Art. 18 (verified): received after 15:00 is passed on first thing next working day."""
SUPPLEMENT_DAYS = 15


def apology_deadline(due_at: datetime, calendar: Calendar, days_before: int = 1) -> datetime:
    """The last moment for the apology letter: closing time `days_before` working days before the due day."""
    on = local(due_at).date()
    for _ in range(days_before):
        on = calendar.previous_working(on)
    return calendar.close_of(on)


def apology_is_late(issued_at: datetime, due_at: datetime, calendar: Calendar, days_before: int = 1) -> bool:
    """Whether the letter was issued on a later day than it had to be; the hour does not matter."""
    return local(issued_at).date() > apology_deadline(due_at, calendar, days_before).date()


def supplement_deadline(
    asked_at: datetime,
    days: int = SUPPLEMENT_DAYS,
    unit: Unit = Unit.CALENDAR_DAY,
    calendar: Calendar | None = None,
) -> datetime:
    """The last moment for the applicant's supplement; after it the dossier stops.

    15 days (decree 118/2025, verified) unless sector law says otherwise. `calendar` is the agency's; the
    national one when not given.
    """
    return end_of_term(Term(days, unit), asked_at, calendar or national_calendar())


def after_cutoff(at: datetime, cutoff: time, calendar: Calendar) -> bool:
    """Whether `at` belongs to the next working day: after the cut-off, after hours, or on a day off."""
    at = local(at)
    if not calendar.is_working(at.date()):
        return True
    return at.time() > cutoff or at >= calendar.close_of(at.date())


def transfer_due(at: datetime, calendar: Calendar, cutoff: time = CUTOFF, grace_minutes: int = 0) -> datetime:
    """When a dossier received at `at` has to be with the unit that resolves it.

    By closing time of the same day, or, after the cut-off, at the opening of the next working day
    (`grace_minutes` later: what an agency itself takes "first thing" to mean).
    """
    at = local(at)
    if after_cutoff(at, cutoff, calendar):
        return calendar.open_of(calendar.next_working(at.date())) + timedelta(minutes=grace_minutes)
    return calendar.close_of(at.date())
