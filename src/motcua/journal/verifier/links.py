"""One event as the verifier sees it."""

import re
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any

from motcua.journal import hashing

Record = Mapping[str, Any]

_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00", re.ASCII)


class Link:
    """An event with its digest recomputed; ``seq`` 0 and ``day`` "" stand for what cannot be read."""

    __slots__ = (
        "agency",
        "computed",
        "day",
        "digest",
        "previous",
        "record",
        "recorded_at",
        "seq",
        "verb",
        "whole",
    )

    def __init__(self, record: Record) -> None:
        self.record = record
        seq = record.get("seq")
        self.seq: int = seq if type(seq) is int else 0
        self.verb = str(record.get("verb"))
        self.agency = str(record.get("agency"))
        self.recorded_at = str(record.get("recorded_at"))
        self.digest = str(record.get("digest"))
        self.previous = str(record.get("previous"))
        self.computed = hashing.event_digest({name: record.get(name) for name in hashing.EVENT_FIELDS})
        self.whole = self.computed == self.digest
        self.day = day_of(self.recorded_at)

    def is_followed_by(self, previous: str) -> bool:
        """Whether an event (or the head) that follows ``previous`` follows this one, altered or not."""
        return previous in (self.digest, self.computed)


def day_of(instant: str) -> str:
    """The local day (ISO) of an instant in the journal's only form; "" for any other text."""
    return _day_of_hour(instant[:13]) if _INSTANT.fullmatch(instant) else ""


@lru_cache(maxsize=100_000)
def _day_of_hour(hour: str) -> str:
    try:
        return hashing.local_day(datetime.fromisoformat(f"{hour}:00:00+00:00")).isoformat()
    except ValueError:
        return ""
