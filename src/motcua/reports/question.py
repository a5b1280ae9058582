"""What is asked: a form, for an agency and all below it, over a period. One condition, however it is used."""

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from motcua.dossiers.models import Dossier
from motcua.dossiers.visibility import WHOLE_AUTHORITY
from motcua.figures import dossiers as figures
from motcua.figures import forms
from motcua.figures.form import Figure, Form
from motcua.figures.period import Period, PeriodError
from motcua.organisation.models import Agency, Level, User
from motcua.organisation.queries import agencies_visible_to, below
from motcua.reports import grouping
from motcua.reports.errors import ReportError
from motcua.reports.grouping import Grouping
from motcua.reports.translate import to_q, with_state_then
from motcua.terms import clock


def reportable(user: User | AnonymousUser) -> QuerySet[Agency]:
    """The agencies whose figures, and so the lists behind them, a user may open: those whose dossiers he
    sees as a whole. Default deny."""
    return agencies_visible_to(user, roles=WHOLE_AUTHORITY)


@dataclass(frozen=True)
class Question:
    """``level`` narrows to the agencies of one level; ``user`` to what he may see (None: everything)."""

    form: Form
    agency: Agency
    period: Period
    grouping: Grouping
    level: str | None = None
    user: User | AnonymousUser | None = None

    def dossiers(self) -> QuerySet[Dossier]:
        """The dossiers of the agencies asked about, of all times."""
        agencies = below(self.agency)
        if self.level:
            agencies = agencies.filter(level=self.level)
        if self.user is not None:
            agencies = agencies.filter(pk__in=reportable(self.user).values("pk"))
        found = Dossier.objects.filter(agency__in=agencies.order_by().values("pk"))
        return with_state_then(found, self.period)

    def universe(self) -> QuerySet[Dossier]:
        return self.dossiers().filter(to_q(self.form.universe, self.period))

    def condition(self, figure: Figure) -> Q:
        return to_q(figure.predicate, self.period)

    def unusable(self) -> QuerySet[Dossier]:
        """Dossiers whose dates are missing or contradict each other: listed, counted in no column."""
        return self.dossiers().filter(self.condition(figures.UNUSABLE))


def ask(
    form: Form | str,
    agency: Agency,
    first: date,
    last: date,
    by: str = "sector",
    level: str | None = None,
    user: User | AnonymousUser | None = None,
) -> Question:
    """Both days included, local. Raises ReportError for what does not exist."""
    try:
        found = form if isinstance(form, Form) else forms.get(form)
        period = Period(first, last, clock.now())
    except (forms.UnknownForm, PeriodError) as error:
        raise ReportError(str(error)) from error
    return Question(found, agency, period, grouping.get(by), _level(level), user)


def _level(level: str | None) -> str | None:
    if not level:
        return None
    if level not in Level.values:
        message = _("Không có cấp “%(level)s”. Chọn một trong: %(known)s.")
        raise ReportError(message % {"level": level, "known": ", ".join(Level.values)})
    return level
