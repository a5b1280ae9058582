"""How long answered dossiers and their steps took, in working time of the agency that answers for them.

A length runs from receipt to result; what is counted in it are the hours the agency works by its own calendar
(weekly hours, holidays, make-up days, own days off). What passes while the term stands still for a supplement
or a payment is waiting for the applicant; the rest is waiting for us. A working day is the agency's longest
weekday. Which dossiers: what the form "nhip-do" counts in its column 3, so that ``n`` is the count of a list.
"""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from django.db.models import Case, QuerySet, Value, When
from django.db.models.fields import BooleanField

from motcua.catalogue.models import Procedure
from motcua.dossiers.models import Dossier, Standing, Task, TaskState
from motcua.figures.forms import pace as form
from motcua.figures.period import Period
from motcua.organisation.models import Agency, User
from motcua.pace.lengths import Length, Pace, StepPace, Waits, pace_of, step_pace, waits_of
from motcua.reports.hours import Clock, Clocks
from motcua.reports.question import Question, ask
from motcua.terms import thousandths

ANSWERED, IN_TIME = 3, 4


class Key(NamedTuple):
    agency: int
    procedure: int


class StepKey(NamedTuple):
    """``unit``: whose task it was; ``kind``: of ``TaskKind``."""

    unit: int
    kind: str


def question_of(
    agency: Agency, period: Period, user: User | None = None, level: str | None = None
) -> Question:
    """``level``: only of the agencies of one level. Raises ReportError."""
    return ask(form.FORM, agency, period.first, period.last, "procedure", level, user)


class Paces(NamedTuple):
    """By agency and procedure, and of a procedure at all agencies together (by its id)."""

    each: dict[Key, Pace]
    together: dict[int, Pace]


def paces(question: Question, only: Procedure | None = None) -> Paces:
    """Of all procedures, or of one; three queries, each read once."""
    clocks = Clocks(question.agency)
    lengths: defaultdict[Key, list[Length]] = defaultdict(list)
    dossiers = _answered(question)
    if only is not None:
        dossiers = dossiers.filter(procedure=only)
    waits = _waits(dossiers, clocks)
    rows = dossiers.annotate(in_time=_in_time(question)).order_by()
    fields = ("pk", "agency_id", "procedure_id", "received_at", "resolved_at", "in_time")
    for pk, agency, procedure, received, resolved, in_time in rows.values_list(*fields).iterator(5000):
        clock = clocks[agency]
        start, end = clock.at(received), clock.at(resolved)
        waiting = waits[pk].within(start, end) if pk in waits else 0
        lengths[Key(agency, procedure)].append(Length(max(0, end - start), waiting, in_time, clock.day))
    together: defaultdict[int, list[Length]] = defaultdict(list)
    for key, each in lengths.items():
        together[key.procedure].extend(each)
    return Paces(
        {key: pace_of(each) for key, each in lengths.items()},
        {procedure: pace_of(each) for procedure, each in together.items()},
    )


def step_paces(question: Question) -> dict[StepKey, StepPace]:
    """By unit and kind of step, of the tasks of the same dossiers; waiting for the applicant taken out."""
    clocks = Clocks(question.agency)
    lengths: defaultdict[StepKey, list[int]] = defaultdict(list)
    dossiers = _answered(question)
    waits = _waits(dossiers, clocks)
    tasks = Task.objects.filter(
        dossier__in=dossiers.order_by().values("pk"),
        state__in=(TaskState.DONE, TaskState.SENT_BACK),
        done_at__isnull=False,
    ).order_by()
    fields = ("dossier_id", "dossier__agency_id", "agency_id", "kind", "opened_at", "done_at")
    for pk, agency, unit, kind, opened, done in tasks.values_list(*fields).iterator(5000):
        clock = clocks[agency]
        start, end = clock.at(opened), clock.at(done)
        waiting = waits[pk].within(start, end) if pk in waits else 0
        lengths[StepKey(unit, kind)].append(thousandths(max(0, end - start - waiting), clock.day))
    return {key: step_pace(each) for key, each in lengths.items()}


def _answered(question: Question) -> QuerySet[Dossier]:
    return question.universe().filter(question.condition(question.form.column(ANSWERED).figure))


def _in_time(question: Question) -> Case:
    condition = question.condition(question.form.column(IN_TIME).figure)
    return Case(When(condition, then=Value(True)), default=Value(False), output_field=BooleanField())


def _waits(dossiers: QuerySet[Dossier], clocks: Mapping[int, Clock]) -> dict[object, Waits]:
    """Of the dossiers whose term ever stood still."""
    rows = (
        Standing.objects.filter(dossier__in=dossiers.order_by().values("pk"))
        .order_by("dossier_id", "at", "pk")
        .values_list("dossier_id", "dossier__agency_id", "dossier__resolved_at", "at", "waiting")
    )
    changes: defaultdict[tuple[object, int, datetime | None], list[tuple[int, bool]]] = defaultdict(list)
    for pk, agency, resolved, at, waiting in rows.iterator(5000):
        changes[(pk, agency, resolved)].append((clocks[agency].at(at), waiting))
    return {
        pk: waits_of(each, clocks[agency].at(resolved)) for (pk, agency, resolved), each in changes.items()
    }
