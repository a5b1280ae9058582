from motcua.reconciliation.actions.deciding import DECIDE, decide
from motcua.reconciliation.actions.running import RUN, run

__all__ = ["DECIDE", "RUN", "decide", "run"]
