"""Reading captures. Default deny: a team sees what it captured while its mandate lasts, organisers always."""

from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from motcua.organisation.mandates import active_mandates
from motcua.organisation.models import Mandate, User
from motcua.oversight.models import Capture
from motcua.oversight.visibility import inside


def mandates_on_site(user: User) -> QuerySet[Mandate]:
    """Those under which he may capture now."""
    return active_mandates(user).select_related("unit").order_by("basis", "unit__code", "pk")


def captures_visible_to(user: User) -> QuerySet[Capture]:
    """Of inspections and units for which he holds a mandate today, and of those he organises or oversees."""
    same = active_mandates(user).filter(source=OuterRef("mandate__source"), unit=OuterRef("mandate__unit"))
    seen = Exists(same) | Q(mandate__source__in=inside(user).values("pk"))
    rows = Capture.objects.filter(seen).select_related("mandate__unit", "recorded_by")
    return rows.order_by("-captured_at", "pk")


def capture_by_id(user: User, id: UUID) -> Capture | None:
    return captures_visible_to(user).filter(pk=id).first()
