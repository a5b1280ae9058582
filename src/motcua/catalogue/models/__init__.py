from motcua.catalogue.models.decision import Change, Decision, DecisionEntry, LegalText, Origin
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
    "LegalText",
    "Offering",
    "Origin",
    "Procedure",
    "ProcedureVersion",
    "Sector",
    "ServiceLevel",
    "VersionIsPublished",
]
