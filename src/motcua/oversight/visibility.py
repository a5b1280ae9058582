"""Who may see which inspections: a queryset made of joins, default deny."""

from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from motcua.organisation.mandates import active_mandates
from motcua.organisation.models import AgencyPath, Role, User
from motcua.organisation.queries import active_posts
from motcua.oversight.models import Inspection, InspectionPlan, InspectionUnit

ORGANISERS = (Role.CONTROL, Role.LEADER, Role.INSPECTOR)
"""Who prepares, follows and concludes inspections of the authority of their post."""
ANSWERERS = (Role.CONTROL, Role.LEADER)
"""Who speaks for a unit that is examined."""


def visible_to(user: User, on: date | None = None) -> QuerySet[Inspection]:
    """Inspections in the user's scope on a local day (today).

    Organisers see those of their authority and all below it; members those of their mandates in force; a
    unit's leaders and control officers those of their unit, once they were told.
    """
    if not user.is_active:
        return Inspection.objects.none()
    answered = _below(user, ANSWERERS, on)
    of_units = InspectionUnit.objects.filter(unit__in=answered, inspection=OuterRef("pk"))
    return Inspection.objects.filter(_inside(user, on) | (Q(told_at__isnull=False) & Exists(of_units)))


def inside(user: User, on: date | None = None) -> QuerySet[Inspection]:
    """Those whose working papers the user may read: as organiser or above, or of the team. A unit does not
    read what is written about it before the draft is sent."""
    return Inspection.objects.filter(_inside(user, on)) if user.is_active else Inspection.objects.none()


def organised_by(user: User) -> QuerySet[Inspection]:
    """Those the user may lead through: of the very authority of his post."""
    posts = active_posts(user, roles=ORGANISERS)
    return Inspection.objects.filter(agency__in=posts.values("scope"))


def _inside(user: User, on: date | None) -> Q:
    organised = Q(agency__in=_below(user, ORGANISERS, on))
    return organised | Q(pk__in=active_mandates(user, on).values("source"))


def _below(user: User, roles: tuple[Role, ...], on: date | None) -> QuerySet[AgencyPath, Any]:
    scopes = active_posts(user, on, roles).values("scope")
    return AgencyPath.objects.filter(above__in=scopes).values("below")


def plans_visible_to(user: User, on: date | None = None) -> QuerySet[InspectionPlan]:
    """Yearly plans of the user's authority and all below it."""
    if not user.is_active:
        return InspectionPlan.objects.none()
    return InspectionPlan.objects.filter(agency__in=_below(user, ORGANISERS, on))
