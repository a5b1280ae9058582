"""Icon, tone and words of an inspection, of a judgement and of a followed recommendation."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.oversight.models import CriterionAnswer, Inspection, Judgement
from motcua.oversight.queries import state_of
from motcua.terms import clock
from motcua.web.shared.templatetags.motcua_status import Tag, due_look

STATES = {
    "prepared": ("info", "calendar-clock", gettext_lazy("Chưa đến ngày làm việc")),
    "running": ("today", "circle-dot", gettext_lazy("Đoàn đang làm việc")),
    "writing": ("waiting", "file-pen-line", gettext_lazy("Chờ kết luận")),
    "concluded": ("done", "file-check", gettext_lazy("Đã kết luận")),
    "cancelled": ("stopped", "ban", gettext_lazy("Đã hủy")),
}
_JUDGEMENTS = {
    Judgement.MET: ("done", "circle-check"),
    Judgement.PARTLY: ("today", "circle-dot"),
    Judgement.UNMET: ("overdue", "circle-x"),
    Judgement.NONE: ("stopped", "minus"),
}
_STANDINGS = {
    "open": ("early", gettext_lazy("đang thực hiện")),
    "overdue": ("overdue", gettext_lazy("quá hạn")),
    "done": ("done", gettext_lazy("đã xác nhận")),
    "cancelled": ("none", gettext_lazy("đã hủy")),
}


def state_tag(item: Inspection) -> Tag:
    tone, icon, text = STATES[state_of(item)]
    return Tag(tone, icon, str(text))


def access_words(item: Inspection, on: date | None = None) -> str:
    """How long the team may still look."""
    today = on or clock.today()
    if item.cancelled_at:
        return _("Quyền xem của đoàn đã chấm dứt.")
    if today < item.starts_on:
        return _("Đoàn được xem hồ sơ từ %s.") % f"{item.starts_on:%d/%m/%Y}"
    if today > item.ends_on:
        return _("Quyền xem của đoàn đã hết từ 24:00 ngày %s.") % f"{item.ends_on:%d/%m/%Y}"
    return _("Đoàn được xem hồ sơ đến 24:00 ngày %s.") % f"{item.ends_on:%d/%m/%Y}"


def judgement_tag(answer: CriterionAnswer | None) -> Tag:
    if answer is None:
        return Tag("waiting", "circle-dashed", _("chưa ghi"))
    tone, icon = _JUDGEMENTS[Judgement(answer.judgement)]
    return Tag(tone, icon, str(Judgement(answer.judgement).label).lower())


def standing_tag(verified: bool, cancelled: bool, due_on: date) -> Tag:
    name = (
        "cancelled" if cancelled else "done" if verified else "overdue" if due_on < clock.today() else "open"
    )
    look, words = _STANDINGS[name]
    return due_look(look, str(words))
