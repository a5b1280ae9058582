"""Icon, tone and words of a review's state."""

from motcua.simplification.models import Review, State
from motcua.web.shared.templatetags.motcua_status import Tag

_STATES = {
    State.DRAFT: ("info", "pencil"),
    State.PROPOSED: ("today", "send"),
    State.DECIDED: ("done", "stamp"),
    State.MEASURED: ("done", "chart-column"),
}


def state_tag(review: Review) -> Tag:
    state = State(review.state)
    tone, icon = _STATES[state]
    return Tag(tone, icon, str(state.label))
