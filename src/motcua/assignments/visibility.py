"""Who may see which assignments: a queryset made of joins, default deny."""

from datetime import date

from django.db.models import Q, QuerySet

from motcua.assignments.models import Assignment
from motcua.organisation.models import Agency, AgencyPath, Role, User
from motcua.organisation.queries import active_posts

OVERSEERS = (Role.LEADER, Role.CONTROL, Role.INSPECTOR)
"""Who sees all of an authority: what is owed there or below, and what was given there or below."""
GIVERS = (Role.LEADER, Role.CONTROL, Role.INSPECTOR)
"""Who gives in the name of the authority of his post."""


def visible_to(user: User, on: date | None = None) -> QuerySet[Assignment]:
    """Assignments in the user's scope on a local day (today).

    Officers see what their own unit owes, its owner what is his, overseers what the authority of their post
    and all below it owe or gave. Whoever is named as verifier sees that one, with or without a post.
    """
    posts = active_posts(user, on)
    scopes = posts.filter(role__in=OVERSEERS).values("scope")
    below = AgencyPath.objects.filter(above__in=scopes).values("below")
    working = posts.exclude(role=Role.ADMINISTRATOR)
    seen = Q(agency__in=working.values("agency")) | Q(agency__in=below) | Q(giver__in=below)
    seen |= Q(owner__in=working.values("user"))
    if user.is_active:
        named = Assignment.verifiers.through.objects.filter(user=user.pk)
        seen |= Q(pk__in=named.values("assignment"))
    return Assignment.objects.filter(seen)


def givers_of(user: User) -> QuerySet[Agency]:
    """The authorities in whose name the user may give."""
    return Agency.objects.filter(pk__in=active_posts(user, roles=GIVERS).values("scope")).order_by("code")
