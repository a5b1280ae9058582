"""Questions of the dashboards; the columns they look at."""

from motcua.figures.period import Period
from motcua.organisation.models import Agency, User
from motcua.reports.question import Question, ask

DUE, FLOW, HANDLED = "den-han", "luong", "07a"
OPEN_NOW, LATE_NOW, SOON, WAITING = 1, 2, 3, 5  # columns of DUE
CAME, WENT, LEFT_OPEN = 3, 4, 5  # of FLOW
TAKEN, RESOLVED, EARLY, ON_TIME, LATE, STILL_LATE = 3, 9, 10, 11, 12, 15  # of HANDLED


def asked(form: str, user: User, agency: Agency, period: Period, by: str = "sector") -> Question:
    return ask(form, agency, period.first, period.last, by, None, user)
