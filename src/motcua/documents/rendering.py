"""From a template and data to a PDF.

The data reach the template as JSON in `sys.inputs` and are shown as strings; they are never pasted into
markup, so "#import" or "*bold*" in a name is printed as it was typed. Only our own fonts are used, never
the machine's. The files are PDF/A-2a (fit for archives) and PDF/UA-1 (readable by screen readers).
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst

HERE = Path(__file__).parent
TEMPLATES = HERE / "templates"
FONTS = HERE / "fonts"
STANDARDS: list[typst.PDFStandard] = ["a-2a", "ua-1"]

#: Shown for a sign our fonts lack (emoji, Chinese): a visible box tells the officer to look at the name.
UNKNOWN_SIGN = "□"
_TEMPLATE_NAME = re.compile(r"[a-z][a-z0-9_]*")


def render(template: str, data: Mapping[str, object], *, made_at: datetime) -> bytes:
    """The PDF of `templates/<template>.typ` with `data` (texts, numbers, lists, mappings of these).

    The same input gives the same bytes; `made_at` (aware) is the date in the file. Raises LookupError for a
    template that does not exist, ValueError for a naive `made_at`, typst.TypstError for a faulty template.
    """
    if made_at.tzinfo is None:
        raise ValueError("made_at must be aware")
    return typst.compile(
        template_path(template),
        root=TEMPLATES,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"data": json.dumps(printable_data(data), ensure_ascii=False)},
        pdf_standards=STANDARDS,
        timestamp=int(made_at.timestamp()),
    )


def pictures(template: str, data: Mapping[str, object], ppi: int) -> list[bytes]:
    """The pages as PNG, to be looked at. Raises as `render` does."""
    pages: Any = typst.compile(
        template_path(template),
        root=TEMPLATES,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        format="png",
        ppi=ppi,
        sys_inputs={"data": json.dumps(printable_data(data), ensure_ascii=False)},
    )
    return pages if isinstance(pages, list) else [pages]  # one page comes bare, several in a list


def query(template: str, data: Mapping[str, object], label: str) -> list[dict[str, Any]]:
    """What the template, laid out with `data`, says of itself under that label. Raises as `render` does."""
    found = typst.query(
        template_path(template),
        f"<{label}>",
        field="value",
        root=TEMPLATES,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(printable_data(data), ensure_ascii=False)},
    )
    values: list[dict[str, Any]] = json.loads(found)
    return values


def template_path(template: str) -> Path:
    """File of a template by its bare name. Raises LookupError."""
    path = TEMPLATES / f"{template}.typ"
    if not _TEMPLATE_NAME.fullmatch(template) or not path.is_file():
        raise LookupError(f"no template named {template!r}")
    return path


def printable_data(value: object) -> object:
    """The same structure with every text made printable; other values as they are."""
    match value:
        case str():
            return printable(value)
        case Mapping():
            return {key: printable_data(item) for key, item in value.items()}
        case list() | tuple():
            return [printable_data(item) for item in value]
    return value


def printable(text: str) -> str:
    """NFC, without control and invisible characters, with UNKNOWN_SIGN where the fonts have no glyph."""
    composed = unicodedata.normalize("NFC", text.replace("\t", " "))
    return "".join(map(_printable_sign, composed))


def _printable_sign(sign: str) -> str:
    if sign == "\n" or ord(sign) in covered():
        return sign
    return "" if unicodedata.category(sign) in {"Cc", "Cf", "Mn", "Me"} else UNKNOWN_SIGN


@lru_cache(maxsize=1)
def covered() -> frozenset[int]:
    """Code points that all four styles of the document font can show (written by tools/subset_fonts.py)."""
    ranges = (line.split() for line in (FONTS / "coverage.txt").read_text(encoding="ascii").splitlines())
    return frozenset(code for first, last in ranges for code in range(int(first, 16), int(last, 16) + 1))


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
