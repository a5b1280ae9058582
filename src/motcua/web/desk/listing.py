"""Lists of the desk on top of ``dossiers.queries``: filters of one's own work, what waits at the counter."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Case, Count, F, Q, QuerySet, When
from django.utils.translation import gettext_lazy as _

from motcua.catalogue.models import Procedure
from motcua.dossiers.models import Dossier, Status, Task, TaskKind
from motcua.dossiers.queries import day_start, visible_to, work_of
from motcua.journal.models import Event
from motcua.organisation.models import Agency, User
from motcua.terms import clock
from motcua.web.desk.presenters import DUTIES

FREQUENT_DAYS = 60


@dataclass(frozen=True)
class Filter:
    """``key`` stands in the address; ``where`` narrows the tasks."""

    key: str
    label: Any
    where: Q
    count: int = 0


def work_filters(now: datetime) -> list[Filter]:
    """By what is due, then by kind of task. A result waiting to be fetched is never overdue."""
    tomorrow = day_start(clock.local(now).date() + timedelta(days=1))
    running = Q(dossier__waiting=False) & ~Q(kind=TaskKind.RETURN)
    return [
        Filter("", _("Tất cả"), Q()),
        Filter("qua-han", _("Quá hạn"), running & Q(due_at__lt=now)),
        Filter("hom-nay", _("Đến hạn hôm nay"), running & Q(due_at__gte=now, due_at__lt=tomorrow)),
        *(Filter(kind.value, duty, Q(kind=kind)) for kind, duty in DUTIES.items()),
    ]


def counted(user: User, filters: Iterable[Filter]) -> list[Filter]:
    """All counts in one query; kinds of which there is nothing are left out."""
    named = {f"f{place}": each for place, each in enumerate(filters)}
    counts = work_of(user).aggregate(**{name: Count("pk", filter=each.where) for name, each in named.items()})
    full = [Filter(each.key, each.label, each.where, counts[name]) for name, each in named.items()]
    return [each for each in full if each.count or each.key in ("", "qua-han", "hom-nay")]


def work(user: User, chosen: Filter) -> QuerySet[Task]:
    """Earliest due first; results on the shelf at the end, they wait for the citizen and not for us."""
    on_shelf = Case(When(kind=TaskKind.RETURN, then=1), default=0)
    rows = work_of(user).filter(chosen.where).select_related("dossier__agency")
    return rows.order_by(on_shelf, F("due_at").asc(nulls_last=True), "id")


def at_counter(user: User, agencies: Iterable[Agency], statuses: Iterable[Status]) -> QuerySet[Dossier]:
    """Dossiers of the receiver's authorities that wait for no task: handed in online, or for the citizen."""
    rows = visible_to(user).filter(agency__in=[agency.pk for agency in agencies], status__in=list(statuses))
    return rows.select_related("applicant", "procedure", "agency").order_by("submitted_at", "code")


def frequent(agency: Agency, limit: int = 8) -> list[Procedure]:
    """What the authority received most in the last weeks: one index range, whatever the size of the book."""
    since = clock.now() - timedelta(days=FREQUENT_DAYS)
    recent = Dossier.objects.filter(agency=agency, received_at__gte=since).values("procedure")
    top = recent.annotate(times=Count("pk")).order_by("-times", "procedure")[:limit]
    keys = [row["procedure"] for row in top]
    found = Procedure.objects.in_bulk(keys)
    return [found[key] for key in keys]


def proposals(dossiers: Iterable[UUID]) -> Mapping[UUID, Mapping[str, Any]]:
    """What the specialist proposed last, by dossier; one query."""
    events = Event.objects.filter(chain__in=list(dossiers), verb="decide").order_by("seq")
    return dict(events.values_list("chain", "payload"))
