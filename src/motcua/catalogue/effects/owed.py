"""Decisions that an authority has not brought its list in line with, each with its last day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from motcua.catalogue.effects.plan import Effect
from motcua.catalogue.effects.reading import foresee
from motcua.catalogue.models import Decision, Localisation
from motcua.catalogue.publication import Rule, localising_rule
from motcua.organisation.calendars import calendar_of
from motcua.organisation.models import Agency, AgencyPath
from motcua.terms import clock


@dataclass(frozen=True)
class Owed:
    """``due_on``: the last day in time; None where no rule sets one. ``effects``: what is not done yet."""

    decision: Decision
    rule: Rule | None
    due_on: date | None
    effects: Sequence[Effect]

    @property
    def overdue(self) -> bool:
        return self.due_on is not None and self.due_on < clock.today()


def owed(agency: Agency) -> list[Owed]:
    """Decisions of authorities at and above that concern it and were not carried out; first due first.

    A ministry's decision reaches an authority through the province's own. Constant queries.
    """
    above = AgencyPath.objects.filter(below=agency).values("above")
    done = Localisation.objects.filter(agency=agency).values("decision")
    known = Q(agency__in=above, signed_on__isnull=False, effective_on__isnull=False)
    decisions = list(Decision.objects.filter(known).exclude(pk__in=done).order_by("signed_on", "number"))
    foreseen = foresee(decisions, [agency])
    found = [_owed(each, agency, foreseen.of(each, agency)) for each in decisions]
    open_ones = [each for each in found if each.effects]
    return sorted(open_ones, key=lambda each: (each.due_on or date.max, each.decision.number))


def _owed(decision: Decision, agency: Agency, effects: Sequence[Effect]) -> Owed:
    assert decision.signed_on is not None
    rule = localising_rule(decision.signed_on)
    due = rule.due(decision.signed_on, calendar_of(agency)) if rule else None
    return Owed(decision, rule, due, [effect for effect in effects if not effect.done])
