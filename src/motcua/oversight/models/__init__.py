from motcua.oversight.models.criterion import CriterionAnswer, Judgement
from motcua.oversight.models.finding import (
    Direction,
    Finding,
    FindingKind,
    Recommendation,
    Severity,
    Verdict,
)
from motcua.oversight.models.inspection import (
    Counter,
    Inspection,
    InspectionKind,
    InspectionUnit,
    Member,
    TeamRole,
)
from motcua.oversight.models.plan import InspectionPlan, PlanLine
from motcua.oversight.models.stage import Stage, StageRecord

__all__ = [
    "Counter",
    "CriterionAnswer",
    "Direction",
    "Finding",
    "FindingKind",
    "Inspection",
    "InspectionKind",
    "InspectionPlan",
    "InspectionUnit",
    "Judgement",
    "Member",
    "PlanLine",
    "Recommendation",
    "Severity",
    "Stage",
    "StageRecord",
    "TeamRole",
    "Verdict",
]
