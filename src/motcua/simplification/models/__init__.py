from motcua.simplification.models.activity import CostActivity, Side
from motcua.simplification.models.answer import Answer, ReviewAnswer
from motcua.simplification.models.income import HourlyIncome
from motcua.simplification.models.outcome import Decision, Effect, Kind, Outcome, Proposal
from motcua.simplification.models.review import Review, State

__all__ = [
    "Answer",
    "CostActivity",
    "Decision",
    "Effect",
    "HourlyIncome",
    "Kind",
    "Outcome",
    "Proposal",
    "Review",
    "ReviewAnswer",
    "Side",
    "State",
]
