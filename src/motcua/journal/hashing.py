"""Canonical JSON and digests of the journal. Pure: the independent verifier stands on this file alone.

orjson is used where it is installed; for the values that `check_plain` lets into the journal the standard
library gives the same bytes (proved in tests), so that a verifier needs nothing but Python.
"""

import hashlib
import json
import secrets
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from types import ModuleType
from typing import Any

orjson: ModuleType | None
try:
    import orjson
except ImportError:
    orjson = None

EVENT_FIELDS = (
    "chain",
    "seq",
    "agency",
    "verb",
    "occurred_at",
    "recorded_at",
    "actor",
    "payload",
    "personal_digest",
    "previous",
)
SEAL_FIELDS = ("agency", "day", "count", "root", "heads", "previous", "recorded_at")
ERASURE = "erase_personal"  # the verb that alone explains erased personal data
PLANNED = "planned"  # payload mark of an event that may occur after it was recorded

# Vietnam has kept +07:00 since 1975; a fixed offset spares the verifier a time zone database.
LOCAL = timezone(timedelta(hours=7))


class NotPlain(TypeError):
    """A value that JSON or a database would not give back byte for byte."""


def check_plain(value: Any) -> None:
    """Let only null, booleans, 64-bit integers, text, lists and objects through.

    Floats change their spelling in PostgreSQL, NUL and lone surrogates cannot be stored. Raises NotPlain.
    """
    if value is None or isinstance(value, bool):
        return
    if isinstance(value, str):
        _check_text(value)
    elif isinstance(value, int):
        if not -(2**63) <= value < 2**63:
            raise NotPlain(f"{value} does not fit 64 bits")
    elif isinstance(value, list | tuple):
        for item in value:
            check_plain(item)
    elif isinstance(value, dict):
        _check_object(value)
    else:
        raise NotPlain(f"{type(value).__name__} cannot enter the journal; write it as text or an integer")


def _check_object(value: dict[Any, Any]) -> None:
    for key, item in value.items():
        if not isinstance(key, str):
            raise NotPlain(f"{key!r} is not a text key")
        _check_text(key)
        check_plain(item)


def _check_text(text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise NotPlain("text holds half of a surrogate pair") from error
    if "\0" in text:
        raise NotPlain("text holds a NUL character")


def canonical(value: Any) -> bytes:
    """One byte string for one JSON value: sorted keys, no blanks, UTF-8 as it is."""
    if orjson is not None:
        try:
            packed: bytes = orjson.dumps(value, option=orjson.OPT_SORT_KEYS)
            return packed
        except TypeError:  # beyond 64 bits or half a surrogate pair: only a tampered record holds these
            pass
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


def parse(text: str | bytes) -> Any:
    """JSON strictly as the standard has it (no NaN). Raises ValueError."""
    if orjson is not None:
        return orjson.loads(text)
    return json.loads(text, parse_constant=_refuse_constant)


def _refuse_constant(name: str) -> Any:
    raise ValueError(f"{name} is not JSON")


def instant(at: datetime) -> str:
    """An aware instant as ISO 8601 in UTC with microseconds, the only form that enters a digest."""
    if at.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def local_day(at: datetime) -> date:
    """The day in Asia/Ho_Chi_Minh on which an aware instant falls."""
    return at.astimezone(LOCAL).date()


def chain_digest(id: str, label: str, agency: str) -> str:
    """What the first event of a chain follows: it binds the chain to its label and agency."""
    return _sha256({"chain": id, "label": label, "agency": agency})


def event_digest(fields: Mapping[str, Any]) -> str:
    """SHA-256 over the event's fields (instants already as text), the previous digest among them."""
    return _sha256(fields)


def personal_digest(salt: str, data: Any) -> str:
    return hashlib.sha256(salt.encode("utf-8", "surrogatepass") + canonical(data)).hexdigest()


def seal_digest(fields: Mapping[str, Any]) -> str:
    """SHA-256 over SEAL_FIELDS (day and instant as text), the previous seal's digest among them."""
    return _sha256(fields)


def root(digests: Iterable[str]) -> str:
    """What a seal keeps of a day: SHA-256 over its events' digests, ordered by chain and number."""
    running = hashlib.sha256()
    for digest in digests:
        running.update(digest.encode())
    return running.hexdigest()


def new_salt() -> str:
    return secrets.token_hex(16)


def _sha256(value: Mapping[str, Any]) -> str:
    return hashlib.sha256(canonical(value)).hexdigest()
