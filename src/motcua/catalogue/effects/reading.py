"""The rows that a plan needs, for many decisions and authorities in a constant number of queries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q

from motcua.catalogue.effects.plan import Decided, Effect, Known, Line, Span, plan
from motcua.catalogue.models import Decision, DecisionEntry, Offering, Procedure, ProcedureVersion
from motcua.organisation.models import Agency

Spans = dict[str, list[Span]]


@dataclass(frozen=True)
class Foreseen:
    """What the decisions ask of the authorities; ``procedures`` by code, those taken over too."""

    effects: Mapping[tuple[int, int], Sequence[Effect]]
    procedures: Mapping[str, Procedure]

    def of(self, decision: Decision, agency: Agency) -> Sequence[Effect]:
        return self.effects.get((decision.pk, agency.pk), ())


def foresee(decisions: Iterable[Decision], agencies: Iterable[Agency]) -> Foreseen:
    """For decisions whose days are known. Three queries, however many there are of each."""
    known = [each for each in decisions if each.signed_on and each.effective_on]
    authorities = list(agencies)
    entries = _entries(known)
    procedures = {each.procedure.code: each.procedure for each in entries}
    procedures |= {each.replaces.code: each.replaces for each in entries if each.replaces}
    offered = _offered(procedures.values(), authorities)
    versions = _versions(procedures.values())
    decided = {each.pk: _decided(each, entries) for each in known}
    effects = {
        (decision.pk, agency.pk): plan(
            decided[decision.pk], Known(agency.level, offered[agency.pk], versions)
        )
        for decision in known
        for agency in authorities
    }
    return Foreseen(effects, procedures)


def effects_of(decision: Decision, agency: Agency) -> Sequence[Effect]:
    return foresee([decision], [agency]).of(decision, agency)


def _entries(decisions: Sequence[Decision]) -> list[DecisionEntry]:
    rows = DecisionEntry.objects.filter(decision__in=[each.pk for each in decisions])
    return list(rows.select_related("procedure__sector", "replaces__sector").order_by("procedure__code"))


def _decided(decision: Decision, entries: Sequence[DecisionEntry]) -> Decided:
    assert decision.signed_on and decision.effective_on
    lines = [
        Line(
            each.procedure.code,
            each.change,
            each.replaces.code if each.replaces else "",
            bool(each.amendment),
        )
        for each in entries
        if each.decision_id == decision.pk
    ]
    return Decided(decision.signed_on, decision.effective_on, lines)


def _offered(procedures: Iterable[Procedure], agencies: Sequence[Agency]) -> Mapping[int, Spans]:
    found: dict[int, Spans] = defaultdict(lambda: defaultdict(list))
    rows = Offering.objects.filter(Q(procedure__in=list(procedures)), agency__in=agencies)
    for agency, code, begins, ends in rows.values_list("agency", "procedure__code", "valid_from", "valid_to"):
        found[agency][code].append(Span(begins, ends))
    return found


def _versions(procedures: Iterable[Procedure]) -> Spans:
    found: Spans = defaultdict(list)
    rows = ProcedureVersion.objects.filter(procedure__in=list(procedures), published_at__isnull=False)
    for code, begins, ends, level in rows.values_list("procedure__code", "valid_from", "valid_to", "level"):
        found[code].append(Span(begins, ends, level))
    return found
