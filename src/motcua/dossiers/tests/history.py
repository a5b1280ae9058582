"""What a dossier's journal alone says of it: the columns of its row must be the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from motcua.dossiers.models import Dossier
from motcua.journal.models import Event
from motcua.organisation.models import Agency
from motcua.organisation.queries import calendar_of
from motcua.terms import fold, from_json

COLUMNS = (
    "code", "status", "outcome", "received_at", "due_at", "waiting", "resolved_at", "returned_at", "step",
    "reappointments", "intake_supplements", "fee", "channel",
)  # fmt: skip


@dataclass
class Told:
    """The columns that follow from events."""

    code: str = ""
    status: int = 0
    outcome: str = ""
    received_at: datetime | None = None
    due_at: datetime | None = None
    waiting: bool = False
    resolved_at: datetime | None = None
    returned_at: datetime | None = None
    step: int = 0
    reappointments: int = 0
    intake_supplements: int = 0
    fee: int = 0
    channel: str = ""


RECEIVING = {"receive", "accept"}
RESOLVED = {7, 8, 9}


def told(events: Sequence[Event], agency: Agency) -> Told:
    """The fold of a dossier's events."""
    story, ledger = Told(), []
    for event in events:
        payload = event.payload
        ledger += [from_json(entry) for entry in payload.get("ledger", ())]
        _read(story, event)
        for opened in payload.get("opened", ()):
            story.step = story.step if opened["kind"] == "consult" else opened["step"]
    standing = fold(ledger, calendar_of(agency))
    story.due_at, story.waiting = standing.due_at, standing.waiting
    return story


def _read(story: Told, event: Event) -> None:
    payload, before = event.payload, story.status
    story.status = payload.get("status", story.status)
    story.outcome = payload.get("outcome", story.outcome) if "status" in payload else story.outcome
    changed = {name: change["after"] for name, change in payload.get("changed", {}).items()}
    for name in {"code", "fee", "channel"} & (payload | changed).keys():
        setattr(story, name, (payload | changed)[name])
    taken_in = before == 5 and story.status == 4 and story.received_at is None
    if event.verb in RECEIVING or taken_in:
        story.received_at = event.occurred_at
    if story.status in RESOLVED and story.status != before and story.received_at:
        story.resolved_at = event.occurred_at
    if event.verb == "return_result":
        story.returned_at = event.occurred_at
    story.reappointments += event.verb == "extend"
    story.intake_supplements += bool(payload.get("by_intake"))


def check(dossier: Dossier, events: Sequence[Event]) -> None:
    """Assert that the row says what the journal says."""
    row = Dossier.objects.select_related("agency").get(pk=dossier.pk)
    story = told(events, row.agency)
    assert {name: getattr(story, name) for name in COLUMNS} == {name: getattr(row, name) for name in COLUMNS}
