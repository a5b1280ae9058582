from motcua.reform.models.entry import Entry
from motcua.reform.models.narrative import Narrative
from motcua.reform.models.plan import Plan
from motcua.reform.models.sent import Sent

__all__ = ["Entry", "Narrative", "Plan", "Sent"]
