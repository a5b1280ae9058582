"""What is asked: a form, for an agency and all below it, over a period. One condition, however it is used."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from motcua.dossiers.visibility import WHOLE_AUTHORITY
from motcua.figures import forms
from motcua.figures.form import Figure, Form
from motcua.figures.period import Period, PeriodError
from motcua.figures.predicates import Predicate
from motcua.organisation.models import Agency, Level, User
from motcua.organisation.queries import agencies_visible_to, below
from motcua.reports.errors import ReportError
from motcua.reports.grouping import Grouping
from motcua.reports.subjects import Source, source_of
from motcua.reports.translate import to_q
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

    @property
    def source(self) -> Source:
        return source_of(self.form.subject)

    def records(self) -> QuerySet[Any]:
        """The things of the agencies asked about, of all times."""
        agencies = below(self.agency)
        if self.level:
            agencies = agencies.filter(level=self.level)
        if self.user is not None:
            seen = agencies_visible_to(self.user, roles=self.source.roles)
            agencies = agencies.filter(pk__in=seen.values("pk"))
        return self.source.records(agencies, self.period)

    def universe(self) -> QuerySet[Any]:
        return self.records().filter(self._q(self.form.universe))

    def condition(self, figure: Figure) -> Q:
        return self._q(figure.predicate)

    def unusable(self) -> QuerySet[Any]:
        """What has dates that are missing or contradict each other: listed, counted in no column."""
        figure = self.source.unusable
        return self.records().filter(self.condition(figure)) if figure else self.records().none()

    def before(self) -> "Question":
        """The same of the day on which the period before ended."""
        return replace(self, period=self.period.day_before)

    def _q(self, predicate: Predicate) -> Q:
        return to_q(predicate, self.period, self.source.path)


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
    return Question(found, agency, period, source_of(found.subject).grouping(by), _level(level), user)


def _level(level: str | None) -> str | None:
    if not level:
        return None
    if level not in Level.values:
        message = _("Không có cấp “%(level)s”. Chọn một trong: %(known)s.")
        raise ReportError(message % {"level": level, "known": ", ".join(Level.values)})
    return level
