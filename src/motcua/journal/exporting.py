"""An export that stands by itself: JSON lines with digests, without personal data."""

import os
from pathlib import Path

from motcua.database.sql import snapshot
from motcua.journal import hashing, reading


class NothingToExport(LookupError):
    """No chain, event or seal under that agency code."""


def export(agency: str, path: Path) -> int:
    """Write the journal of ``agency`` and all below it to ``path``; a run that fails leaves no file behind.

    Returns how many records stand in it. Raises NothingToExport, OSError.
    """
    part = path.with_name(f"{path.name}.part")
    try:
        written = _write(agency, part)
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)
    return written


def _write(agency: str, path: Path) -> int:
    written = 0
    with path.open("wb") as file, snapshot():
        for record in reading.records(reading.Scope(agency), personal=False):
            file.write(hashing.canonical(record) + b"\n")
            written += 1
    if written == 2:  # header and end
        raise NothingToExport(
            f"Nhật ký không có gì của cơ quan có mã “{agency}”. Hãy kiểm tra lại mã cơ quan."
        )
    return written
