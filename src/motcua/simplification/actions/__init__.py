"""Every write to reviews. Faces call these and nothing else."""

from motcua.simplification.actions.opening import OPEN, open_review
from motcua.simplification.actions.performing import ACTIONS, available, perform

__all__ = ["ACTIONS", "OPEN", "available", "open_review", "perform"]
