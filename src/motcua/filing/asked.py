"""What a report asks, as a question to the figures: always of everything below its agency."""

from dataclasses import replace
from datetime import date, datetime

from motcua.figures import forms
from motcua.figures.cutoffs import presets
from motcua.figures.form import Form
from motcua.filing.models import Report
from motcua.reports.question import Question, ask
from motcua.reports.subjects import source_of


def question_of(report: Report, known_at: datetime | None = None) -> Question:
    """As known at ``known_at``, or at the report's own moment, or now. Raises ReportError.

    Of subjects that cannot tell their past: as things are now, asked about at that moment.
    """
    moment = known_at or report.known_at
    past = tells_its_past(report.form)
    question = ask(
        report.form,
        report.agency,
        report.first,
        report.last,
        report.grouping,
        report.level or None,
        known_at=moment if past else None,
    )
    if past or moment is None:
        return question
    return replace(question, period=replace(question.period, asked_at=moment))


def tells_its_past(form: Form | str) -> bool:
    """Whether what the form counts can be told as it was known at a past moment; else the facts behind a
    frozen report are kept with it. True for a form that there is not."""
    found = form if isinstance(form, Form) else forms.FORMS.get(form)
    return found is None or (not found.others and source_of(found.subject).remembers is not None)


def a_year_before(question: Question) -> Question:
    """The same of the same days a year earlier, for comparison."""
    period = question.period
    first, last = _year_before(period.first), _year_before(period.last)
    return replace(question, period=replace(period, first=first, last=last))


def _year_before(day: date) -> date:
    """29 February becomes 28."""
    if (day.month, day.day) == (2, 29):
        day = day.replace(day=28)
    return day.replace(year=day.year - 1)


def period_name(first: date, last: date) -> str:
    """ "Quý III/2026" where it is a statutory period; else its days."""
    for preset in presets(last):
        if (preset.period.first, preset.period.last) == (first, last):
            return preset.name
    return f"từ {first:%d/%m/%Y} đến hết {last:%d/%m/%Y}"
