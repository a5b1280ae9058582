"""CSV as programs write it: UTF-8 or UTF-16, parted by comma, semicolon or tab."""

import csv
import io
from collections.abc import Iterator

from motcua.checker.readers import Unreadable
from motcua.checker.readers.text import bounded
from motcua.rosters.entries import Place
from motcua.rosters.grids import Grid, Part, row

_SEPARATORS = "\t;,|"


def decoded(content: bytes) -> str:
    """Raises Unreadable."""
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = bounded(content.decode(encoding))
    except UnicodeDecodeError as error:
        raise Unreadable(
            "Tệp không phải văn bản Unicode (UTF-8). Hãy lưu lại danh mục với bảng mã UTF-8 hoặc dạng .xlsx."
        ) from error
    if "\0" in text:
        raise Unreadable("Chỉ đọc được danh mục dạng Word (.docx), Excel (.xlsx), PDF, CSV hoặc JSON.")
    return text


def parts(text: str) -> Iterator[Part]:
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=False))
    except csv.Error as error:
        raise Unreadable("Tệp CSV sai cấu trúc, không đọc được. Hãy lưu lại danh mục dạng .xlsx.") from error
    yield Grid(tuple(row(line, Place(number)) for number, line in enumerate(lines, start=1)))


def _separator(text: str) -> str:
    """The sign that parts the first lines into most cells."""
    head = text.splitlines()[:20]
    return max(_SEPARATORS, key=lambda sign: sorted(line.count(sign) for line in head)[len(head) // 2])
