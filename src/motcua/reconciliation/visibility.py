"""Who may see which reconciliations: a queryset made of joins, default deny."""

from datetime import date

from django.db.models import QuerySet

from motcua.organisation.models import Agency, AgencyKind, Role, User
from motcua.organisation.queries import agencies_visible_to
from motcua.reconciliation.models import Run

READERS = (Role.CONTROL, Role.LEADER, Role.INSPECTOR)
DECIDERS = (Role.CONTROL, Role.LEADER)


def visible_to(user: User, on: date | None = None) -> QuerySet[Run]:
    """Those of the authority of the user's post and all below it; none without such a post in force."""
    return Run.objects.filter(agency__in=agencies_visible_to(user, on, READERS).values("pk"))


def books_of(user: User) -> QuerySet[Agency]:
    """The authorities whose lists the user may reconcile."""
    return agencies_visible_to(user, roles=READERS).filter(kind=AgencyKind.COMMITTEE).order_by("code")
