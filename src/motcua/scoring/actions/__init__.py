"""Every write of a round: opening, scoring oneself, proving, appraising, disputing, publishing, remedies."""

from motcua.scoring.actions.appraising import appraise
from motcua.scoring.actions.figures import take_figures
from motcua.scoring.actions.framing import LOAD, load_frame
from motcua.scoring.actions.opening import OPEN, open_round
from motcua.scoring.actions.proving import prove, withdraw_proof
from motcua.scoring.actions.publishing import may_publish, publish, standing_in_the_way
from motcua.scoring.actions.scoring import save
from motcua.scoring.actions.steps import STEPS, Step, available, perform

__all__ = [
    "LOAD",
    "OPEN",
    "STEPS",
    "Step",
    "appraise",
    "available",
    "load_frame",
    "may_publish",
    "open_round",
    "perform",
    "prove",
    "publish",
    "save",
    "standing_in_the_way",
    "take_figures",
    "withdraw_proof",
]
