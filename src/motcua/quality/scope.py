"""What an index is asked for, and the sets of things that the criteria count among."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import CharField, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, NullIf

from motcua.catalogue.models import Offering
from motcua.catalogue.queries import published
from motcua.figures.period import Period
from motcua.organisation.models import Agency, User
from motcua.organisation.queries import below, in_force
from motcua.reports.question import Question, reportable

ONLINE_LEVELS = ("full", "partial", "level_3", "level_4")


@dataclass(frozen=True)
class Scope:
    """The agency and all below it over the question's period; ``user``: only what he may see."""

    question: Question

    @property
    def agency(self) -> Agency:
        return self.question.agency

    @property
    def period(self) -> Period:
        return self.question.period

    @property
    def user(self) -> User | AnonymousUser | None:
        return self.question.user

    @property
    def day(self) -> date:
        """The last day of the period, or today while it runs: the day on which the catalogue is looked at."""
        return min(self.period.last, self.period.then.astimezone(self.period.start.tzinfo).date())

    @cached_property
    def agencies(self) -> QuerySet[Agency]:
        agencies = below(self.agency)
        if self.user is not None:
            agencies = agencies.filter(pk__in=reportable(self.user).values("pk"))
        return agencies

    def offerings(self) -> QuerySet[Any]:
        """What the agencies handle on ``day``, with the level of service of the version then in force."""
        version = (
            published(self.day).filter(procedure=OuterRef("procedure")).order_by("-valid_from", "-number")
        )
        stated = NullIf("service_level", Value(""), output_field=CharField())
        rows = Offering.objects.filter(in_force(self.day), agency__in=self.agencies.order_by().values("pk"))
        return rows.annotate(
            version_in_force=Subquery(version.values("pk")[:1]),
            level_then=Coalesce(stated, Subquery(version.values("service_level")[:1]), Value("direct")),
        ).filter(version_in_force__isnull=False)
