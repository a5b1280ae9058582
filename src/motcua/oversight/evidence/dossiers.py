"""Dossiers as evidence: how many of those handled in the period are of a kind that tells of a criterion."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import TruncDate

from motcua.dossiers.models import Dossier, Outcome
from motcua.organisation.queries import below
from motcua.oversight.evidence.base import Item, Scope
from motcua.terms import clock
from motcua.texts.numbers import group


def _overdue() -> Q:
    return Q(resolved_at__gt=F("due_at")) | Q(resolved_at__isnull=True, waiting=False, due_at__lt=clock.now())


@dataclass(frozen=True)
class Kind:
    key: str
    label: str
    condition: Callable[[], Q]
    warns: bool = False


KINDS: Mapping[str, Sequence[Kind]] = {
    "apologies": (
        Kind("reappointed", "Hồ sơ đã hẹn lại ngày trả", lambda: Q(reappointments__gte=1)),
        Kind("twice", "Hồ sơ hẹn lại quá một lần", lambda: Q(reappointments__gte=2), True),
        Kind("silent", "Hồ sơ quá hạn mà không hẹn lại", lambda: _overdue() & Q(reappointments=0), True),
    ),
    "supplements": (
        Kind(
            "supplemented",
            "Hồ sơ phải bổ sung trước khi tiếp nhận",
            lambda: Q(intake_supplements__gte=1),
        ),
        Kind("again", "Hồ sơ bị yêu cầu bổ sung quá một lần", lambda: Q(intake_supplements__gte=2), True),
        Kind("stopped", "Hồ sơ dừng giải quyết", lambda: Q(outcome=Outcome.STOPPED)),
    ),
    "refusals": (
        Kind("refused", "Hồ sơ bị từ chối giải quyết", lambda: Q(outcome=Outcome.REFUSED)),
        Kind("not-accepted", "Hồ sơ không được tiếp nhận", lambda: Q(outcome=Outcome.NOT_ACCEPTED)),
    ),
    "procedures": (
        Kind("handled", "Hồ sơ được xử lý trong thời kỳ", Q),
        Kind(
            "outdated",
            "Hồ sơ tiếp nhận theo phiên bản thủ tục đã hết hiệu lực",
            lambda: Q(version__valid_to__lt=TruncDate("received_at", tzinfo=clock.VN)),
            True,
        ),
    ),
}
BY_KEY = {kind.key: kind for kinds in KINDS.values() for kind in kinds}


def handled(scope: Scope) -> QuerySet[Dossier]:
    """Those of the unit and all below it that were open at some time of the period; children of a linked
    group stand with their parent."""
    begin, end = _midnight(scope, 0), _midnight(scope, 1)
    return Dossier.objects.filter(
        Q(resolved_at__isnull=True) | Q(resolved_at__gte=begin),
        agency__in=below(scope.unit).values("pk"),
        submitted_at__lt=end,
        linked=False,
    )


def items(name: str, scope: Scope) -> Iterator[Item]:
    """One query."""
    kinds = KINDS[name]
    counts = handled(scope).aggregate(**{_alias(kind): _count(kind) for kind in kinds})
    for kind in kinds:
        count = counts[_alias(kind)]
        yield Item(kind.label, group(count), f"ho-so:{kind.key}", kind.warns and count > 0)


def of_kind(key: str, scope: Scope) -> QuerySet[Dossier]:
    """Raises KeyError for a kind that does not exist."""
    return handled(scope).filter(BY_KEY[key].condition())


def _midnight(scope: Scope, last: int) -> datetime:
    day = scope.last + timedelta(days=1) if last else scope.first
    return datetime.combine(day, time(), clock.VN)


def _alias(kind: Kind) -> str:
    return kind.key.replace("-", "_")


def _count(kind: Kind) -> Count:
    return Count("pk", filter=kind.condition())
