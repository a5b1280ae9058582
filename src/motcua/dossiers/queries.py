"""Every read that a face needs of dossiers. All but ``track`` start from ``visible_to``."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from django.db.models import F, Q, QuerySet

from motcua.dossiers.models import Dossier, Status, Task, TaskKind, TaskState
from motcua.dossiers.visibility import visible_to
from motcua.organisation.models import Agency, AgencyPath, Post, User
from motcua.organisation.queries import active_posts
from motcua.terms import clock
from motcua.texts.fold import fold

from .page import DossierPage, dossier_page
from .tracking import Tracking, track

__all__ = [
    "DossierPage",
    "Tracking",
    "awaiting_approval",
    "awaiting_return",
    "book",
    "day_start",
    "dossier_page",
    "find",
    "matches",
    "track",
    "visible_to",
    "work_of",
]
_SHOWN = ("dossier__applicant", "dossier__procedure", "agency", "assignee")


def work_of(user: User, on: date | None = None, posts: Iterable[Post] | None = None) -> QuerySet[Task]:
    """Open tasks the user's posts may do, earliest due first; tasks without a term last.

    ``posts``: those in force, for whoever has read them already.
    """
    held = active_posts(user, on) if posts is None else posts
    tasks = Task.objects.filter(_of_posts(held), state=TaskState.OPEN)
    return tasks.select_related(*_SHOWN).order_by(F("due_at").asc(nulls_last=True), "id")


def _of_posts(posts: Iterable[Post]) -> Q:
    """One condition a post: no post, no task."""
    mine = Q(pk__in=[])
    for post in posts:
        mine |= Q(agency=post.agency_id, role=post.role)
    return mine


def awaiting_approval(user: User, posts: Iterable[Post] | None = None) -> QuerySet[Task]:
    """What the leader has to sign."""
    return work_of(user, posts=posts).filter(kind=TaskKind.APPROVAL, dossier__status=Status.IN_PROGRESS)


def awaiting_return(user: User, posts: Iterable[Post] | None = None) -> QuerySet[Task]:
    """Results at the return desk, not yet handed out."""
    return work_of(user, posts=posts).filter(kind=TaskKind.RETURN, dossier__status=Status.RESOLVED)


def day_start(day: date) -> datetime:
    """The first instant of a local day."""
    return datetime.combine(day, time(), clock.VN)


def book(user: User, agency: Agency | None, first: date, last: date) -> QuerySet[Dossier]:
    """The tracking book (Mẫu 07): what was received from ``first`` to ``last``, both days included."""
    rows = visible_to(user).filter(
        received_at__gte=day_start(first), received_at__lt=day_start(last + timedelta(days=1))
    )
    if agency is not None:
        rows = rows.filter(agency__in=AgencyPath.objects.filter(above=agency).values("below"))
    return rows.select_related("applicant", "procedure", "agency").order_by("received_at", "code")


def find(user: User, text: str, limit: int = 50) -> list[Dossier]:
    """By code (whole or its end), name without diacritics, or identity number; newest first."""
    text = text.strip()
    if len(text) < 3:
        return []
    found = visible_to(user).filter(matches(text)).select_related("applicant", "procedure", "agency")
    return list(found.order_by("-submitted_at")[:limit])


def matches(text: str) -> Q:
    """The condition of ``find``, for lists that narrow further."""
    digits = text.replace(" ", "")
    match = Q(code__iexact=text)
    if name := fold(text):
        match |= Q(applicant__name_key__contains=name)
    if "-" in text:
        match |= Q(code__iendswith=text)
    if digits.isdigit() and len(digits) >= 9:
        match |= Q(applicant__id_number=digits) | Q(applicant__phone=digits)
    return match
