"""Official papers: the same words on PDF and DOCX, in the layout of the decree, with room for each stamp."""

import io
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import pairwise

import docx
import pytest
from docx.shared import Mm
from pypdf import PdfReader

from motcua.documents.official_docx import official_docx
from motcua.documents.official_paper import (
    Align,
    OfficialColumn,
    OfficialPaper,
    OfficialSection,
    OfficialTable,
)
from motcua.documents.official_pdf import official_pdf, signer_places
from motcua.documents.report_paper import PaperSigner

TABLE = OfficialTable(
    (OfficialColumn("Đơn vị", 2), OfficialColumn("Tiếp nhận", 1, Align.RIGHT)),
    (("UBND phường A (mẫu)", "1.234"), ("Cộng", "1.234")),
    frozenset({1}),
)
PAPER = OfficialPaper(
    superior="UBND tỉnh Mẫu",
    issuer="UBND thành phố Mẫu",
    number="31/KL-UBND",
    place="Bắc Kạn",
    dated=date(2026, 2, 5),
    kind="Kết luận",
    subject="Kiểm tra việc giải quyết thủ tục hành chính",
    sections=(OfficialSection("I. KẾT QUẢ", ("Tiếp nhận 1.234 hồ sơ *và* #import.", TABLE)),),
    signers=(PaperSigner("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", "", "Nguyễn Văn Mẫu"),),
    made_at=datetime(2026, 2, 5, 3, tzinfo=UTC),
    bases=("Căn cứ Quyết định số 1;", "Căn cứ Nghị định số 2"),
    copies=("Như trên.", "Lưu: VT"),
    mark="DỮ LIỆU MÔ PHỎNG",
)
PRINTED = (
    "UBND TỈNH MẪU", "UBND THÀNH PHỐ MẪU", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Số: 31/KL-UBND", "Bắc Kạn, ngày 05 tháng 02 năm 2026", "KẾT LUẬN", "Căn cứ Quyết định số 1;",
    "Căn cứ Nghị định số 2.", "I. KẾT QUẢ", "Tiếp nhận 1.234 hồ sơ *và* #import.", "Cộng", "- Như trên;",
    "- Lưu: VT.", "CHỦ TỊCH", "Nguyễn Văn Mẫu", "DỮ LIỆU MÔ PHỎNG",
)  # fmt: skip


def words_of_pdf(pdf: bytes) -> str:
    return " ".join("\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


def words_of_docx(content: bytes) -> str:
    document = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    page = document.sections[0]
    heads = [each.text for each in (*page.first_page_header.paragraphs, *page.header.paragraphs)]
    return " ".join(" ".join([*heads, *(each.text for each in document.paragraphs), *cells]).split())


@pytest.mark.parametrize("words", PRINTED)
def test_both_files_say_the_same(words: str) -> None:
    assert words in words_of_pdf(official_pdf(PAPER))
    assert words in words_of_docx(official_docx(PAPER))


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert official_pdf(PAPER) == official_pdf(PAPER)
    assert official_docx(PAPER) == official_docx(PAPER)


def test_the_page_is_that_of_the_decree() -> None:
    page = docx.Document(io.BytesIO(official_docx(PAPER))).sections[0]
    margins = (page.top_margin, page.bottom_margin, page.left_margin, page.right_margin)
    assert [round(int(margin or 0) / Mm(1)) for margin in margins] == [20, 20, 30, 15]
    width, height = PdfReader(io.BytesIO(official_pdf(PAPER))).pages[0].mediabox[2:]
    assert (round(float(width)), round(float(height))) == (595, 842)


def test_page_numbers_begin_on_the_second_page() -> None:
    long = replace(PAPER, sections=(OfficialSection("", ("Một đoạn văn dài. " * 30,) * 12),), mark="")
    pages = PdfReader(io.BytesIO(official_pdf(long))).pages
    assert len(pages) > 1
    assert not pages[0].extract_text().startswith("1")
    assert pages[1].extract_text().startswith("2")


def test_each_signer_has_a_room_of_his_own() -> None:
    signers = tuple(PaperSigner(role, "", "") for role in ("ĐẠI DIỆN ĐƠN VỊ", "THƯ KÝ", "TRƯỞNG ĐOÀN"))
    places = signer_places(replace(PAPER, signers=signers))
    assert [place.page for place in places] == [0, 0, 0]
    assert places[0].left >= 29 and places[-1].left + places[-1].width <= 196
    for before, after in pairwise(places):
        assert before.left + before.width <= after.left


@pytest.mark.parametrize("lines", range(22, 34, 2))
def test_no_signature_stands_on_a_page_without_words(lines: int) -> None:
    body = OfficialSection("", (*(["Một dòng ngắn."] * lines), "Đoạn cuối cùng."))
    pages = PdfReader(io.BytesIO(official_pdf(replace(PAPER, sections=(body,))))).pages
    assert ["Đoạn cuối cùng" in page.extract_text() for page in pages] == [
        "Nguyễn Văn Mẫu" in page.extract_text() for page in pages
    ]


def test_nobody_stands_above_a_council() -> None:
    council = replace(PAPER, superior="", issuer="Hội đồng nhân dân thành phố", mark="")
    assert words_of_pdf(official_pdf(council)).startswith("HỘI ĐỒNG NHÂN DÂN")


def test_a_day_not_known_yet_stays_open() -> None:
    assert "ngày … tháng … năm …" in words_of_pdf(official_pdf(replace(PAPER, dated=None)))


def test_a_table_with_a_cell_too_few_is_refused() -> None:
    with pytest.raises(ValueError, match="one cell a column"):
        OfficialTable(TABLE.columns, (("chỉ một ô",),))
