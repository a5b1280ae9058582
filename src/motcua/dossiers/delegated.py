"""Dossiers decided by those to whom it was delegated, for the control of delegation acts."""

from collections.abc import Iterable, Sequence

from django.db.models import Count, Q, QuerySet

from motcua.catalogue.delegations.conflicts import Act, Use
from motcua.dossiers.models import Dossier
from motcua.dossiers.visibility import visible_to
from motcua.organisation.models import User


def uses_after_end(user: User, acts: Sequence[Act]) -> list[Use]:
    """What the delegates decided after the first of the ends, by procedure, agency and day; one query.

    Only what the user may see: he is shown no number whose dossiers he could not open.
    """
    ended = [act for act in acts if act.valid_to is not None]
    if not ended:
        return []
    first = min(act.valid_to for act in ended if act.valid_to is not None)
    rows = visible_to(user).filter(
        agency__in={act.taker for act in ended},
        procedure__code__in={code for act in ended for code in act.codes},
        resolved_on__gt=first,
    )
    grouped = rows.order_by().values_list("procedure__code", "agency", "resolved_on")
    return [Use(code, agency, day, many) for code, agency, day, many in grouped.annotate(many=Count("pk"))]


def decided_after(user: User, act: Act, acts: Iterable[Act]) -> QuerySet[Dossier]:
    """The dossiers behind the number of an act that ended: those no other of the acts covers."""
    rows = visible_to(user).filter(
        agency=act.taker, procedure__code__in=act.codes, resolved_on__gt=act.valid_to
    )
    for other in acts:
        if other.taker == act.taker and other.codes & act.codes:
            rows = rows.exclude(_covered(other))
    return rows.order_by("resolved_on", "code")


def _covered(act: Act) -> Q:
    days = Q(resolved_on__gte=act.valid_from, procedure__code__in=act.codes)
    return days if act.valid_to is None else days & Q(resolved_on__lte=act.valid_to)
