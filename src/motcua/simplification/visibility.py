"""Who may see which reviews: a queryset made of joins, default deny."""

from datetime import date

from django.db.models import QuerySet

from motcua.dossiers.visibility import WHOLE_AUTHORITY
from motcua.organisation.models import Agency, Role, User
from motcua.organisation.queries import active_posts, agencies_visible_to
from motcua.simplification.models import Review


def visible_to(user: User, on: date | None = None) -> QuerySet[Review]:
    """Reviews of the authorities within the user's scopes, on a local day (today)."""
    return Review.objects.filter(agency__in=agencies_visible_to(user, on, WHOLE_AUTHORITY).values("pk"))


def prepares_for(user: User) -> QuerySet[Agency]:
    """The authorities for which he opens and prepares reviews: focal point for control of procedures."""
    return Agency.objects.filter(pk__in=active_posts(user, roles=[Role.CONTROL]).values("scope")).order_by(
        "code"
    )
