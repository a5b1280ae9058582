"""Text with live figures: ``{07a:3|don-vi=H03.1.7}`` stands for a number until the paper is frozen.

A paragraph that is nothing but ``{bang:...}`` stands for a table. A body is paragraphs, one a line; a line
that begins with ``## `` is the heading of a section.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

TABLE = "bang"
HEADING = "## "
_PLACEHOLDER = re.compile(r"\{([^{}|\n]+)(?:\|([^{}\n]*))?\}")
_STRAY = re.compile(r"[{}]")


class BadText(ValueError):
    """Text that cannot be read; the message is Vietnamese and says what to do."""


@dataclass(frozen=True)
class Placeholder:
    """``key``: which figure or table; ``params``: name and value pairs in the order of their names."""

    key: str
    params: tuple[tuple[str, str], ...] = ()

    @property
    def token(self) -> str:
        """What stands between the braces, always written the same way."""
        said = "&".join(f"{name}={value}" for name, value in self.params)
        return f"{self.key}|{said}" if said else self.key

    @property
    def is_table(self) -> bool:
        return self.key.partition(":")[0] == TABLE

    def param(self, name: str) -> str:
        return dict(self.params).get(name, "")


def placeholder(token: str) -> Placeholder:
    """From what stands between the braces. Raises BadText."""
    key, _, rest = token.partition("|")
    pairs = [pair.partition("=") for pair in rest.split("&") if pair.strip()]
    if any(not sign or not value.strip() for _, sign, value in pairs):
        raise BadText(f"Không đọc được “{{{token}}}”. Viết như {{07a:3|don-vi=H03.1.7}}.")
    params = sorted((name.strip(), value.strip()) for name, _, value in pairs)
    return Placeholder(key.strip(), tuple(params))


@dataclass(frozen=True)
class Piece:
    """Text as it is printed; ``of``: what it was filled from, None for what somebody wrote."""

    text: str
    of: Placeholder | None = None


Pieces = tuple[Piece, ...]


def fill(text: str, told: Callable[[Placeholder], str]) -> Pieces:
    """The text cut at its placeholders, each with what it stands for. Raises BadText for a stray brace."""
    return tuple(_pieces(text, told))


def _pieces(text: str, told: Callable[[Placeholder], str]) -> Iterator[Piece]:
    reach = 0
    for found in _PLACEHOLDER.finditer(text):
        if found.start() > reach:
            yield Piece(_plain(text[reach : found.start()]))
        asked = placeholder(found[0][1:-1])
        yield Piece(told(asked), asked)
        reach = found.end()
    if reach < len(text):
        yield Piece(_plain(text[reach:]))


def _plain(text: str) -> str:
    if _STRAY.search(text):
        raise BadText(
            f"Dấu ngoặc nhọn để lẻ ở “{text.strip()[:40]}”. Ngoặc nhọn chỉ dùng cho số liệu, {{07a:3}}."
        )
    return text


def joined(pieces: Pieces) -> str:
    return "".join(piece.text for piece in pieces)


def placeholders(text: str) -> tuple[Placeholder, ...]:
    """Those of a text, each once, in order. Raises BadText."""
    return tuple(dict.fromkeys(piece.of for piece in fill(text, lambda _: "") if piece.of))


@dataclass(frozen=True)
class BodySection:
    title: str
    paragraphs: tuple[str, ...]


def sections_of(body: str) -> tuple[BodySection, ...]:
    """The sections of a body; what stands before the first heading has a blank title."""
    found: list[tuple[str, list[str]]] = [("", [])]
    for line in (each.strip() for each in body.splitlines()):
        if line.startswith(HEADING):
            found.append((line.removeprefix(HEADING).strip(), []))
        elif line:
            found[-1][1].append(line)
    return tuple(BodySection(title, tuple(lines)) for title, lines in found if title or lines)


def table_of_line(line: str) -> Placeholder | None:
    """The table for which a whole paragraph stands; None for a paragraph of words. Raises BadText for a
    table in the middle of words."""
    found = placeholders(line)
    tables = [each for each in found if each.is_table]
    if not tables:
        return None
    if len(found) > 1 or not _PLACEHOLDER.fullmatch(line.strip()):
        raise BadText(f"Bảng {{{tables[0].token}}} phải đứng riêng một dòng.")
    return tables[0]
