"""Looks at posting, for those who may see the authority."""

from uuid import UUID

from django.db.models import Count, Q, QuerySet

from motcua.catalogue.models import PostingCheck
from motcua.organisation.models import Agency


def checks_of(agency: Agency) -> QuerySet[PostingCheck]:
    """The latest first, each with ``seen`` and ``missing`` lines counted. The caller has decided about the
    authority."""
    rows = PostingCheck.objects.filter(agency=agency)
    counted = rows.annotate(seen=Count("lines"), missing=Count("lines", filter=Q(lines__posted=False)))
    return counted.order_by("-checked_on", "-pk")


def check_of(agencies: QuerySet[Agency], id: UUID) -> PostingCheck | None:
    """One look within some authorities; None out of them."""
    within = PostingCheck.objects.filter(agency__in=agencies.order_by().values("pk"))
    return within.select_related("agency").filter(pk=id).first()
