"""A report as PDF, XLSX and DOCX: the same bytes again, every number, nothing cut, nothing executed."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageOps
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from motcua.documents.layouts import LAYOUTS
from motcua.documents.rendering import pictures
from motcua.documents.report_docx import TEMPLATE, report_docx
from motcua.documents.report_paper import CheckedSum, PaperColumn, PaperRow, PaperSum, PaperTable
from motcua.documents.report_pdf import report_fields, report_pdf
from motcua.documents.report_xlsx import report_xlsx
from motcua.documents.tests.report_samples import WORDS, sample
from tools.make_report_template import template

MAKERS = (report_pdf, report_xlsx, report_docx)
PPI = 100
UNBROKEN = "Ằ" * 120
LONG = "Bảo trợ xã hội và chăm sóc trẻ em, người khuyết tật, người cao tuổi ở cơ sở " * 4


@settings(max_examples=6, deadline=None)
@given(
    code=st.sampled_from(sorted(LAYOUTS)),
    names=st.lists(st.text(max_size=60), max_size=6).map(tuple),
    base=st.integers(0, 400_000),
    words=st.sampled_from([None, WORDS]),
)
def test_the_same_paper_gives_the_same_bytes(
    code: str, names: tuple[str, ...], base: int, words: Any
) -> None:
    for make in MAKERS:
        paper = sample(code, sectors=names, base=base, narrative=words)
        assert make(paper) == make(sample(code, sectors=names, base=base, narrative=words))


@pytest.mark.parametrize("make", MAKERS)
def test_what_differs_gives_other_bytes(make: Any) -> None:
    assert make(sample(base=3)) != make(sample(base=4))


@pytest.mark.parametrize("make", [report_xlsx, report_docx])
def test_office_files_say_nothing_of_the_moment_of_printing(make: Any) -> None:
    with zipfile.ZipFile(io.BytesIO(make(sample(narrative=WORDS)))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", core)) == {"2026-11-20T03:04:05Z"}


@pytest.mark.parametrize("make", MAKERS)
def test_the_moment_of_freezing_is_in_the_file(make: Any) -> None:
    later = replace(sample(), made_at=datetime(2026, 11, 20, 3, 4, 5, tzinfo=UTC) + timedelta(days=1))
    assert make(sample()) != make(later)


def pages(paper: Any) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(report_pdf(paper))).pages]


@pytest.mark.parametrize("code", LAYOUTS)
def test_every_number_and_heading_is_on_the_pdf(code: str) -> None:
    paper = sample(code, base=1234)
    text = " ".join(" ".join(pages(paper)).split())
    for table in paper.tables:
        for cell in (cell for row in table.rows for cell in row.cells if cell is not None):
            assert f"{cell:,}".replace(",", ".") in text
        for word in (word for column in table.columns for each in column.heading for word in each.split()):
            assert word in text


def test_headings_stand_on_each_of_many_pages() -> None:
    many = tuple(f"Lĩnh vực số {number}" for number in range(1, 151))
    shown = pages(replace(sample(sectors=many), notes=()))
    tables = [page for page in shown if "Lĩnh vực số" in page]
    assert len(tables) >= 4
    assert all("Số hồ sơ tiếp nhận" in page and "(15)" in page for page in tables)
    found = [int(number) for page in shown for number in re.findall(r"Lĩnh vực số (\d+)", page)]
    assert found == list(range(1, 151))


def ink(paper: Any) -> list[Image.Image]:
    """The pages, inverted, so that `getbbox` finds the ink."""
    pages = pictures("report", report_fields(paper), PPI)
    return [ImageOps.invert(Image.open(io.BytesIO(page)).convert("L")) for page in pages]


def test_long_names_and_long_numbers_stay_within_the_margins() -> None:
    long = sample(sectors=(UNBROKEN, LONG), base=123_456_789, narrative=WORDS, issuer=LONG)
    for page in ink(long):
        left, _, right, _ = page.getbbox() or (0, 0, 0, 0)
        assert left >= 15 / 25.4 * PPI - 3
        assert right <= page.width - 15 / 25.4 * PPI + 3


def test_a_long_number_does_not_run_into_its_neighbour() -> None:
    """Each number stands whole on a line of its own: extracted text keeps them apart."""
    paper = sample(sectors=("Đất đai",), base=123_456_789)
    text = " ".join(pages(paper)).split()
    for cell in paper.tables[0].rows[0].cells:
        assert f"{cell:,}".replace(",", ".") in text


def test_a_broken_sum_is_named_on_paper() -> None:
    columns = tuple(PaperColumn(number, (f"Cột {number}",)) for number in (3, 4, 5))
    table = PaperTable(columns, (PaperRow("Dòng sai", (9, 1, 2)),), sums=(PaperSum(3, (4, 5)),))
    paper = replace(sample(), tables=(table,))
    assert "(3) = (4) + (5): sai ở Dòng sai" in " ".join(" ".join(pages(paper)).split())
    checks = CalamineWorkbook.from_filelike(io.BytesIO(report_xlsx(paper))).get_sheet_by_name("Đối chiếu")
    assert checks.to_python()[1] == ["Dòng sai", "(3) = (4) + (5)", 6.0, "Sai"]


@pytest.mark.parametrize(("broken", "words"), [((), "đúng"), (("Đất đai",), "sai ở Đất đai")])
def test_a_check_against_another_period_is_shown_with_the_sums(broken: tuple[str, ...], words: str) -> None:
    paper = replace(sample(), stated=(CheckedSum("8 = 13 của kỳ liền trước", broken),))
    assert f"8 = 13 của kỳ liền trước: {words}" in " ".join(" ".join(pages(paper)).split())
    assert f"8 = 13 của kỳ liền trước: {words}" in docx_text(paper)
    checks = CalamineWorkbook.from_filelike(io.BytesIO(report_xlsx(paper))).get_sheet_by_name("Đối chiếu")
    assert checks.to_python()[-1][1:] == ["8 = 13 của kỳ liền trước", "", words.split()[0].capitalize()]


def test_what_a_correction_changes_stands_in_all_three_files() -> None:
    line = "Hộ tịch, cột (3): 2 thành 3 (thêm 1, bớt 0)"
    paper = replace(sample(), amendments=(line,))
    assert line in " ".join(" ".join(pages(paper)).split())
    assert f"Đính chính: {line}" in docx_text(paper)
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(report_xlsx(paper))).get_sheet_by_name("Biểu")
    assert [f"Đính chính: {line}"] == [row[0] for row in sheet.to_python() if line in str(row[0])]


def test_numbers_are_numbers_in_the_workbook() -> None:
    paper = sample(base=1000)
    book = CalamineWorkbook.from_filelike(io.BytesIO(report_xlsx(paper)))
    rows = book.get_sheet_by_name("Biểu").to_python()
    for row in paper.tables[0].rows:
        (line,) = [line for line in rows if line[1] == row.name]
        assert line[2 : 2 + len(row.cells)] == [float(cell or 0) for cell in row.cells]
    checks = book.get_sheet_by_name("Đối chiếu").to_python()
    assert len(checks) == 1 + 4 * len(paper.tables[0].rows)
    assert {line[3] for line in checks[1:]} == {"Đúng"}


@pytest.mark.parametrize(
    "evil", ["=1+1", "+84", "-2", "@SUM(A1)", '=HYPERLINK("http://x.vn")', "http://x.vn"]
)
def test_no_text_becomes_a_formula_or_a_link(evil: str) -> None:
    with zipfile.ZipFile(io.BytesIO(report_xlsx(sample(sectors=(evil,), issuer=evil)))) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
        styles = archive.read("xl/styles.xml").decode()
        strings = archive.read("xl/sharedStrings.xml").decode()
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet.lower()
    assert 'quotePrefix="1"' in styles
    assert evil.replace('"', "&quot;") in strings.replace('"', "&quot;")


def test_the_workbook_prints_on_landscape_pages_with_its_headings_kept() -> None:
    with zipfile.ZipFile(io.BytesIO(report_xlsx(sample()))) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
        names = archive.read("xl/workbook.xml").decode()
    assert 'orientation="landscape"' in sheet
    assert 'fitToHeight="0"' in sheet
    assert 'state="frozen"' in sheet
    assert "Print_Titles" in names


def docx_text(paper: Any) -> str:
    document = Document(io.BytesIO(report_docx(paper)))
    return "\n".join("".join(node.itertext()) for node in document.element.body)


def test_the_word_file_carries_words_and_tables() -> None:
    paper = sample(narrative=WORDS, base=1234)
    document: Any = Document(io.BytesIO(report_docx(paper)))
    assert len(document.sections) == 2
    text = docx_text(paper)
    for expected in ("I.5. Cắt giảm", "Trong kỳ tiếp nhận 12 phản ánh", "Lưu: VT", "Biểu số 07a/BTP/KSTT"):
        assert expected in text
    table = next(each for each in document.tables if len(each.columns) == 15)
    shown = [cell.text for cell in table.rows[5].cells]
    assert shown == [
        "1",
        "Chứng thực",
        *(f"{cell:,}".replace(",", ".") for cell in paper.tables[0].rows[0].cells),
    ]
    assert "{{" not in text and "{%" not in text


def test_without_words_the_word_file_begins_with_the_table() -> None:
    document: Any = Document(io.BytesIO(report_docx(sample())))
    assert len(document.sections) == 1
    assert document.sections[0].page_width > document.sections[0].page_height
    assert "BÁO CÁO\n" not in docx_text(sample())


def test_an_item_without_words_leaves_a_line_to_write_on() -> None:
    assert "…………" in docx_text(sample(narrative=WORDS))


@pytest.mark.parametrize("make", [report_docx, report_pdf])
def test_markup_in_a_name_is_printed_as_typed(make: Any) -> None:
    name = "<w:p/>&amp; {{ mark }} #import *đậm*"
    paper = sample(sectors=(name,))
    shown = docx_text(paper) if make is report_docx else " ".join(pages(paper))
    assert name.replace(" ", "") in re.sub(r"\s", "", shown)


def test_headings_of_the_word_table_repeat_on_each_page() -> None:
    with zipfile.ZipFile(io.BytesIO(report_docx(sample()))) as archive:
        xml = archive.read("word/document.xml").decode()
    assert xml.count("<w:tblHeader/>") == 5  # four heading lines and the printed numbers


def test_the_template_is_what_its_tool_makes() -> None:
    assert template() == TEMPLATE.read_bytes()
