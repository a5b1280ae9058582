"""Acts and texts of an authority as plain rows, in a constant number of queries."""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from motcua.catalogue.delegations.conflicts import Act, Ground, Said, Use
from motcua.catalogue.models import Delegation, DelegationKind, Guidance, GuidanceLine, Offering
from motcua.catalogue.queries import published
from motcua.organisation.models import Agency
from motcua.organisation.queries import in_force


def within(agencies: QuerySet[Agency]) -> QuerySet[Delegation]:
    """Acts given or taken by one of some authorities, the latest first, each with ``many`` procedures."""
    mine = agencies.order_by().values("pk")
    rows = Delegation.objects.filter(Q(giver__in=mine) | Q(taker__in=mine))
    counted = rows.select_related("giver", "taker").annotate(many=Count("procedures", distinct=True))
    return counted.order_by("-valid_from", "number")


def around(agencies: QuerySet[Agency]) -> list[Act]:
    """The acts of ``within`` and those that may contradict them: of the same givers, to and of the takers."""
    mine = agencies.order_by().values("pk")
    own = Delegation.objects.filter(Q(giver__in=mine) | Q(taker__in=mine)).order_by()
    givers, takers = own.values("giver"), own.values("taker")
    hands = Q(giver__in=givers) | Q(taker__in=givers) | Q(giver__in=takers)
    rows = Delegation.objects.filter(Q(pk__in=own.values("pk")) | hands).prefetch_related("procedures")
    return [as_act(row) for row in rows.order_by("pk")]


def as_act(row: Delegation) -> Act:
    return Act(
        str(row.pk),
        row.number,
        row.kind == DelegationKind.AUTHORISED,
        row.giver_id,
        row.taker_id,
        row.signed_on,
        row.valid_from,
        row.valid_to,
        frozenset(each.code for each in row.procedures.all()),
        row.post,
    )


def ground_of(acts: Sequence[Act], agencies: QuerySet[Agency], uses: Sequence[Use], day: date) -> Ground:
    """What the delegates can work with. Three queries."""
    codes = {code for act in acts for code in act.codes}
    takers = {act.taker for act in acts}
    mine = Q(agency__in=takers) | Q(office__in=takers)
    offerings = Offering.objects.filter(in_force(day), mine, procedure__code__in=codes)
    versions = published(day).filter(procedure__code__in=codes)
    return Ground(
        frozenset(
            (agency, code)
            for committee, office, code in offerings.values_list("agency", "office", "procedure__code")
            for agency in (committee, office)
        ),
        frozenset(code for code, steps in versions.values_list("procedure__code", "content__steps") if steps),
        uses,
        said_of(codes, agencies, day),
    )


def said_of(codes: Iterable[str], agencies: QuerySet[Agency], day: date) -> list[Said]:
    """Texts that apply on the day, of the authorities and of those above them."""
    near = agencies.order_by().values("pk")
    lines = GuidanceLine.objects.filter(
        Q(guidance__valid_to__isnull=True) | Q(guidance__valid_to__gte=day),
        Q(guidance__agency__in=near) | Q(guidance__agency__paths_down__below__in=near),
        procedure__code__in=list(codes),
        guidance__signed_on__lte=day,
    )
    rows = lines.order_by("guidance__signed_on", "pk").distinct()
    return [
        Said(number, code, term, fee)
        for number, code, term, fee in rows.values_list(
            "guidance__number", "procedure__code", "term_days", "fee"
        )
    ]


def guidance_within(agencies: QuerySet[Agency]) -> QuerySet[Guidance]:
    near = agencies.order_by().values("pk")
    rows = Guidance.objects.filter(Q(agency__in=near) | Q(agency__paths_down__below__in=near)).distinct()
    return rows.annotate(many=Count("lines", distinct=True)).order_by("-signed_on", "number")


def one_within(agencies: QuerySet[Agency], id: UUID) -> Delegation | None:
    return within(agencies).filter(pk=id).first()
