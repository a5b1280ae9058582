"""What the faces and the upper floors ask of the organisation. Days are local days (Asia/Ho_Chi_Minh)."""

from collections.abc import Iterable
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import BigIntegerField, DateField, Q, QuerySet

from motcua.database.prepared import PreparedQuery, Slot
from motcua.organisation.calendars import calendar_of
from motcua.organisation.models import Agency, AgencyKind, AgencyPath, Post, Role, User
from motcua.terms import clock

__all__ = [
    "above",
    "active_posts",
    "agencies_visible_to",
    "authority_of",
    "below",
    "calendar_of",
    "in_force",
    "posts_held",
    "reach_of",
    "scopes_of",
    "unit_for",
]


def in_force(on: date | Slot) -> Q:
    """Rows with ``valid_from`` and ``valid_to`` (both days included) that hold on a day."""
    return Q(valid_from__lte=on) & (Q(valid_to__isnull=True) | Q(valid_to__gte=on))


def below(agency: Agency) -> QuerySet[Agency]:
    """The agency itself and everything under it."""
    return Agency.objects.filter(pk__in=AgencyPath.objects.filter(above=agency).values("below"))


def reach_of(agency: Agency) -> QuerySet[Agency]:
    """What an authority answers for: itself and all below it; a council's: what it was elected to watch, the
    authority it belongs to and all below that."""
    if agency.kind == AgencyKind.COUNCIL and agency.parent is not None:
        return below(agency.parent)
    return below(agency)


def above(agency: Agency) -> QuerySet[Agency]:
    """The agency itself and what it belongs to, nearest first."""
    return Agency.objects.filter(paths_down__below=agency).order_by("paths_down__depth")


def active_posts(
    user: User | AnonymousUser, on: date | None = None, roles: Iterable[Role] | None = None
) -> QuerySet[Post]:
    """The posts a user holds on a day (default today). No account, or a closed one: no posts."""
    if not isinstance(user, User) or not user.is_active:
        return Post.objects.none()
    posts = Post.objects.filter(in_force(on or clock.today()), user=user)
    return posts if roles is None else posts.filter(role__in=list(roles))


_HELD: PreparedQuery[Post] = PreparedQuery(
    lambda: (
        Post.objects.filter(in_force(Slot("on", DateField())), user_id=Slot("user", BigIntegerField()))
        .select_related("scope")
        .order_by("pk")
    )
)


def posts_held(user: User, on: date) -> list[Post]:
    """As ``active_posts``, with the scopes loaded; the query of every request that acts."""
    return _HELD(user=user.pk, on=on) if user.is_active else []


def scopes_of(
    user: User | AnonymousUser, on: date | None = None, roles: Iterable[Role] | None = None
) -> QuerySet[Agency]:
    """The authorities the user's posts open to him; what lies below each belongs to it."""
    return Agency.objects.filter(pk__in=active_posts(user, on, roles).values("scope"))


def agencies_visible_to(
    user: User | AnonymousUser, on: date | None = None, roles: Iterable[Role] | None = None
) -> QuerySet[Agency]:
    """Every agency within the user's scopes: one query, by joins only. Default deny, also for superusers."""
    scopes = active_posts(user, on, roles).values("scope")
    return Agency.objects.filter(pk__in=AgencyPath.objects.filter(above__in=scopes).values("below"))


def authority_of(agency: Agency) -> Agency:
    """The nearest People's Committee, the agency itself included; the agency where there is none. A People's
    Council is its own authority: it watches the committee and does not belong to it."""
    if agency.kind in (AgencyKind.COMMITTEE, AgencyKind.COUNCIL):
        return agency
    return above(agency).filter(kind=AgencyKind.COMMITTEE).first() or agency


def unit_for(authority: Agency, kind: str, on: date | None = None) -> Agency:
    """The unit of a kind directly under an authority on a day; the authority itself where it has none.

    Several of a kind (offices): the first by code; which office handles a procedure stands in its offering.
    """
    if kind == authority.kind:
        return authority
    units = authority.children.filter(in_force(on or clock.today()), kind=kind)
    return units.order_by("code").first() or authority
