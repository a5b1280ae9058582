"""What figures may ask of their subjects, one module a subject; here those of dossiers, asked for most.

To add a subject: a module beside ``dossier`` with its enums (``Instant``, ``Day``, ``Coded``, ``Flag``: each
member carries its words), a dataclass of facts for the naive reference (``Plain`` reads its fields), and its
``Subject``. Then its forms in ``figures/forms`` and its rows in ``reports/subjects``.
"""

from motcua.figures.facts.base import Coded, Day, Fact, Flag, Instant, Known, Plain, Subject, Value
from motcua.figures.facts.dossier import DOSSIER, At, Change, Code, Facts, Mark, On

__all__ = [
    "DOSSIER",
    "At",
    "Change",
    "Code",
    "Coded",
    "Day",
    "Fact",
    "Facts",
    "Flag",
    "Instant",
    "Known",
    "Mark",
    "On",
    "Plain",
    "Subject",
    "Value",
]
