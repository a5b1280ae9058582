"""Granting, ending and asking for mandates. Days are local days (Asia/Ho_Chi_Minh)."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db.models import OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from motcua.journal import verbs
from motcua.organisation.errors import OrganisationError
from motcua.organisation.models import Agency, Mandate, User
from motcua.organisation.queries import in_force
from motcua.organisation.records import record
from motcua.terms import clock

verbs.register(
    "mandate_given",
    "Cho {username} quyền xem {code} theo {basis}, từ {valid_from} đến hết {valid_to}, "
    "thời kỳ {examined_from} đến {examined_to}",
)
verbs.register("mandate_ended", "{username} thôi quyền xem {code} theo {basis}")

NEVER = datetime(9999, 1, 1, tzinfo=clock.VN)


def active_mandates(user: User | AnonymousUser, on: date | None = None) -> QuerySet[Mandate]:
    """The mandates of a user on a day (default today). No account, or a closed one: none."""
    if not isinstance(user, User) or not user.is_active:
        return Mandate.objects.none()
    return Mandate.objects.filter(in_force(on or clock.today()), user=user, ended_at__isnull=True)


def overlapping(begin: OuterRef, end: OuterRef) -> Q:
    """Mandates whose period something falls in that was open from ``begin`` to ``end`` (null: still open).

    For use inside a subquery: both are OuterRefs to instants.
    """
    return Q(examined_end__gt=begin) & Q(examined_start__lte=Coalesce(end, Value(NEVER)))


def give_mandate(
    user: User,
    unit: Agency,
    *,
    basis: str,
    source: UUID,
    days: tuple[date, date],
    examined: tuple[date, date],
    by: str,
) -> Mandate:
    """Both pairs of days included. In the caller's transaction. Raises OrganisationError."""
    if days[0] > days[1] or examined[0] > examined[1]:
        raise OrganisationError("Ngày kết thúc phải sau ngày bắt đầu.")
    made = Mandate.objects.create(
        user=user,
        unit=unit,
        basis=basis,
        source=source,
        valid_from=days[0],
        valid_to=days[1],
        examined_start=_midnight(examined[0]),
        examined_end=_midnight(examined[1] + timedelta(days=1)),
    )
    facts = {
        "username": user.username, "code": unit.code, "basis": basis, "source": str(source),
        "valid_from": days[0].isoformat(), "valid_to": days[1].isoformat(),
        "examined_from": examined[0].isoformat(), "examined_to": examined[1].isoformat(),
    }  # fmt: skip
    record(unit.code, "mandate_given", by, facts)
    return made


def end_mandates(mandates: QuerySet[Mandate], *, by: str) -> int:
    """End at once those not ended yet, in the caller's transaction; how many were."""
    ending = list(
        mandates.select_for_update(of=("self",)).filter(ended_at=None).select_related("user", "unit")
    )
    for mandate in ending:
        mandate.ended_at = clock.now()
        mandate.save(update_fields=["ended_at"])
        facts = {"username": mandate.user.username, "code": mandate.unit.code, "basis": mandate.basis,
                 "source": str(mandate.source)}  # fmt: skip
        record(mandate.unit.code, "mandate_ended", by, facts)
    return len(ending)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), clock.VN)
