"""Histories as records, made by the journal's own building and sealing, without a database."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from motcua.journal import actions, hashing, sealing, verbs
from motcua.journal.models import Event
from motcua.journal.verifier import Report, verify
from motcua.terms.clock import VN, clock_at

Record = dict[str, Any]

START = datetime(2022, 3, 7, 8, 0, tzinfo=VN)
AGENCIES = ("H26.1", "H26.1.2")
for _name in ("t_receive", "t_accept", "t_return"):
    verbs.register(_name, "Thử {code}")
VERBS = ("t_receive", "t_accept", "t_return")


@dataclass(frozen=True)
class Step:
    """One event: minutes after the chain's event before, and which agency recorded it."""

    minutes: int
    agency: str = AGENCIES[0]
    personal: bool = False


def label_of(number: int) -> str:
    return f"H26.1-220307-{number:04d}"


def recorded(number: int, steps: Sequence[Step]) -> actions.Recorded:
    """A chain with its events, each recorded when it happened."""
    chain = actions.new_chain(UUID(int=number + 2**120), label_of(number), AGENCIES[0])
    whole, at = actions.Recorded(chain), START
    for index, step in enumerate(steps):
        at += timedelta(minutes=step.minutes)
        person = {"full_name": f"Người mẫu {number}"} if step.personal else None
        verb = VERBS[index % len(VERBS)]
        entry = actions.Entry(verb, step.agency, "tiepnhan", at, {"code": chain.label, "n": index}, person)
        some = actions.build(chain, [entry], at)
        whole.events += some.events
        whole.personal += some.personal
    return whole


def seals_of(events: Iterable[Event], labels: dict[str, str]) -> list[Record]:
    touches = [(event.agency, event.recorded_at, _touch(event, labels[str(event.chain)])) for event in events]
    touches.sort(key=lambda touch: touch[:2])
    records = []
    with clock_at(START + timedelta(days=400)):
        for agency in sorted({agency for agency, _, _ in touches}):
            own = [touch for code, _, touch in touches if code == agency]
            for seal in sealing.seals_of(agency, "", own):
                records.append({"kind": "seal", **sealing.fields_of(seal), "digest": seal.digest})
    return records


def _touch(event: Event, label: str) -> sealing.Touch:
    day = hashing.local_day(event.recorded_at)
    return sealing.Touch(str(event.chain), event.seq, event.digest, label, day)


def records_of(chains: Sequence[actions.Recorded], *, sealed: bool = True) -> list[Record]:
    """The records of an export that holds personal data too, as the verifier reads them from a database."""
    body: list[Record] = []
    for whole in chains:
        body.append(_chain_record(whole))
        body += [_event_record(event, whole) for event in whole.events]
    if sealed:
        labels = {str(whole.chain.id): whole.chain.label for whole in chains}
        body += seals_of((event for whole in chains for event in whole.events), labels)
    kinds = [record["kind"] for record in body]
    counts = {kind: kinds.count(kind) for kind in ("chain", "event", "seal")}
    return [{"kind": "journal", "format": 1, "agency": ""}, *body, {"kind": "end", **counts}]


def _chain_record(whole: actions.Recorded) -> Record:
    chain = whole.chain
    return {
        "kind": "chain",
        "chain": str(chain.id),
        "label": chain.label,
        "agency": chain.agency,
        "length": chain.length,
        "head": chain.head,
        "recorded_at": hashing.instant(chain.recorded_at) if chain.recorded_at else "",
    }


def _event_record(event: Event, whole: actions.Recorded) -> Record:
    personal = next((record for record in whole.personal if record.event is event), None)
    kept = {"salt": personal.salt, "data": personal.data, "erased_at": ""} if personal else None
    return {"kind": "event", **actions.fields_of(event), "digest": event.digest, "personal": kept}


def check(records: Sequence[Record]) -> Report:
    return verify(lambda: iter(records))


def day_of(record: Record) -> str:
    return hashing.local_day(datetime.fromisoformat(record["recorded_at"])).isoformat()
