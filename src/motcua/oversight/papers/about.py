"""What a paper is about: an inspection, or the yearly plan of inspections."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Prefetch, prefetch_related_objects

from motcua.organisation.models import Agency
from motcua.oversight.models import Inspection, InspectionPlan, InspectionUnit, Paper


@dataclass(frozen=True)
class About:
    """Exactly one of the two."""

    inspection: Inspection | None = None
    plan: InspectionPlan | None = None

    @staticmethod
    def of(paper: Paper) -> About:
        return About(paper.inspection, paper.plan)

    @property
    def agency(self) -> Agency:
        """In whose name the paper is written."""
        found = self.inspection or self.plan
        assert found is not None
        return found.agency

    @property
    def code(self) -> str:
        if self.inspection is not None:
            return self.inspection.code
        assert self.plan is not None
        return f"KHKT-{self.plan.agency.code}-{self.plan.year}"

    def units(self) -> list[Agency]:
        """The units examined, in the order of their codes; none for a plan."""
        return units_of(self.inspection) if self.inspection else []


def units_of(item: Inspection) -> list[Agency]:
    """One query, however often: the inspection remembers them."""
    prefetch_related_objects([item], Prefetch("units", InspectionUnit.objects.select_related("unit")))
    return [each.unit for each in item.units.all()]
