"""Canonical JSON and digests of the journal. Pure: the independent verifier uses this file alone."""

import hashlib
import json
import secrets
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any


def canonical(value: Any) -> bytes:
    """One byte string for one JSON value: sorted keys, no blanks, UTF-8 as it is."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def instant(at: datetime) -> str:
    """An aware instant as ISO 8601 in UTC with microseconds, the only form that enters a digest."""
    if at.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def event_digest(fields: Mapping[str, Any]) -> str:
    """SHA-256 over the event's fields (instants already as text), the previous digest among them."""
    return hashlib.sha256(canonical(fields)).hexdigest()


def personal_digest(salt: str, data: Mapping[str, Any]) -> str:
    return hashlib.sha256(salt.encode() + canonical(data)).hexdigest()


def new_salt() -> str:
    return secrets.token_hex(16)
