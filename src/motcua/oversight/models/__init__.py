from motcua.oversight.models.capture import Capture
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
from motcua.oversight.models.paper import (
    Paper,
    PaperFigure,
    PaperFile,
    PaperFormat,
    PaperKind,
    PaperState,
)
from motcua.oversight.models.plan import InspectionPlan, PlanLine
from motcua.oversight.models.sample import Answer, Sample, SampledDossier, SampleState, Sheet
from motcua.oversight.models.stage import Stage, StageRecord

__all__ = [
    "Answer",
    "Capture",
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
    "Paper",
    "PaperFigure",
    "PaperFile",
    "PaperFormat",
    "PaperKind",
    "PaperState",
    "PlanLine",
    "Recommendation",
    "Sample",
    "SampleState",
    "SampledDossier",
    "Severity",
    "Sheet",
    "Stage",
    "StageRecord",
    "TeamRole",
    "Verdict",
]
