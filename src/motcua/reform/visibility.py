"""Who may see and keep what of reform: querysets made of joins, default deny."""

from datetime import date

from django.db.models import QuerySet

from motcua.organisation.models import Agency, AgencyKind, Role, User
from motcua.organisation.queries import active_posts, agencies_visible_to
from motcua.reform.models import Entry, Narrative, Plan, Sent

READERS = (Role.CONTROL, Role.LEADER, Role.INSPECTOR)
KEEPERS = (Role.CONTROL, Role.LEADER)


def books_of(user: User, on: date | None = None) -> QuerySet[Agency]:
    """The authorities whose reform the user may read, on a local day (today)."""
    return agencies_visible_to(user, on, READERS).filter(kind=AgencyKind.COMMITTEE).order_by("code")


def kept_by(user: User) -> QuerySet[Agency]:
    """The authorities in whose books the user may write: only those of a post of his own."""
    scopes = active_posts(user, roles=KEEPERS).values("scope")
    return Agency.objects.filter(pk__in=scopes, kind=AgencyKind.COMMITTEE).order_by("code")


def plans_visible_to(user: User) -> QuerySet[Plan]:
    return Plan.objects.filter(agency__in=books_of(user).values("pk")).select_related("agency")


def entries_visible_to(user: User) -> QuerySet[Entry]:
    return Entry.objects.filter(agency__in=books_of(user).values("pk")).select_related("agency")


def sent_visible_to(user: User) -> QuerySet[Sent]:
    return Sent.objects.filter(agency__in=books_of(user).values("pk")).select_related("agency")


def narratives_visible_to(user: User) -> QuerySet[Narrative]:
    return Narrative.objects.filter(agency__in=books_of(user).values("pk")).select_related("agency")
