"""The rule of the day and the two due moments it gives."""

from datetime import date, datetime
from typing import NamedTuple

from motcua.dossiers.errors import BadInput
from motcua.feedback.models import Rule
from motcua.terms import Calendar, Term, Unit, clock, due


class DueMoments(NamedTuple):
    transfer: datetime
    answer: datetime


def rule_on(day: date) -> Rule:
    """The rule in force on a local day. Raises BadInput where none is declared."""
    rule = Rule.objects.filter(valid_from__lte=day).order_by("-valid_from").first()
    if rule is None or (rule.valid_to and rule.valid_to < day):
        raise BadInput(
            f"Chưa khai báo thời hạn xử lý phản ánh cho ngày {day:%d/%m/%Y}; báo quản trị bổ sung.",
            {"received_at": "Kiểm tra lại ngày tiếp nhận."},
        )
    return rule


def due_moments(rule: Rule, received_at: datetime, calendar: Calendar) -> DueMoments:
    """Both at the close of working hours; the day of receipt is not counted."""
    start = clock.local(received_at)
    days = (Term(count, Unit.WORKING_DAY) for count in (rule.transfer_days, rule.resolve_days))
    return DueMoments(*(due(term, start, calendar).at for term in days))
