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
    "Channel",
    "Confidence",
    "Offering",
    "Procedure",
    "ProcedureVersion",
    "Sector",
    "ServiceLevel",
    "VersionIsPublished",
]
