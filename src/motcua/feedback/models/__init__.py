from motcua.feedback.models.feedback import Counter, Feedback, Kind, Outcome, Stage, Way
from motcua.feedback.models.rule import Rule
from motcua.feedback.models.sender import Sender

__all__ = ["Counter", "Feedback", "Kind", "Outcome", "Rule", "Sender", "Stage", "Way"]
