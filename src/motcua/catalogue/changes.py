"""The list of an authority on two days: how many procedures, which came, went or were amended (A2, A8)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from motcua.catalogue.models import DecisionEntry, Offering, Procedure, ProcedureVersion
from motcua.organisation.models import Agency
from motcua.organisation.queries import in_force


@dataclass(frozen=True)
class Listed:
    """A procedure as it stood on a day. ``digest``: blank without a version in force."""

    procedure: Procedure
    name: str
    digest: str


@dataclass(frozen=True)
class Changed:
    """``decisions``: numbers of the decisions that took effect between the two days and name it."""

    before: Listed | None
    after: Listed | None
    decisions: Sequence[str] = ()

    @property
    def procedure(self) -> Procedure:
        listed = self.after or self.before
        assert listed is not None
        return listed.procedure

    @property
    def name(self) -> str:
        listed = self.after or self.before
        assert listed is not None
        return listed.name


@dataclass(frozen=True)
class CatalogueChanges:
    """``first`` and ``last`` are the two days; every number is the length of one of the lists."""

    agency: Agency
    first: date
    last: date
    before: Sequence[Listed]
    after: Sequence[Listed]
    added: Sequence[Changed]
    removed: Sequence[Changed]
    amended: Sequence[Changed]

    @property
    def difference(self) -> int:
        return len(self.after) - len(self.before)

    @property
    def sentence(self) -> str:
        """As reports say it: "241 thủ tục, giảm 39 so với 15/12/2025"."""
        now = f"{len(self.after)} thủ tục"
        if not self.difference:
            return f"{now}, bằng số ngày {self.first:%d/%m/%Y}"
        word = "tăng" if self.difference > 0 else "giảm"
        return f"{now}, {word} {abs(self.difference)} so với ngày {self.first:%d/%m/%Y}"


def catalogue_changes(agency: Agency, first: date, last: date) -> CatalogueChanges:
    """Procedures under the authority's own hand on both days, each once. Five queries."""
    before, after = _listed(agency, first), _listed(agency, last)
    decisions = _decisions(agency, first, last)

    def changed(code: str) -> Changed:
        return Changed(before.get(code), after.get(code), decisions.get(code, ()))

    both = [code for code in after if code in before]
    return CatalogueChanges(
        agency,
        first,
        last,
        list(before.values()),
        list(after.values()),
        added=[changed(code) for code in after if code not in before],
        removed=[changed(code) for code in before if code not in after],
        amended=[changed(code) for code in both if before[code].digest != after[code].digest],
    )


def _listed(agency: Agency, day: date) -> dict[str, Listed]:
    """By code, in the order of codes."""
    offerings = Offering.objects.filter(in_force(day), agency=agency)
    rows = Procedure.objects.filter(pk__in=offerings.values("procedure")).select_related("sector")
    versions = ProcedureVersion.objects.filter(
        in_force(day), procedure__in=rows, published_at__isnull=False
    ).order_by("valid_from", "number")
    known = {pk: (name, digest) for pk, name, digest in versions.values_list("procedure", "name", "digest")}
    return {row.code: Listed(row, *known.get(row.pk, (row.name, ""))) for row in rows.order_by("code")}


def _decisions(agency: Agency, first: date, last: date) -> dict[str, list[str]]:
    """Those that took effect after the first day, up to the last one."""
    rows = DecisionEntry.objects.filter(decision__effective_on__gt=first, decision__effective_on__lte=last)
    found: dict[str, list[str]] = {}
    for number, code, old in rows.order_by("decision__effective_on", "pk").values_list(
        "decision__number", "procedure__code", "replaces__code"
    ):
        for each in filter(None, (code, old)):
            found.setdefault(each, []).append(number)
    return found
