"""Who may see which dossiers: a queryset made of joins, default deny."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from motcua.dossiers.models import Dossier, Task
from motcua.organisation.mandates import active_mandates, overlapping
from motcua.organisation.models import AgencyPath, Mandate, Post, Role, User
from motcua.terms import clock

WHOLE_AUTHORITY = (Role.RECEIVER, Role.LEADER, Role.CONTROL, Role.INSPECTOR)


def visible_to(user: User, on: date | None = None) -> QuerySet[Dossier]:
    """Dossiers in the user's scope on a local day (today); none without a post or a mandate in force.

    Receivers, leaders, control officers and inspectors see their authority and all below it; everybody but
    administrators sees what a task at the unit of their post made them work on. A mandate shows what its
    unit handled in the period examined.
    """
    if not user.is_active:
        return Dossier.objects.none()
    posts = _posts(user, on or clock.today())
    scopes = posts.filter(role__in=WHOLE_AUTHORITY).values("scope")
    below = AgencyPath.objects.filter(above__in=scopes).values("below")
    working = posts.exclude(role=Role.ADMINISTRATOR).values("agency")
    at_unit = Task.objects.filter(dossier=OuterRef("pk"), agency__in=Subquery(working))
    return Dossier.objects.filter(
        Q(agency__in=below) | Exists(at_unit) | examined_by(active_mandates(user, on))
    )


def examined_by(mandates: QuerySet[Mandate]) -> Q:
    """Dossiers open at some time in the period of one of these mandates, at its unit or below: the authority,
    its desk, or an office that was given a task.

    Whether there is any mandate is asked first and, as it depends on no row, once: almost nobody holds one.
    A dossier is looked up again by its key, so that counts of everybody else need no further column.
    """
    period = overlapping(OuterRef("submitted_at"), OuterRef("resolved_at"))
    of_authority = mandates.filter(period, unit__paths_down__below=OuterRef("agency"))
    of_desk = mandates.filter(period, unit__paths_down__below=OuterRef("counter"))
    of_office = mandates.filter(period, unit__paths_down__below__tasks__dossier=OuterRef("pk"))
    examined = Dossier.objects.filter(Q(Exists(of_authority)) | Q(Exists(of_desk)) | Q(Exists(of_office)))
    return Q(Exists(mandates)) & Q(Exists(examined.filter(pk=OuterRef("pk"))))


def _posts(user: User, day: date) -> QuerySet[Post]:
    return Post.objects.filter(user=user, valid_from__lte=day).filter(
        Q(valid_to__isnull=True) | Q(valid_to__gte=day)
    )
