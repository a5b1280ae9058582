"""From the body of a paper to what is printed: placeholders filled, tables drawn; live, or as frozen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from motcua.documents.live_text import BadText, Pieces, Placeholder, fill, joined, sections_of, table_of_line
from motcua.documents.official_paper import OfficialColumn, OfficialSection, OfficialTable
from motcua.oversight.models import Paper
from motcua.oversight.papers.about import About
from motcua.oversight.papers.live import Teller
from motcua.oversight.papers.tables import TableDraft, table


class Source(Protocol):
    """Where numbers and tables come from."""

    def text(self, asked: Placeholder) -> str: ...

    def table(self, asked: Placeholder) -> TableDraft: ...


class Live:
    """As the records are now. Raises BadText for what stands for nothing."""

    def __init__(self, about: About) -> None:
        self.about = about
        self.teller = Teller(about)

    def text(self, asked: Placeholder) -> str:
        return self.teller.text(asked)

    def table(self, asked: Placeholder) -> TableDraft:
        return table(self.about, asked)


class Kept:
    """As the paper was frozen; one query."""

    def __init__(self, paper: Paper) -> None:
        self._tables = paper.tables
        self._texts = dict(paper.figures.values_list("token", "value"))

    def text(self, asked: Placeholder) -> str:
        return str(self._texts[asked.token])

    def table(self, asked: Placeholder) -> TableDraft:
        return TableDraft.of_json(self._tables[asked.token])


@dataclass(frozen=True)
class ComposedTable:
    asked: Placeholder
    columns: tuple[OfficialColumn, ...]
    rows: tuple[tuple[Pieces, ...], ...]
    strong: frozenset[int]
    draft: TableDraft


@dataclass(frozen=True)
class ComposedSection:
    title: str
    blocks: tuple[Pieces | ComposedTable, ...]


def compose(body: str, source: Source) -> tuple[ComposedSection, ...]:
    """Raises BadText for what cannot be read or stands for nothing."""
    return tuple(
        ComposedSection(
            joined(fill(section.title, _no_number)),
            tuple(_block(line, source) for line in section.paragraphs),
        )
        for section in sections_of(body)
    )


def _no_number(asked: Placeholder) -> str:
    raise BadText(f"Không đặt số liệu trong tiêu đề mục: {{{asked.token}}}.")


def _block(line: str, source: Source) -> Pieces | ComposedTable:
    asked = table_of_line(line)
    if asked is None:
        return fill(line, source.text)
    draft = source.table(asked)
    rows = tuple(tuple(fill(cell, source.text) for cell in row) for row in draft.rows)
    return ComposedTable(asked, draft.columns, rows, frozenset(draft.strong), draft)


def printed(sections: tuple[ComposedSection, ...]) -> tuple[OfficialSection, ...]:
    """Without where the numbers come from."""
    return tuple(
        OfficialSection(each.title, tuple(_printed(block) for block in each.blocks)) for each in sections
    )


def _printed(block: Pieces | ComposedTable) -> str | OfficialTable:
    if isinstance(block, ComposedTable):
        rows = tuple(tuple(joined(cell) for cell in row) for row in block.rows)
        return OfficialTable(block.columns, rows, block.strong)
    return joined(block)


def tables_in(sections: tuple[ComposedSection, ...]) -> dict[str, TableDraft]:
    """By token."""
    return {
        block.asked.token: block.draft
        for section in sections
        for block in section.blocks
        if isinstance(block, ComposedTable)
    }


def numbers_in(sections: tuple[ComposedSection, ...]) -> tuple[Placeholder, ...]:
    """Every number of the paper once, in the order in which they stand."""
    return tuple(dict.fromkeys(_numbers(sections)))


def _numbers(sections: tuple[ComposedSection, ...]) -> Iterator[Placeholder]:
    for pieces in _all_pieces(sections):
        yield from (piece.of for piece in pieces if piece.of is not None)


def _all_pieces(sections: tuple[ComposedSection, ...]) -> Iterator[Pieces]:
    for section in sections:
        for block in section.blocks:
            if isinstance(block, ComposedTable):
                yield from (cell for row in block.rows for cell in row)
            else:
                yield block
