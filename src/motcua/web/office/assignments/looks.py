"""Icon, tone and words of an assignment's stage and of its term."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.assignments.models import Assignment, Stage
from motcua.organisation.queries import calendar_of
from motcua.terms import Calendar, clock
from motcua.web.shared.templatetags.motcua_status import Tag, due_look

_STAGES = {
    Stage.GIVEN: ("info", "inbox"),
    Stage.ACCEPTED: ("info", "circle-dot"),
    Stage.REPORTED: ("waiting", "clock"),
    Stage.RETURNED: ("today", "undo-2"),
    Stage.VERIFIED: ("done", "circle-check"),
    Stage.CANCELLED: ("stopped", "ban"),
}
_STANDINGS = {
    "open": ("early", gettext_lazy("chưa xong, còn hạn")),
    "overdue": ("overdue", gettext_lazy("chưa xong, quá hạn")),
    "in_time": ("done", gettext_lazy("hoàn thành đúng hạn")),
    "late": ("done", gettext_lazy("hoàn thành quá hạn")),
    "cancelled": ("none", gettext_lazy("đã hủy")),
}


def stage_tag(item: Assignment) -> Tag:
    tone, icon = _STAGES[item.stage]
    return Tag(tone, icon, str(item.stage.label))


def due_tag(item: Assignment) -> Tag:
    """Owed: whole working days left or passed, as the lists and the ladder count them; reported: whether
    the report came in time."""
    if item.cancelled_at is not None:
        return due_look("none", _("không phải làm nữa"))
    if item.reported_at is not None:
        day = clock.local(item.reported_at).date()
        if day > item.due_on:
            return due_look("overdue", _("báo cáo quá hạn, ngày %s") % f"{day:%d/%m/%Y}")
        return due_look("done", _("báo cáo đúng hạn, ngày %s") % f"{day:%d/%m/%Y}")
    return _owed(item.due_on, clock.today(), calendar_of(item.agency))


def standing_tag(standing: str) -> Tag:
    """How an assignment stood at the end of a list's day."""
    look, words = _STANDINGS[standing]
    return due_look(look, str(words))


def _owed(due_on: date, today: date, calendar: Calendar) -> Tag:
    if today > due_on:
        days = working_days(due_on, today, calendar)
        return due_look("overdue", _("quá hạn %d ngày làm việc") % days if days else _("vừa quá hạn"))
    if today == due_on:
        return due_look("today", _("hạn hôm nay"))
    return due_look("early", _("còn %d ngày làm việc") % working_days(today, due_on, calendar))


def working_days(after: date, until: date, calendar: Calendar) -> int:
    """How many working days follow a day, up to and with another."""
    count, day = 0, calendar.next_working(after)
    while day <= until:
        count, day = count + 1, calendar.next_working(day)
    return count
