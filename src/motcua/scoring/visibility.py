"""Who may see which rounds and sheets: querysets made of joins, default deny."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from motcua.organisation.models import AgencyPath, Role, User
from motcua.organisation.queries import active_posts
from motcua.scoring.models import Round, Sheet, Stage

READERS = (Role.LEADER, Role.CONTROL, Role.INSPECTOR)
JUDGES = (Role.LEADER, Role.CONTROL)
"""Who opens a round and appraises, by a post whose scope is the authority that judges."""
SCORERS = (Role.LEADER, Role.CONTROL)
"""Who fills in an agency's own sheet, by a post whose scope is that agency."""
HEADS = (Role.LEADER,)
"""Who speaks for an agency: hands in, disputes, accepts; or, where it judges, decides and publishes."""


def sheets_visible_to(user: User, on: date | None = None) -> QuerySet[Sheet]:
    """The sheets of agencies within the user's scopes on a local day (today); none without a post.

    An authority that judges sees the sheets of all below it; an agency sees its own, not its neighbour's.
    """
    scopes = active_posts(user, on, READERS).values("scope")
    below = AgencyPath.objects.filter(above__in=scopes).values("below")
    return Sheet.objects.filter(agency__in=below)


def rounds_visible_to(user: User, on: date | None = None) -> QuerySet[Round]:
    """The rounds of the user's own authority and those in which he sees a sheet."""
    scopes = active_posts(user, on, READERS).values("scope")
    seen = sheets_visible_to(user, on).filter(round=OuterRef("pk"))
    return Round.objects.filter(Q(agency__in=scopes) | Exists(seen))


def may_judge(user: User, round: Round) -> bool:
    return active_posts(user, roles=JUDGES).filter(scope=round.agency_id).exists()


def may_know_appraisal(user: User, sheet: Sheet) -> bool:
    """Those who judge, always; the agency judged once the appraisal is finished."""
    return sheet.stage in (Stage.APPRAISED, Stage.ACCEPTED) or may_judge(user, sheet.round)
