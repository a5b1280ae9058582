"""Every write to reflections. Faces call these and nothing else."""

from motcua.feedback.actions.handling import ACTIONS, available, perform
from motcua.feedback.actions.registering import REGISTER, register
from motcua.feedback.actions.revealing import reveal

__all__ = ["ACTIONS", "REGISTER", "available", "perform", "register", "reveal"]
