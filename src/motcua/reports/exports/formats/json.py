"""JSON for programs: instants as ISO 8601 with zone, keys that do not change with wording."""

import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from motcua.reports.exports.formats.base import Format
from motcua.reports.exports.sheet import Sheet
from motcua.reports.subjects import Shape
from motcua.terms.clock import local

BATCH = 500


def write(sheet: Sheet) -> Iterator[bytes]:
    """One object: what the sheet is about, then ``rows``, each an object by key."""
    about = _text({**sheet.about, "title": sheet.title})
    yield (about[:-1] + ', "rows": [').encode()
    lines: list[str] = []
    first = True
    for row in sheet.rows:
        lines.append(_text({key: _value(value) for key, value in zip(sheet.keys, row, strict=True)}))
        if len(lines) >= BATCH:
            yield _joined(lines, first)
            lines, first = [], False
    yield _joined(lines, first) + b"\n]}\n"


def _joined(lines: list[str], first: bool) -> bytes:
    if not lines:
        return b""
    return (("\n" if first else ",\n") + ",\n".join(lines)).encode()


def _value(value: Shape) -> Any:
    if isinstance(value, datetime):
        return local(value).isoformat()
    return value.isoformat() if isinstance(value, date) else value


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


FORMAT = Format("json", "JSON", "application/json", write)
