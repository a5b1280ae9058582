"""Icon, tone and word of a dossier's state and of its deadline. A builtin: no {% load %} needed."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from django import template
from django.utils.translation import gettext as _

from motcua.dossiers.models import Status
from motcua.terms.calendar import Calendar
from motcua.terms.clock import now
from motcua.terms.remaining import remaining, words
from motcua.terms.trace import TraceDay

register = template.Library()


class Tag(NamedTuple):
    """``tone`` is a CSS suffix (tag-<tone>); never shown without ``icon`` and ``text``."""

    tone: str
    icon: str
    text: str


_STATUS_LOOK: dict[int, tuple[str, str]] = {
    Status.SUBMITTED: ("info", "inbox"),
    Status.RECEIVED: ("info", "clipboard-check"),
    Status.NOT_ACCEPTED: ("stopped", "ban"),
    Status.IN_PROGRESS: ("info", "circle-dot"),
    Status.SUPPLEMENT: ("waiting", "file-plus"),
    Status.PAYMENT: ("waiting", "banknote"),
    Status.WITHDRAWN: ("stopped", "undo-2"),
    Status.STOPPED: ("stopped", "circle-stop"),
    Status.RESOLVED: ("done", "file-check"),
    Status.RETURNED: ("done", "circle-check"),
}
_DUE_LOOK = {
    "early": ("early", "clock"),
    "today": ("today", "clock-alert"),
    "overdue": ("overdue", "triangle-alert"),
    "waiting": ("waiting", "circle-pause"),
    "done": ("done", "circle-check"),
    "none": ("stopped", "minus"),
}


@register.simple_tag
def status_look(status: int, label: str = "") -> Tag:
    """The look of a dossier's status code (domain.md 3)."""
    tone, icon = _STATUS_LOOK[status]
    return Tag(tone, icon, label or str(Status(status).label))


@register.simple_tag
def due_look(state: str, text: str = "") -> Tag:
    """The look of a deadline state: early, today, overdue, waiting, done or none."""
    tone, icon = _DUE_LOOK[str(state)]
    return Tag(tone, icon, text)


@register.simple_tag
def due_of(due_at: datetime | None, calendar: Calendar, waiting: bool = False) -> Tag:
    """The look of an open dossier's deadline now, in working time of ``calendar``."""
    if waiting:
        return due_look("waiting", _("đang tạm dừng tính thời hạn"))
    if due_at is None:
        return due_look("none", _("chưa có ngày hẹn trả"))
    left = remaining(now(), due_at, calendar)
    return due_look(str(left.state), words(left))


class TraceEnds(NamedTuple):
    """A trace with its middle apart; ``counted``: the days of the middle that count."""

    first: Sequence[TraceDay]
    middle: Sequence[TraceDay]
    last: Sequence[TraceDay]
    counted: int


SHOWN_AT_AN_END = 2
WHOLE = 7  # days shown without folding: a week, with the day off that somebody will ask about


@register.simple_tag
def trace_ends(days: Sequence[TraceDay]) -> TraceEnds:
    """The first and the last days of a trace; up to a week has no middle."""
    if len(days) <= WHOLE:
        return TraceEnds(days, (), (), 0)
    first, last = days[:SHOWN_AT_AN_END], days[-SHOWN_AT_AN_END:]
    middle = days[SHOWN_AT_AN_END:-SHOWN_AT_AN_END]
    return TraceEnds(first, middle, last, sum(day.counted for day in middle))
