"""Reading an export."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from motcua.journal import hashing


def records_in(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a file of JSON lines; a line that is not one gives a record of kind "broken"."""
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            yield _record(line, number)


def _record(line: bytes, number: int) -> dict[str, Any]:
    try:
        record = hashing.parse(line)
    except ValueError:
        record = None
    return record if isinstance(record, dict) else {"kind": "broken", "line": number}
