"""What the faces ask of announcing decisions."""

from django.db.models import Count, F, Q, QuerySet

from motcua.catalogue.models import Decision, DecisionEntry
from motcua.organisation.models import Agency, AgencyKind, AgencyPath, Role, User
from motcua.organisation.queries import active_posts, scopes_of


def visible_decisions(user: User) -> QuerySet[Decision]:
    """Those of ministries, and of authorities at, above and below the user's posts; none without a post.

    The latest signed first; those known by their number alone at the end. Each with ``lines`` and ``posted``.
    """
    if not active_posts(user).exists():
        return Decision.objects.none()
    found = Decision.objects.filter(
        Q(agency__isnull=True) | Q(agency__in=_around(scopes_of(user)).values("pk"))
    )
    counted = found.annotate(
        lines=Count("entries"), posted=Count("entries", filter=Q(entries__public_on__isnull=False))
    )
    return counted.order_by(F("signed_on").desc(nulls_last=True), "number")


def announcers(user: User) -> QuerySet[Agency]:
    """The authorities whose decisions a control officer may record, top first."""
    around = _around(scopes_of(user, roles=[Role.CONTROL]))
    return around.filter(kind=AgencyKind.COMMITTEE).order_by("code")


def parties(user: User) -> QuerySet[Agency]:
    """Committees and their offices that may give or take a delegation a control officer records."""
    around = _around(scopes_of(user, roles=[Role.CONTROL]))
    return around.filter(kind__in=(AgencyKind.COMMITTEE, AgencyKind.OFFICE)).order_by("code")


def entries_of(decision: Decision) -> QuerySet[DecisionEntry]:
    return decision.entries.select_related("procedure", "replaces").order_by("procedure__code")


def reached(decision: Decision, agencies: QuerySet[Agency]) -> QuerySet[Agency]:
    """Of some authorities those whose list the decision may change: a ministry's decision, every one."""
    if decision.agency_id is None:
        return agencies
    return agencies.filter(pk__in=AgencyPath.objects.filter(above=decision.agency_id).values("below"))


def _around(scopes: QuerySet[Agency]) -> QuerySet[Agency]:
    mine = scopes.order_by().values("pk")
    over = AgencyPath.objects.filter(below__in=mine).values("above")
    under = AgencyPath.objects.filter(above__in=mine).values("below")
    return Agency.objects.filter(Q(pk__in=over) | Q(pk__in=under))
