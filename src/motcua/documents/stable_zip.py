"""Office files are zip archives; packed again here, the same content gives the same bytes."""

from __future__ import annotations

import io
import zipfile

#: The first day a zip entry can bear.
EPOCH = (1980, 1, 1, 0, 0, 0)
READABLE = 0o644 << 16


def normalised(archive: bytes) -> bytes:
    """The same entries in the same order, without the moment, the machine and its file modes."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as source, zipfile.ZipFile(target, "w") as fresh:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = READABLE
            fresh.writestr(entry, source.read(name), compresslevel=6)
    return target.getvalue()
