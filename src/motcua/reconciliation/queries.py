"""What the faces ask of reconciliations. All start from ``visible_to``."""

from collections.abc import Mapping
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from motcua.attachments.models import Attachment
from motcua.attachments.queries import files_of
from motcua.dossiers.models import Dossier
from motcua.dossiers.visibility import visible_to as dossiers_visible_to
from motcua.organisation.models import User
from motcua.reconciliation import sources
from motcua.reconciliation.actions.running import FILES
from motcua.reconciliation.models import Line, ListKind, Run
from motcua.reconciliation.visibility import visible_to
from motcua.rosters.comparing import Kind

OPEN = Q(verdict="")
SYSTEM = (ListKind.NATIONAL, ListKind.LOCAL)


def listed(user: User) -> QuerySet[Run]:
    """Newest first, each with how many differences it found and how many wait for an answer."""
    rows = visible_to(user).select_related("agency").defer("data")
    waiting = Count("lines", filter=Q(lines__verdict=""))
    return rows.annotate(found=Count("lines"), waiting=waiting).order_by("-created_at", "-pk")


def by_id(user: User, id: UUID) -> Run | None:
    return visible_to(user).select_related("agency").filter(pk=id).first()


def lines(run: Run, kind: str = "", waiting: bool = False) -> QuerySet[Line]:
    rows = run.lines.select_related("task")
    if kind:
        rows = rows.filter(Q(kind=kind) | Q(renamed=True)) if kind == Kind.RENAMED else rows.filter(kind=kind)
    return rows.filter(OPEN) if waiting else rows


def counts(run: Run) -> Mapping[str, int]:
    """How many lines of each kind there are, and ``waiting``; one query. Renamed ones may be changed too."""
    wanted = {kind.value: Count("pk", filter=Q(kind=kind)) for kind in Kind if kind is not Kind.SAME}
    wanted[Kind.RENAMED.value] = Count("pk", filter=Q(kind=Kind.RENAMED) | Q(renamed=True))
    return run.lines.aggregate(waiting=Count("pk", filter=OPEN), **wanted)


def line_of(user: User, id: UUID) -> Line | None:
    rows = Line.objects.select_related("run__agency", "task")
    return rows.filter(pk=id, run__in=visible_to(user).values("pk")).first()


def dossiers(user: User, line: Line) -> QuerySet[Dossier]:
    """Of its procedure, received in the period of the run, as far as the user may see them; of one that was
    abolished only those received after its last day."""
    sides = (line.finding.get("first"), line.finding.get("second"))
    codes = {".".join(side["code"].split(".")[:2]) for side in sides if side and side["code"]}
    if not codes:
        return Dossier.objects.none()
    run, first = line.run, line.run.first
    ended = ended_on(line)
    if ended is not None:
        first = max(first, ended + timedelta(days=1))
    rows = sources.dossiers_of(run.agency, first, run.last, codes)
    return rows.filter(pk__in=dossiers_visible_to(user).values("pk")).order_by("-received_at", "code")


def ended_on(line: Line) -> date | None:
    """The last day in force of what was abolished, where a list of the system says so."""
    if line.kind != Kind.ABOLISHED:
        return None
    run = line.run
    told = run.lists[run.data["comparisons"][line.comparison]["first"]]["kind"]
    code = (line.finding.get("first") or {}).get("code", "")
    return sources.ended_on(run.agency, told, [code], run.day) if told in SYSTEM else None


def file_of(run: Run, id: UUID) -> Attachment | None:
    return files(run).filter(pk=id).first()


def files(run: Run) -> QuerySet[Attachment]:
    return files_of(FILES, run.pk)
