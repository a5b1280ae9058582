from motcua.dossiers.models.applicant import Applicant, ApplicantKind
from motcua.dossiers.models.counter import CodeCounter
from motcua.dossiers.models.dossier import (
    Delivery,
    Digitised,
    Dossier,
    Outcome,
    Payment,
    ResultForm,
    Source,
    Status,
    TypedBy,
)
from motcua.dossiers.models.regime import Regime
from motcua.dossiers.models.standing import Standing
from motcua.dossiers.models.tally import Tally, TallyChange, TallyState
from motcua.dossiers.models.task import Task, TaskKind, TaskState

__all__ = [
    "Applicant",
    "ApplicantKind",
    "CodeCounter",
    "Delivery",
    "Digitised",
    "Dossier",
    "Outcome",
    "Payment",
    "Regime",
    "ResultForm",
    "Source",
    "Standing",
    "Status",
    "Tally",
    "TallyChange",
    "TallyState",
    "Task",
    "TaskKind",
    "TaskState",
    "TypedBy",
]
