"""Which status may follow which: the table of domain.md 3 (suggested transitions, from memory)."""

from collections.abc import Mapping

from motcua.dossiers.models import Status

NEXT: Mapping[Status, frozenset[Status]] = {
    Status.SUBMITTED: frozenset({Status.RECEIVED, Status.NOT_ACCEPTED, Status.SUPPLEMENT, Status.WITHDRAWN}),
    Status.RECEIVED: frozenset({Status.IN_PROGRESS}),
    Status.NOT_ACCEPTED: frozenset(),
    Status.IN_PROGRESS: frozenset(
        {Status.SUPPLEMENT, Status.PAYMENT, Status.STOPPED, Status.RESOLVED, Status.WITHDRAWN}
    ),
    Status.SUPPLEMENT: frozenset({Status.IN_PROGRESS, Status.STOPPED}),
    Status.PAYMENT: frozenset({Status.IN_PROGRESS, Status.STOPPED}),
    Status.WITHDRAWN: frozenset(),
    Status.STOPPED: frozenset(),
    Status.RESOLVED: frozenset({Status.RETURNED}),
    Status.RETURNED: frozenset(),
}
CLOSED = frozenset({Status.NOT_ACCEPTED, Status.WITHDRAWN, Status.STOPPED, Status.RESOLVED, Status.RETURNED})


def may_follow(before: int, after: int) -> bool:
    return Status(after) in NEXT[Status(before)]
