"""Word: paragraphs and tables in their order. Items of lists get the dash that Word draws itself."""

import io
from collections.abc import Iterator
from itertools import groupby

from docx import Document as open_docx
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph

from motcua.checker import plaintext
from motcua.checker.documents import Block, table_of
from motcua.checker.readers.errors import Unreadable
from motcua.checker.readers.text import bounded


def blocks(content: bytes) -> tuple[Block, ...]:
    try:
        parts = list(open_docx(io.BytesIO(content)).iter_inner_content())
    except (KeyError, ValueError, OSError, SyntaxError) as error:  # lxml's errors are SyntaxErrors
        raise Unreadable("Tệp Word bị hỏng, không mở được. Hãy lưu lại tệp rồi chọn lại.") from error
    return tuple(_read(parts))


def _read(parts: list[Paragraph | WordTable]) -> Iterator[Block]:
    for is_table, run in groupby(parts, lambda part: isinstance(part, WordTable)):
        if is_table:
            yield from (table_of(_rows(table)) for table in run if isinstance(table, WordTable))
        else:
            text = "\n".join(_line(part) for part in run if isinstance(part, Paragraph))
            yield from plaintext.blocks(bounded(text))


def _line(paragraph: Paragraph) -> str:
    properties = paragraph._p.pPr
    listed = properties is not None and properties.numPr is not None
    dash = "- " if listed and paragraph.text.strip() else ""
    return dash + paragraph.text


def _rows(table: WordTable) -> list[list[str]]:
    """Cells merged across repeat their text in each column, as python-docx gives them."""
    return [[cell.text for cell in row.cells] for row in table.rows]
