from motcua.catalogue.models.decision import (
    Change,
    Decision,
    DecisionEntry,
    LegalText,
    Localisation,
    Origin,
)
from motcua.catalogue.models.delegation import Delegation, DelegationKind, Guidance, GuidanceLine
from motcua.catalogue.models.offering import Offering
from motcua.catalogue.models.posting import Place, PostingCheck, PostingLine
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
    "Delegation",
    "DelegationKind",
    "Guidance",
    "GuidanceLine",
    "LegalText",
    "Localisation",
    "Offering",
    "Origin",
    "Place",
    "PostingCheck",
    "PostingLine",
    "Procedure",
    "ProcedureVersion",
    "Sector",
    "ServiceLevel",
    "VersionIsPublished",
]
