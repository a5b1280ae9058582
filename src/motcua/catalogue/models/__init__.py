from motcua.catalogue.models.decision import Change, Decision, DecisionEntry, Origin
from motcua.catalogue.models.offering import Offering
from motcua.catalogue.models.procedure import Procedure, Sector
from motcua.catalogue.models.version import (
    Channel,
    Confidence,
    ProcedureVersion,
    ServiceLevel,
    VersionIsPublished,
)

__all__ = [
    "Change",
    "Channel",
    "Confidence",
    "Decision",
    "DecisionEntry",
    "Offering",
    "Origin",
    "Procedure",
    "ProcedureVersion",
    "Sector",
    "ServiceLevel",
    "VersionIsPublished",
]
