"""Icon, tone and words of a report's state and of a duty."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from motcua.filing.duties import Duty
from motcua.filing.models import Report, State
from motcua.web.shared.templatetags.motcua_status import Tag

LOOKS: Mapping[str, tuple[str, str]] = {
    State.DRAFT: ("info", "file-pen"),
    State.FROZEN: ("today", "pen-line"),
    State.SIGNED: ("done", "signature"),
    State.SENT: ("done", "send"),
    State.SUPERSEDED: ("waiting", "replace"),
    State.DISCARDED: ("stopped", "ban"),
}


def report_look(report: Report) -> Tag:
    tone, icon = LOOKS[report.state]
    return Tag(tone, icon, str(State(report.state).label))


def duty_look(duty: Duty, today: date) -> Tag:
    """How a duty stands on a day: what there is of it, and whether its last day has passed."""
    if duty.report is not None and (duty.sent or not duty.late(today)):
        return report_look(duty.report)
    if duty.late(today):
        words = str(State(duty.report.state).label) if duty.report else _("Chưa lập")
        return Tag("overdue", "triangle-alert", _("%(state)s, quá hạn gửi") % {"state": words})
    if duty.running(today):
        return Tag("stopped", "calendar", _("Kỳ chưa kết thúc"))
    return Tag("today", "clock-alert", _("Chưa lập"))
