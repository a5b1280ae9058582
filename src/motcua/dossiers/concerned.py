"""Dossiers that a change of an authority's list concerns: still open, or taken in when it had ended."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from django.db.models import Count, Q, QuerySet

from motcua.dossiers.models import Dossier
from motcua.dossiers.queries import day_start
from motcua.dossiers.states import CLOSED
from motcua.dossiers.visibility import visible_to
from motcua.organisation.models import Agency, User


class Concern(StrEnum):
    OPEN = "open"
    AFTER = "after"


class Concerned(NamedTuple):
    """``after``: received on the day of effect or later."""

    open: int = 0
    after: int = 0


def concerned(user: User, agency: Agency, codes: Iterable[str], day: date) -> Mapping[str, Concerned]:
    """By procedure code; one grouped query. Each number is the count of ``dossiers_concerned``."""
    rows = visible_to(user).filter(agency=agency, procedure__code__in=list(codes)).order_by()
    counted = rows.values("procedure__code").annotate(
        open=Count("pk", filter=_condition(Concern.OPEN, day)),
        after=Count("pk", filter=_condition(Concern.AFTER, day)),
    )
    return {row["procedure__code"]: Concerned(row["open"], row["after"]) for row in counted}


def dossiers_concerned(
    user: User, agency: Agency, code: str, concern: Concern, day: date
) -> QuerySet[Dossier]:
    rows = visible_to(user).filter(_condition(concern, day), agency=agency, procedure__code=code)
    return rows.order_by("submitted_at", "code")


def _condition(concern: Concern, day: date) -> Q:
    if concern is Concern.OPEN:
        return ~Q(status__in=CLOSED)
    return Q(received_at__gte=day_start(day))
