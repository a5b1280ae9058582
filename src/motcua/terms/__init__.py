"""Working time: calendars, terms, the deadline ledger and its fold. Pure: no Django, one clock."""

from .calendar import (
    OFFICE_HOURS,
    OFFICE_WEEK,
    SATURDAY_MORNING_WEEK,
    Calendar,
    Day,
    DayKind,
    Hours,
    Override,
)
from .clock import VN, clock_at, from_text, local, now, to_text, today
from .deadline import Deadline, due
from .duties import (
    CUTOFF,
    SUPPLEMENT_DAYS,
    after_cutoff,
    apology_deadline,
    apology_is_late,
    supplement_deadline,
    transfer_due,
)
from .elapsed import Elapsed, thousandths
from .errors import TermsError
from .fold import Change, Standing, fold, standing_at, standings
from .holidays import Certainty, NationalDay, national_calendar, national_days, national_overrides
from .ledger import (
    Adopt,
    CalendarChange,
    Entry,
    Extend,
    Pause,
    Restart,
    Resume,
    SetTerm,
    from_json,
    hours_from_json,
    override_from_json,
    override_to_json,
    term_from_json,
    term_to_json,
    to_json,
)
from .phrases import day_words, minutes_words, moment_words
from .reading import Refused
from .remaining import DueState, Remaining, remaining, words
from .scale import WorkingScale
from .term import Term, Unit
from .trace import Trace, TraceDay
from .working_time import after_working_time, working_time

__all__ = [
    "CUTOFF",
    "OFFICE_HOURS",
    "OFFICE_WEEK",
    "SATURDAY_MORNING_WEEK",
    "SUPPLEMENT_DAYS",
    "VN",
    "Adopt",
    "Calendar",
    "CalendarChange",
    "Certainty",
    "Change",
    "Day",
    "DayKind",
    "Deadline",
    "DueState",
    "Elapsed",
    "Entry",
    "Extend",
    "Hours",
    "NationalDay",
    "Override",
    "Pause",
    "Refused",
    "Remaining",
    "Restart",
    "Resume",
    "SetTerm",
    "Standing",
    "Term",
    "TermsError",
    "Trace",
    "TraceDay",
    "Unit",
    "WorkingScale",
    "after_cutoff",
    "after_working_time",
    "apology_deadline",
    "apology_is_late",
    "clock_at",
    "day_words",
    "due",
    "fold",
    "from_json",
    "from_text",
    "hours_from_json",
    "local",
    "minutes_words",
    "moment_words",
    "national_calendar",
    "national_days",
    "national_overrides",
    "now",
    "override_from_json",
    "override_to_json",
    "remaining",
    "standing_at",
    "standings",
    "supplement_deadline",
    "term_from_json",
    "term_to_json",
    "thousandths",
    "to_json",
    "to_text",
    "today",
    "transfer_due",
    "words",
    "working_time",
]
