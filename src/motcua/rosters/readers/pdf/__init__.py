"""PDF: tables found by their ruled lines, cells filled with the text that stands inside them."""

import io
from collections.abc import Iterator

from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError

from motcua.checker.readers import Unreadable
from motcua.checker.readers.pdf import MOST_PAGES
from motcua.rosters.entries import Place
from motcua.rosters.grids import Grid, Line, Part, Row
from motcua.rosters.readers.pdf.drawing import Drawing, drawn
from motcua.rosters.readers.pdf.ruling import Frame, frames
from motcua.rosters.readers.pdf.words import Word, lines_of, text_of

DAMAGED = "Tệp PDF bị hỏng, không đọc được. Hãy xuất lại tệp hoặc dùng bản Word, Excel."
NO_RULES = "Tệp PDF không có bảng kẻ dòng, cột. Hãy dùng bản Word (.docx) hoặc Excel (.xlsx) của danh mục."
ONLY_PICTURES = "Tệp PDF chỉ có hình ảnh, không có chữ. Hãy dùng bản Word, Excel hoặc PDF xuất từ phần mềm."


def parts(content: bytes) -> Iterator[Part]:
    """Raises Unreadable."""
    try:
        drawings = [drawn(page) for page in _pages(content)]
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
        raise Unreadable(DAMAGED) from error
    if not any(drawing.words for drawing in drawings):
        raise Unreadable(ONLY_PICTURES)
    found = [list(_of_page(drawing, number)) for number, drawing in enumerate(drawings, start=1)]
    if not any(isinstance(part, Grid) for page in found for part in page):
        raise Unreadable(NO_RULES)
    for page in found:
        yield from page


def _pages(content: bytes) -> list[PageObject]:
    reader = PdfReader(io.BytesIO(content))
    if reader.is_encrypted and not reader.decrypt(""):
        raise Unreadable("Tệp PDF có mật khẩu. Hãy bỏ mật khẩu rồi chọn lại.")
    if len(reader.pages) > MOST_PAGES:
        raise Unreadable(f"Tệp PDF có hơn {MOST_PAGES} trang. Hãy tách thành các tệp nhỏ hơn.")
    return list(reader.pages)


def _of_page(drawing: Drawing, page: int) -> Iterator[Part]:
    """Tables and the lines between them, from the top of the page down."""
    tables = frames(drawing.rules)
    inside: dict[int, list[Word]] = {place: [] for place in range(len(tables))}
    outside: list[Word] = []
    for word in drawing.words:
        holder = next((place for place, frame in enumerate(tables) if frame.holds(*word.middle)), None)
        (outside if holder is None else inside[holder]).append(word)
    parts: list[tuple[float, Part]] = [
        (top, Line(text, Place(0, page=page))) for top, text in lines_of(outside)
    ]
    parts += [(frame.top, _grid(frame, inside[place], page, place + 1)) for place, frame in enumerate(tables)]
    yield from (part for _, part in sorted(parts, key=lambda pair: -pair[0]))


def _grid(frame: Frame, words: list[Word], page: int, table: int) -> Grid:
    held: dict[int, list[Word]] = {}
    for word in words:
        held.setdefault(frame.cell(*word.middle), []).append(word)
    texts = {cell: text_of(those) for cell, those in held.items()}
    return Grid(
        tuple(
            Row(tuple(texts.get(cell, "") for cell in cells), Place(number, table, page))
            for number, cells in enumerate(frame.cells, start=1)
        )
    )
