"""Which reports an authority owes for which period, and until when.

TT 09/2026/TT-BTP (forms read, verified): for each month one kind of period; forms 07 and 03 for all of them,
06 and 08 for quarters, half years and years only. Communes by day 20, provinces by day 23.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from motcua.figures.cutoffs import months, report_month
from motcua.figures.form import Form
from motcua.figures.forms import FORMS
from motcua.figures.period import Period
from motcua.filing.models import LIVE, Report, State
from motcua.filing.periods import due_day
from motcua.organisation.models import Agency, Level
from motcua.reports.subjects import source_of

BELOW = (Level.COMMUNE, Level.DISTRICT)


class Span(StrEnum):
    """How many report months a period has that ends with a month; see ``span_of``."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"


LENGTHS: Mapping[Span, int] = {Span.MONTH: 1, Span.QUARTER: 3, Span.HALF: 6, Span.YEAR: 12}
LONG = frozenset({Span.QUARTER, Span.HALF, Span.YEAR})
OWED: Mapping[str, tuple[frozenset[Span], Sequence[Level]]] = {
    "07a": (frozenset(Span), BELOW),
    "07b": (frozenset(Span), (Level.PROVINCE,)),
    "06a": (LONG, BELOW),
    "08b": (LONG, BELOW),
    "08c-I": (LONG, (Level.PROVINCE,)),
    "08c-II": (LONG, (Level.PROVINCE,)),
    "03b-I": (frozenset(Span), (Level.PROVINCE,)),
    "03b-II": (frozenset(Span), (Level.PROVINCE,)),
}


@dataclass(frozen=True)
class Duty:
    """``report``: what there is of it, the latest; ``due``: the last day for sending it."""

    form: Form
    period: Period
    due: date
    grouping: str
    report: Report | None

    @property
    def sent(self) -> bool:
        return self.report is not None and self.report.state in (State.SENT, State.SUPERSEDED)

    def late(self, today: date) -> bool:
        return not self.sent and today > self.due

    def running(self, today: date) -> bool:
        return self.period.last >= today


def span_of(month: int) -> Span:
    """What is reported at the end of a report month: June the half year, March and September a quarter."""
    return {3: Span.QUARTER, 6: Span.HALF, 9: Span.QUARTER, 12: Span.YEAR}.get(month, Span.MONTH)


def duties(agency: Agency, today: date) -> list[Duty]:
    """Of the report month that ended last and of the one that runs; one query."""
    year, month = report_month(today)
    ended = report_month(months(year, month, month).first - timedelta(days=1))
    owed = [*_owed(agency, *ended), *_owed(agency, year, month)]
    known = _known(agency, owed)
    return [
        Duty(form, period, due_day(period.last, agency.level), _rows_of(form), _latest(known, form, period))
        for form, period in owed
    ]


def owed_by_province_only(form: Form) -> bool:
    """A form of numbers that no authority below reports in the same form."""
    return form.code in OWED and not set(OWED[form.code][1]) & set(BELOW)


def forms_owed(level: str, month: int, last: date) -> list[Form]:
    """What an authority of a level reports for the period that ends with a report month, on day ``last``."""
    span = span_of(month)
    owed = [FORMS.get(code) for code, (spans, levels) in OWED.items() if span in spans and level in levels]
    return [form for form in owed if form and _in_force(form, last)]


def _owed(agency: Agency, year: int, month: int) -> Iterator[tuple[Form, Period]]:
    period = months(year, month - LENGTHS[span_of(month)] + 1, month)
    for form in forms_owed(agency.level, month, period.last):
        yield form, period


def _in_force(form: Form, day: date) -> bool:
    since, until = form.valid_from, form.valid_to
    return (since is None or since <= day) and (until is None or day <= until)


def _rows_of(form: Form) -> str:
    """By sector where the subject has sectors, as the forms print it."""
    groupings = source_of(form.subject).groupings
    return "sector" if "sector" in groupings else next(iter(groupings))


def _known(agency: Agency, owed: Iterable[tuple[Form, Period]]) -> list[Report]:
    lasts = [period.last for _, period in owed]
    shown = (*LIVE, State.SUPERSEDED)
    reports = Report.objects.filter(agency=agency, last__in=lasts, level="", state__in=shown)
    return list(reports.defer("canonical", "kept").order_by("prepared_at"))


def _latest(reports: Iterable[Report], form: Form, period: Period) -> Report | None:
    """A correction comes after what it corrects."""
    found = [
        report
        for report in reports
        if (report.form, report.first, report.last) == (form.code, period.first, period.last)
        and report.grouping == _rows_of(form)
    ]
    return found[-1] if found else None
