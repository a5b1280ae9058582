"""The work of desks (a unit's role): what lies there, what is due when, what will come."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import TruncDate

from motcua.dossiers.models import Source, Task, TaskKind
from motcua.forecast.load import cover, expect, next_days
from motcua.forecast.record import DeskLoad
from motcua.organisation.models import Agency
from motcua.organisation.queries import below, calendar_of
from motcua.terms import clock

HISTORY = timedelta(days=440)
Desk = tuple[int, str]


def desk_loads(agency: Agency, at: datetime) -> list[DeskLoad]:
    """Every desk of the agency and below it that has or had work, the most open work first; as of ``at``."""
    today = clock.local(at).date()
    tasks = _tasks(agency)
    arrivals = _arrivals(tasks, at)
    waiting = _open(tasks, at)
    units = {unit.pk: unit for unit in Agency.objects.filter(pk__in={pk for pk, _ in {*arrivals, *waiting}})}
    found = [
        _desk(desk, arrivals.get(desk, {}), waiting.get(desk, []), units[desk[0]], today)
        for desk in sorted({*arrivals, *waiting})
    ]
    return sorted(found, key=lambda each: (-each.open, each.agency, each.role))


def _tasks(agency: Agency) -> QuerySet[Task]:
    inside = below(agency).order_by().values("pk")
    tasks = Task.objects.filter(dossier__agency__in=inside).exclude(dossier__source=Source.PAPER)
    return tasks.exclude(kind=TaskKind.CONSULT).order_by()


def _arrivals(tasks: QuerySet[Task], at: datetime) -> Mapping[Desk, Counter[date]]:
    """Tasks opened on each local day before the day of ``at``."""
    midnight = clock.local(at).replace(hour=0, minute=0, second=0, microsecond=0)
    past = tasks.filter(opened_at__lt=midnight, opened_at__gte=midnight - HISTORY)
    rows = past.annotate(day=TruncDate("opened_at", tzinfo=clock.VN)).values_list("agency", "role", "day")
    found: dict[Desk, Counter[date]] = defaultdict(Counter)
    for unit, role, day, count in rows.annotate(number=Count("pk")):
        found[unit, role][day] = count
    return found


def _open(tasks: QuerySet[Task], at: datetime) -> Mapping[Desk, list[datetime | None]]:
    """Due moments of the tasks open at the moment."""
    still = tasks.filter(Q(done_at__isnull=True) | Q(done_at__gt=at), opened_at__lte=at)
    found: dict[Desk, list[datetime | None]] = defaultdict(list)
    for unit, role, due_at in still.values_list("agency", "role", "due_at"):
        found[unit, role].append(due_at)
    return found


def _desk(
    desk: Desk, arrivals: Mapping[date, int], dues: Iterable[datetime | None], unit: Agency, today: date
) -> DeskLoad:
    calendar, dues = calendar_of(unit), list(dues)
    days = [clock.local(due_at).date() for due_at in dues if due_at]
    first = min(arrivals, default=today)
    known_to = today - timedelta(days=1)
    ahead = expect(arrivals, calendar, first, known_to) if arrivals else []
    coming = {day.day for day in ahead} or set(next_days(calendar, known_to))
    return DeskLoad(
        *desk,
        open=len(dues),
        overdue=sum(day < today for day in days),
        due=Counter(day for day in days if day in coming),
        days=ahead,
        coverage=cover(arrivals, calendar, first, known_to),
    )
