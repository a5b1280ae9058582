"""Icon, tone and words of a reflection's stage and of its due moment."""

from django.utils.translation import gettext as _

from motcua.feedback.models import Feedback, Stage
from motcua.organisation.queries import calendar_of
from motcua.terms import clock
from motcua.web.shared.templatetags.motcua_status import Tag, due_look, due_of

_STAGES = {
    Stage.RECEIVED: ("info", "inbox"),
    Stage.TRANSFERRED: ("info", "circle-dot"),
    Stage.RESOLVED: ("done", "file-check"),
    Stage.PUBLISHED: ("done", "globe"),
}


def stage_tag(item: Feedback) -> Tag:
    tone, icon = _STAGES[item.stage]
    return Tag(tone, icon, str(item.stage.label))


def due_tag(item: Feedback) -> Tag:
    """An open one: working time left or passed; an answered one: whether it was in time."""
    if item.resolved_at is None:
        return due_of(item.due_at, calendar_of(item.agency))
    if item.resolved_at > item.due_at:
        return due_look("overdue", _("trả lời quá hạn"))
    return due_look("done", _("trả lời đúng hạn %s") % f"{clock.local(item.resolved_at):%d/%m/%Y}")
