"""What faces ask of reform. Lists start from ``visibility``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from motcua.assignments.models import Assignment, Source, TaskKind
from motcua.assignments.queries import Completion, as_of, completion_by, of_source, together
from motcua.assignments.standing import conditions
from motcua.attachments.models import Attachment
from motcua.figures.period import Period
from motcua.filing.models import Report, State
from motcua.organisation.models import Agency, User
from motcua.reform.duties import Owed, owed_in
from motcua.reform.models import Entry, Plan, Sent
from motcua.reform.registers import REGISTERS, Register
from motcua.reform.visibility import entries_visible_to, plans_visible_to, sent_visible_to
from motcua.terms import clock

FILES = "reform-report"
"""Owner of the files of sent reports in the room of attachments."""
FiledKey = tuple[str, date, date]
"""Forms of a duty, first and last day of its period."""


@dataclass(frozen=True)
class Progress:
    """How far a plan is carried out: counted from its assignments, by kind."""

    general: Completion
    specific: Completion

    @property
    def all(self) -> Completion:
        return together([self.general, self.specific])


def tasks(plan: Plan) -> QuerySet[Assignment]:
    return of_source(Source.PLAN, plan.pk)


def tasks_of(plan: Plan, kind: str = "", standing: str = "", on: date | None = None) -> QuerySet[Assignment]:
    """Those of a kind that a count of ``Completion`` counts at the end of a local day (today): "overdue",
    "done", "owed"; blank: all given by then."""
    rows = tasks(plan).filter(kind=kind) if kind else tasks(plan)
    if not standing:
        return rows.filter(given_on__lte=on) if on else rows
    told = conditions(on)
    several = {"done": told["in_time"] | told["late"], "owed": ~told["cancelled"]}
    return as_of(rows, on).filter(several[standing] if standing in several else told[standing])


def progress(plan: Plan, on: date | None = None) -> Progress:
    """At the end of a local day (today); one query."""
    counted = completion_by(tasks(plan), "kind", on)
    return Progress(counted.get(TaskKind.GENERAL, Completion()), counted.get(TaskKind.SPECIFIC, Completion()))


def progress_of_many(plans: Iterable[Plan]) -> dict[UUID, Completion]:
    """All the tasks of each plan, today; one query."""
    ids = [plan.pk for plan in plans]
    counted = completion_by(of_source(Source.PLAN, ids), "source_id")
    return {id: counted.get(id, Completion()) for id in ids}


def plan_of(user: User, id: UUID) -> Plan | None:
    return plans_visible_to(user).filter(pk=id).first()


def lines(
    user: User, register: Register, agency: Agency, days: Period, kind: str = "", old: bool = False
) -> QuerySet[Entry]:
    """The lines of some days (of a kind, where the register has kinds), newest first; ``old``: with those
    that were corrected since."""
    rows = entries_visible_to(user).filter(register=register.key, agency=agency)
    rows = rows.filter(occurred_on__range=(days.first, days.last))
    rows = rows.filter(data__kind=kind) if kind else rows
    return (rows if old else rows.filter(superseded_at=None)).order_by("-occurred_on", "-recorded_at")


def entry_of(user: User, id: UUID) -> Entry | None:
    return entries_visible_to(user).filter(pk=id).first()


def totals(register: Register, rows: Iterable[Entry]) -> dict[str, int]:
    """Sums of the columns that the register adds up, over lines that stand."""
    standing = [row for row in rows if row.stands]
    return {name: sum(row.data.get(name) or 0 for row in standing) for name in register.totals}


def standing_in(agency: Agency, first: date, last: date) -> list[Entry]:
    """The lines of all registers from a day to a day, both included, that were not corrected; one query."""
    rows = Entry.objects.filter(agency=agency, occurred_on__range=(first, last), superseded_at=None)
    return list(rows.order_by("occurred_on", "recorded_at"))


def counts(user: User, agency: Agency, year: int) -> dict[str, int]:
    """Lines a register in a year; one query."""
    rows = entries_visible_to(user).filter(agency=agency, occurred_on__year=year, superseded_at=None)
    keys = list(rows.values_list("register", flat=True))
    return {key: keys.count(key) for key in REGISTERS}


@dataclass(frozen=True)
class Standing:
    """A report owed, and what became of it. ``report``: the last of the signed reports that prove it."""

    owed: Owed
    number: str = ""
    sent_on: date | None = None
    report: Report | None = None
    sent: Sent | None = None
    file: Attachment | None = None

    @property
    def late(self) -> bool:
        return (self.sent_on or clock.today()) > self.owed.due

    @property
    def state(self) -> str:
        """ "sent", "sent-late", "late", "waiting" or "running" (its period has not ended)."""
        if self.sent_on is not None:
            return "sent-late" if self.late else "sent"
        if self.late:
            return "late"
        return "running" if self.owed.period.last >= clock.today() else "waiting"


def filed_of(agency: Agency, owed: Owed) -> list[Report]:
    """The reports of this system that together were sent for the period; none while one is missing."""
    return _all_of(owed, _filed(agency, [owed]))


def _all_of(owed: Owed, filed: Mapping[FiledKey, Report]) -> list[Report]:
    found = [filed.get((form, owed.period.first, owed.period.last)) for form in owed.forms]
    return sorted((each for each in found if each), key=lambda each: each.sent_at) if all(found) else []  # type: ignore[arg-type,return-value]


def standings(user: User, agency: Agency, year: int) -> list[Standing]:
    """What an authority owes in a report year and what became of it; three queries."""
    owed = owed_in(year, agency.level)
    filed = _filed(agency, owed)
    sent = {(row.duty, row.last): row for row in sent_visible_to(user).filter(agency=agency)}
    files = {
        file.owner_id: file
        for file in Attachment.objects.filter(
            owner_kind=FILES, owner_id__in=[row.pk for row in sent.values()]
        ).order_by("pk")
    }
    return [_standing(each, filed, sent, files) for each in owed]


def _standing(
    owed: Owed,
    filed: Mapping[FiledKey, Report],
    sent: dict[tuple[str, date], Sent],
    files: dict[UUID, Attachment],
) -> Standing:
    row = sent.get((owed.duty.code, owed.period.last))
    if row is not None:
        return Standing(owed, row.number, row.sent_on, sent=row, file=files.get(row.pk))
    reports = _all_of(owed, filed)
    if not reports or reports[-1].sent_at is None:
        return Standing(owed)
    number = f"Biểu {', '.join(owed.forms)}"
    return Standing(owed, number, clock.local(reports[-1].sent_at).date(), report=reports[-1])


def _filed(agency: Agency, owed: Iterable[Owed]) -> dict[FiledKey, Report]:
    """The first sent report of a form and period; a correction sent later does not make it late.

    Of the whole period: quarter III and the nine months end on one day, and neither proves the other.
    """
    forms = {form for each in owed for form in each.forms}
    rows = Report.objects.filter(agency=agency, form__in=forms, state__in=(State.SENT, State.SUPERSEDED))
    rows = rows.filter(sent_at__isnull=False).defer("canonical", "kept", "signature").order_by("-sent_at")
    return {(row.form, row.first, row.last): row for row in rows}


def file_of(user: User, id: UUID) -> Attachment | None:
    """The file of a sent report that the user may see."""
    rows = sent_visible_to(user).values("pk")
    return Attachment.objects.filter(pk=id, owner_kind=FILES, owner_id__in=rows).first()
