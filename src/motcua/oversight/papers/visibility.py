"""Who may see which papers: default deny. A unit reads what was signed and is sent to it."""

from django.db.models import Q, QuerySet

from motcua.organisation.models import User
from motcua.oversight.models import Paper, PaperKind, PaperState
from motcua.oversight.visibility import inside, plans_visible_to
from motcua.oversight.visibility import visible_to as inspections_of

SENT = (
    PaperKind.ANNOUNCEMENT,
    PaperKind.MINUTES,
    PaperKind.CONCLUSION,
    PaperKind.SUPERVISION,
    PaperKind.FOLLOW_UP,
)


def visible_to(user: User) -> QuerySet[Paper]:
    """All papers of an inspection whose working papers the user reads, and of plans in his scope; of the
    inspections that he sees otherwise those that were signed."""
    if not user.is_active:
        return Paper.objects.none()
    signed = Q(state=PaperState.SIGNED, kind__in=SENT, inspection__in=inspections_of(user).values("pk"))
    whole = Q(inspection__in=inside(user).values("pk")) | Q(plan__in=plans_visible_to(user).values("pk"))
    return Paper.objects.filter(whole | signed)
