"""Sums of dossiers that report forms are read off: noted with every action, built and checked from the facts.

Kept only where ``motcua sums rebuild`` has begun them; elsewhere nothing is written and forms count dossiers.
"""

from motcua.dossiers.sums.building import rebuild
from motcua.dossiers.sums.checking import Difference, check
from motcua.dossiers.sums.folding import fold_all
from motcua.dossiers.sums.state import are_built, drop

__all__ = ["Difference", "are_built", "check", "drop", "fold_all", "rebuild"]
