"""Entries in the journal about agencies, posts, calendars and units: one chain for each subject."""

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from motcua.journal import actions as journal
from motcua.journal.models import Chain
from motcua.terms import clock

SYSTEM = "system"
NATION = "quốc gia"
_CHAINS = uuid.UUID("6f0e3c1e-5b0a-5d0e-9a51-0f6f2f4b7a10")


def record(subject: str, verb: str, by: str, payload: Mapping[str, Any]) -> None:
    """Append one event to the chain of a subject (an agency's code, NATION), in the caller's transaction."""
    record_many(subject, by, [(verb, payload)])


def record_many(subject: str, by: str, facts: Sequence[tuple[str, Mapping[str, Any]]]) -> None:
    """Append events (verb and payload of each) to the chain of a subject."""
    id = uuid.uuid5(_CHAINS, subject)
    known = Chain.objects.filter(pk=id).exists()
    chain = journal.lock_chain(id) if known else journal.new_chain(id, f"Tổ chức {subject}", subject)
    now = clock.now()
    entries = [journal.Entry(verb, subject, by, now, payload) for verb, payload in facts]
    journal.save(journal.build(chain, entries, now), new=not known)
