"""What is asked: a form, for an agency and all below it, over a period. One condition, however it is used."""

from dataclasses import dataclass, replace
from datetime import date, datetime
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
from motcua.reports import known
from motcua.reports.errors import ReportError
from motcua.reports.grouping import Grouping, Sectioned
from motcua.reports.subjects import Source, grouping_of, source_of
from motcua.reports.translate import to_q
from motcua.terms import clock


def reportable(user: User | AnonymousUser) -> QuerySet[Agency]:
    """The agencies whose figures, and so the lists behind them, a user may open: those whose dossiers he
    sees as a whole. Default deny."""
    return agencies_visible_to(user, roles=WHOLE_AUTHORITY)


@dataclass(frozen=True)
class Question:
    """``level`` narrows to the agencies of one level; ``user`` to what he may see (None: everything).

    ``known_at``: the figures as the system knew them then, by recorded time (None: as it knows them now).
    """

    form: Form
    agency: Agency
    period: Period
    grouping: Grouping
    level: str | None = None
    user: User | AnonymousUser | None = None
    known_at: datetime | None = None

    @property
    def source(self) -> Source:
        return source_of(self.form.subject)

    def records(self) -> QuerySet[Any]:
        """Those of ``everything`` whose rows say what was known; ``reports.known`` tells of the others."""
        found = self.everything()
        return self.source.past().untouched(found, self.known_at) if self.known_at else found

    def agencies(self) -> QuerySet[Agency]:
        """The agencies asked about, as far as the user may see them."""
        agencies = below(self.agency)
        if self.level:
            agencies = agencies.filter(level=self.level)
        if self.user is not None:
            seen = agencies_visible_to(self.user, roles=self.source.roles)
            agencies = agencies.filter(pk__in=seen.values("pk"))
        return agencies

    def everything(self) -> QuerySet[Any]:
        """The things of the agencies asked about, of all times."""
        return self.source.records(self.agencies(), self.period)

    def universe(self) -> QuerySet[Any]:
        return self.records().filter(self.holds(self.form.universe))

    def condition(self, figure: Figure) -> Q:
        return self.holds(figure.predicate)

    def unusable(self) -> QuerySet[Any]:
        """What has dates that are missing or contradict each other: listed, counted in no column."""
        figure = self.source.unusable
        return known.listed(self, figure.predicate) if figure else self.records().none()

    def before(self) -> "Question":
        """The same of the day on which the period before ended."""
        return replace(self, period=self.period.day_before)

    def holds(self, predicate: Predicate) -> Q:
        """The condition on ``records``."""
        return to_q(predicate, self.period, self.source.path)


def ask(
    form: Form | str,
    agency: Agency,
    first: date,
    last: date,
    by: str = "",
    level: str | None = None,
    user: User | AnonymousUser | None = None,
    known_at: datetime | None = None,
) -> Question:
    """Both days included, local. Raises ReportError for what does not exist, or is not known yet."""
    try:
        found = form if isinstance(form, Form) else forms.get(form)
        period = Period(first, last, _past(known_at) or clock.now())
    except (forms.UnknownForm, PeriodError) as error:
        raise ReportError(str(error)) from error
    source = source_of(found.subject)
    if known_at is not None:
        source.past()
    rows = Sectioned.within(found.sections, grouping_of(found, by), source.path)
    return Question(found, agency, period, rows, _level(level), user, known_at)


def _past(known_at: datetime | None) -> datetime | None:
    if known_at is not None and known_at > clock.now():
        message = _("Chưa thể biết số liệu của %(moment)s. Hãy chọn một thời điểm đã qua.")
        raise ReportError(message % {"moment": f"{clock.local(known_at):%H:%M %d/%m/%Y}"})
    return known_at


def _level(level: str | None) -> str | None:
    if not level:
        return None
    if level not in Level.values:
        message = _("Không có cấp “%(level)s”. Chọn một trong: %(known)s.")
        raise ReportError(message % {"level": level, "known": ", ".join(Level.values)})
    return level
