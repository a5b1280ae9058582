"""Who may see and who may do what with stored reports. Default deny."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from motcua.filing.models import Report
from motcua.organisation.models import Agency, AgencyKind, Role, User
from motcua.organisation.queries import active_posts, agencies_visible_to
from motcua.reports.question import reportable


def visible_to(user: User | AnonymousUser) -> QuerySet[Report]:
    """Reports of the agencies whose figures the user may open."""
    return Report.objects.filter(agency__in=reportable(user).values("pk"))


def controlled_by(user: User | AnonymousUser) -> QuerySet[Agency]:
    """The authorities for which the user prepares reports: his own and those below, as control officer."""
    return agencies_visible_to(user, roles=[Role.CONTROL]).filter(kind=AgencyKind.COMMITTEE).order_by("code")


def prepares(user: User | AnonymousUser, agency: Agency) -> bool:
    return controlled_by(user).filter(pk=agency.pk).exists()


def leads(user: User | AnonymousUser, agency: Agency) -> bool:
    """A leader signs for the agency of the post only, not for those below it."""
    return active_posts(user, roles=[Role.LEADER]).filter(agency=agency).exists()
