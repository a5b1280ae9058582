"""Who may see which reflections: a queryset made of joins, default deny."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from motcua.dossiers.visibility import WHOLE_AUTHORITY
from motcua.feedback.models import Feedback
from motcua.organisation.mandates import active_mandates, overlapping
from motcua.organisation.models import Agency, AgencyPath, Role, User
from motcua.organisation.queries import active_posts

KEEPERS = (Role.CONTROL, Role.RECEIVER)
"""Who takes reflections in and passes them on: the focal point for control of procedures, and the desk."""
ANSWERERS = (Role.CONTROL, Role.LEADER)


def visible_to(user: User, on: date | None = None) -> QuerySet[Feedback]:
    """Reflections in the user's scope on a local day (today); none without a post in force.

    Receivers, leaders, control officers and inspectors see those of their authority and all below it, other
    officers those passed to their unit; a mandate shows those open in the period examined; nobody sees a
    reflection about himself.
    """
    posts = active_posts(user, on)
    scopes = posts.filter(role__in=WHOLE_AUTHORITY).values("scope")
    below = AgencyPath.objects.filter(above__in=scopes).values("below")
    working = posts.exclude(role=Role.ADMINISTRATOR).values("agency")
    mandates = active_mandates(user, on)
    examined = mandates.filter(
        overlapping(OuterRef("received_at"), OuterRef("resolved_at")),
        unit__paths_down__below=OuterRef("agency"),
    )
    seen = Feedback.objects.filter(
        Q(agency__in=below) | Q(handler__in=working) | (Exists(mandates) & Exists(examined))
    )
    return seen.filter(Q(officer__isnull=True) | ~Q(officer=user.pk))


def books_of(user: User, roles: tuple[Role, ...] = KEEPERS) -> QuerySet[Agency]:
    """The authorities in whose book the user may write in one of these roles."""
    return Agency.objects.filter(pk__in=active_posts(user, roles=roles).values("scope")).order_by("code")


def may_know_sender(user: User, item: Feedback) -> bool:
    """Whether he keeps the book or answers for it; whoever only works on the matter does not need to know."""
    return active_posts(user, roles=(*KEEPERS, Role.LEADER)).filter(scope=item.agency_id).exists()
