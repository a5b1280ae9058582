"""Word: its tables, and the lines between them. Merged cells repeat their text, as python-docx gives them."""

from collections.abc import Iterator

from motcua.checker.documents import Table
from motcua.checker.readers import docx
from motcua.rosters.entries import Place
from motcua.rosters.grids import Grid, Line, Part, row, tidy


def parts(content: bytes) -> Iterator[Part]:
    """Raises Unreadable."""
    table = 0
    for block in docx.blocks(content):
        if isinstance(block, Table):
            table += 1
            rows = enumerate(block.rows, start=1)
            yield Grid(
                tuple(row((cell.text for cell in cells), Place(place, table)) for place, cells in rows)
            )
        else:
            for line in block.text.splitlines():
                if line.strip():
                    yield Line(tidy(line), Place(0, table))
