"""Criteria that count announcing decisions: announced before they take effect, posted when they do.

A provincial decision is announced at the latest 5 days before it takes effect (domain.md 11, verified). That
a procedure has to be posted by the day of effect is our reading of the same rule (uncertain).
"""

from datetime import timedelta

from django.db.models import DateField, DurationField, ExpressionWrapper, F, Q, QuerySet, Value

from motcua.catalogue.models import DecisionEntry
from motcua.catalogue.models.decision import Origin
from motcua.quality import keys
from motcua.quality.measures import Kind, Measured, Outcome, counted
from motcua.quality.scope import Scope

DAYS_BEFORE = 5
POSTED = Q(public_on__isnull=False, public_on__lte=F("decision__effective_on"))


def measure(scope: Scope) -> dict[str, Outcome]:
    of_agencies = scope.agencies.order_by().values("pk")
    announced = _taking_effect(scope).filter(decision__origin=Origin.LOCAL, decision__agency__in=of_agencies)
    posted = _taking_effect(scope).filter(procedure__in=scope.offerings().order_by().values("procedure"))
    return {
        keys.PUBLISH_ON_TIME: _measured(
            announced,
            Q(decision__signed_on__lte=F("latest")),
            f"Thủ tục được công bố chậm nhất {DAYS_BEFORE} ngày trước ngày có hiệu lực.",
            "Trình quyết định công bố sớm hơn ngày có hiệu lực.",
        ),
        keys.PUBLIC_UPDATE_ON_TIME: _measured(
            posted,
            POSTED,
            "Thủ tục được công khai, hoặc gỡ xuống khi bãi bỏ, không sau ngày quyết định có hiệu lực.",
            "Niêm yết, công khai ngay khi có quyết định; ghi ngày công khai vào danh mục quyết định.",
        ),
    }


def _taking_effect(scope: Scope) -> QuerySet[DecisionEntry]:
    """What took effect in the period, up to the day on which it is looked at."""
    before = Value(timedelta(days=DAYS_BEFORE), output_field=DurationField())
    latest = ExpressionWrapper(F("decision__effective_on") - before, output_field=DateField())
    rows = DecisionEntry.objects.filter(
        decision__effective_on__gte=scope.period.first, decision__effective_on__lte=scope.day
    )
    return rows.annotate(latest=latest)


def _measured(among: QuerySet[DecisionEntry], on_time: Q, definition: str, remedy: str) -> Measured:
    good, everything = counted(among, on_time)
    rows = among.select_related("procedure__sector", "decision").order_by("decision__effective_on", "pk")
    return Measured(
        kind=Kind.ENTRY,
        numerator=good,
        denominator=everything,
        lost=lambda: rows.exclude(on_time),
        definition=definition,
        remedy=remedy,
        recoverable=False,
    )
