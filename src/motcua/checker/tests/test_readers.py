"""Files of every kind are read to the same relations; what cannot be read says why in Vietnamese."""

import io
import zipfile
from collections.abc import Callable

import pytest
import typst
import xlsxwriter
from docx import Document as new_docx

from motcua.checker import checking, readers
from motcua.checker.documents import Table, Text
from motcua.checker.readers import Unreadable, text, zipped

SENTENCE = "Tổng số tiếp nhận 120 hồ sơ; đã giải quyết 100 hồ sơ, đang giải quyết 15 hồ sơ."
ROWS: list[list[str | int]] = [
    ["Lĩnh vực", "Tiếp nhận", "Trực tuyến"],
    ["Hộ tịch", 320, 200],
    ["Đất đai", 34, 20],
    ["Tổng cộng", 364, 220],
]
ARITHMETIC = {"100 + 15 = 115 ≠ 120 (còn thiếu 5)", "320 + 34 = 354 ≠ 364 (còn thiếu 10)", "200 + 20 = 220"}


def as_text() -> bytes:
    table = "\n".join("\t".join(map(str, row)) for row in ROWS)
    return f"{SENTENCE}\n\n{table}\n".encode()


def as_docx() -> bytes:
    document = new_docx()
    document.add_paragraph(SENTENCE)
    table = document.add_table(rows=0, cols=3)
    for row in ROWS:
        for cell, value in zip(table.add_row().cells, row, strict=True):
            cell.text = str(value)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def as_xlsx() -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, SENTENCE)
        for place, row in enumerate(ROWS):
            sheet.write_row(place + 2, 0, row)
    return buffer.getvalue()


def as_pdf() -> bytes:
    cells = ", ".join(f"[{value}]" for row in ROWS for value in row)
    source = f"{SENTENCE}\n\n#table(columns: (5cm, 4cm, 4cm), {cells})\n"
    return bytes(typst.compile(source.encode()))


@pytest.mark.parametrize("build", [as_text, as_docx, as_xlsx, as_pdf])
def test_sentence_and_table_are_read_from_every_kind_of_file(build: Callable[[], bytes]) -> None:
    report = checking.check(readers.read("bao-cao", build()))
    assert {relation.arithmetic for relation in report.relations} == ARITHMETIC
    assert {type(block) for block in report.document.blocks} == {Text, Table}


def test_an_item_of_a_word_list_belongs_to_the_line_that_announces_it() -> None:
    document = new_docx()
    document.add_paragraph("Tổng số hồ sơ tiếp nhận: 1.842 hồ sơ, trong đó:")
    document.add_paragraph("Tiếp nhận trực tuyến: 1.350 hồ sơ;", style="List Bullet")
    document.add_paragraph("Tiếp nhận trực tiếp: 312 hồ sơ.", style="List Bullet")
    buffer = io.BytesIO()
    document.save(buffer)
    (relation,) = checking.check(readers.read("x", buffer.getvalue())).relations
    assert relation.arithmetic == "1.350 + 312 = 1.662 ≠ 1.842 (còn thiếu 180)"


def test_text_of_windows_with_its_mark_is_read() -> None:
    for encoding in ("utf-8-sig", "utf-16"):
        assert checking.check(readers.read("x", SENTENCE.encode(encoding))).alarms


def _archive(name: str, size: int = 1) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, b"0" * size)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "Tệp không có nội dung"),
        (b" \n ", "Tệp không có nội dung"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1old", "kiểu cũ"),
        (b"%PDF-1.7 nonsense", "Tệp PDF bị hỏng"),
        (b"PK\x03\x04nonsense", "Tệp bị hỏng"),
        (_archive("readme.txt"), "Chỉ đọc được"),
        (_archive("word/document.xml"), "Tệp Word bị hỏng"),
        (_archive("xl/workbook.xml"), "Tệp Excel bị hỏng"),
        (b"\xff\xfe\xfa", "UTF-8"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "UTF-8"),
        (typst.compile(b"#rect()"), "chỉ có hình ảnh"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(content: bytes, says: str) -> None:
    with pytest.raises(Unreadable) as caught:
        readers.read("x", content)
    assert says in caught.value.message


def test_sizes_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipped, "MOST_UNPACKED", 1000)
    with pytest.raises(Unreadable, match="quá lớn"):
        readers.read("x", _archive("word/document.xml", 10_000))
    monkeypatch.setattr(text, "MOST_SIGNS", 10)
    with pytest.raises(Unreadable, match="Hãy tách"):
        readers.read("x", SENTENCE.encode())
    monkeypatch.setattr(readers, "MOST_BYTES", 10)
    with pytest.raises(Unreadable, match="20 MB"):
        readers.read("x", SENTENCE.encode())
