"""Mẫu 01 says everything it must, looks official, and prints what was typed and nothing else."""

from __future__ import annotations

import io
import re
import unicodedata
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import IndirectObject

from motcua.documents.printing import ReceiptComponent, ReceiptData, receipt_fields, receipt_pdf

DATA = ReceiptData(
    authority="Ủy ban nhân dân phường Mẫu Sơn",
    unit="Trung tâm Phục vụ hành chính công",
    number="128/TNHS",
    dossier_code="H26.1.2-260205-0007",
    tracking="https://motcua.example.gov.vn/tra-cuu/H26.1.2-260205-0007",
    place="Mẫu Sơn",
    issued_on=date(2026, 2, 5),
    submitter_name="Nguyễn Thị Ngọc Ẩn",
    submitter_address="Số 12, ngõ 5, đường Lê Lợi",
    submitter_phone="0912 345 678",
    submitter_email="ngocan@example.vn",
    submitter_id_number="001190000123",
    applicant_name="Trần Văn Thử Nghiệm",
    applicant_address="Tổ 7, thôn Thượng Ỷ",
    procedure_title="Đăng ký khai sinh",
    procedure_code="1.001193",
    components=(
        ReceiptComponent("Tờ khai đăng ký khai sinh", originals=1),
        ReceiptComponent("Giấy chứng nhận kết hôn", certified_copies=1, plain_copies=2, note="bản cũ"),
    ),
    sets=1,
    fee_method="Chuyển khoản",
    fee_amount=8000,
    term_text="01 ngày làm việc",
    received_at=datetime(2026, 2, 5, 1, 5, tzinfo=UTC),
    due_at=datetime(2026, 2, 6, 10, 0, tzinfo=UTC),
    result_place="Bưu chính công ích",
    receiver_name="Lê Văn Tiếp Nhận",
)
LONG_TITLE = (
    "Xác nhận, đính chính, cấp đổi, cấp lại giấy chứng nhận quyền sử dụng đất ở vùng khó khăn " * 4
)[:300]
TWELVE = tuple(
    ReceiptComponent(
        f"Giấy tờ số {n}: bản vẽ, sơ đồ, biên bản ranh giới thửa đất có chữ ký của các hộ liền kề", n
    )
    for n in range(1, 13)
)


def reader(data: ReceiptData) -> PdfReader:
    return PdfReader(io.BytesIO(receipt_pdf(data)))


def words(data: ReceiptData) -> str:
    """All text of the paper, NFC, single spaces, without break marks."""
    text = " ".join(page.extract_text() for page in reader(data).pages)
    return " ".join(unicodedata.normalize("NFC", text).replace("\u200b", "").split())


@pytest.mark.parametrize(
    "expected",
    [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "ỦY BAN NHÂN DÂN",
        "TRUNG TÂM PHỤC VỤ",
        "Số: 128/TNHS",
        "Mẫu Sơn, ngày 05 tháng 02 năm 2026",
        "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ",
        "Mã hồ sơ: H26.1.2-260205-0007",
        "Tiếp nhận hồ sơ của: Nguyễn Thị Ngọc Ẩn",
        "số định danh): 001190000123",
        "Địa chỉ: Số 12, ngõ 5, đường Lê Lợi",
        "Số điện thoại: 0912 345 678",
        "Email: ngocan@example.vn",
        "Nội dung yêu cầu giải quyết: Đăng ký khai sinh (mã TTHC: 1.001193)",
        "Chủ hồ sơ: Trần Văn Thử Nghiệm",
        "Địa chỉ chủ hồ sơ: Tổ 7, thôn Thượng Ỷ",
        "1 Tờ khai đăng ký khai sinh 01 01",
        "2 Giấy chứng nhận kết hôn (bản cũ) 01 02 03",
        "Số lượng hồ sơ: 01 (bộ)",
        "Hình thức thu phí, lệ phí: Chuyển khoản",
        "Số tiền: 8.000 đ",
        "Thời gian giải quyết hồ sơ theo quy định: 01 ngày làm việc",
        "Thời gian nhận hồ sơ: 08 giờ 05 phút, ngày 05 tháng 02 năm 2026",
        "Thời gian hẹn trả kết quả: 17 giờ 00 phút, ngày 06 tháng 02 năm 2026",
        "Đăng ký nhận kết quả tại: Bưu chính công ích",
        "NGƯỜI NỘP HỒ SƠ",
        "NGƯỜI TIẾP NHẬN HỒ SƠ",
        "Lê Văn Tiếp Nhận",
    ],
)
def test_every_field_of_the_form_is_on_the_paper(expected: str) -> None:
    assert expected in words(DATA)


def test_a_usual_dossier_fits_one_a4_page() -> None:
    usual = replace(DATA, components=DATA.components * 3, notes=("Mang theo giấy này khi đến nhận kết quả.",))
    pages = reader(usual).pages
    assert len(pages) == 1
    assert [round(float(side)) for side in pages[0].mediabox[2:]] == [595, 842]


def test_many_components_flow_on_with_the_header_row_repeated() -> None:
    pages = [
        " ".join(page.extract_text().split()) for page in reader(replace(DATA, components=TWELVE * 2)).pages
    ]
    assert len(pages) == 2
    assert all("Tên giấy tờ" in unicodedata.normalize("NFC", page) for page in pages)
    assert "NGƯỜI NỘP HỒ SƠ" in unicodedata.normalize("NFC", pages[1])


def test_long_names_titles_and_unbroken_words_are_printed_whole() -> None:
    name = "Nguyễn Phước Quý Ngọc Hồng Thắm Nguyệt Ẵm Ễnh Ương Trường Dài"
    email = "dia.chi.thu.dien.tu.rat.dai.khong.khoang.trang@co-quan.example.gov.vn"
    long = replace(
        DATA, submitter_name=name, submitter_email=email, procedure_title=LONG_TITLE, components=TWELVE
    )
    text = words(long)
    assert name in text
    assert " ".join(LONG_TITLE.split()) in text
    assert email in text.replace(" ", "")


@pytest.mark.parametrize(
    "name",
    [
        '#import "@preview/x:1.0.0"',
        "*bold* _it_",
        "a \"b\" 'c'",
        "$x$ <label> @ref",
        "\\n #panic()",
        "// -- ~ `raw`",
    ],
)
def test_typst_markup_in_a_name_is_printed_as_typed(name: str) -> None:
    text = words(replace(DATA, submitter_name=name, components=(ReceiptComponent(name, 1),)))
    assert text.count(name) == 3


def test_a_decomposed_name_is_printed_composed() -> None:
    decomposed = replace(DATA, submitter_name=unicodedata.normalize("NFD", DATA.submitter_name))
    assert receipt_pdf(decomposed) == receipt_pdf(DATA)


def test_a_sign_without_glyph_shows_as_a_box_and_control_signs_vanish() -> None:
    assert "Tiếp nhận hồ sơ của: Anna □□ Müller" in words(
        replace(DATA, submitter_name="Anna 中😀\x00 Mü\u200bller")
    )


def test_empty_fields_leave_a_dotted_line() -> None:
    bare = replace(DATA, submitter_email="", fee_method="", fee_amount=None, components=(), receiver_name="")
    text = words(bare)
    for label in ("Email", "lệ phí", "Số tiền", "Thành phần hồ sơ nộp gồm"):
        assert re.search(rf"{label}: ?…", text), label


def test_no_fee_is_said_in_words() -> None:
    assert receipt_fields(replace(DATA, fee_amount=0))["fee_amount"] == "Không thu phí, lệ phí"


def test_the_mark_of_synthetic_data_is_on_every_page() -> None:
    pages = reader(replace(DATA, mark="DỮ LIỆU MÔ PHỎNG", components=TWELVE * 2)).pages
    assert all("DỮ LIỆU MÔ PHỎNG" in unicodedata.normalize("NFC", page.extract_text()) for page in pages)


def test_only_our_font_is_used_and_it_is_embedded() -> None:
    fonts = [font for page in reader(DATA).pages for font in embedded_fonts(page)]
    assert {name.split("+")[1].split("-")[0] for name, _ in fonts} == {"Tinos"}
    assert all(embedded for _, embedded in fonts)


def embedded_fonts(page: Any) -> list[tuple[str, bool]]:
    found = []
    for font in resolve(page["/Resources"])["/Font"].values():
        for inner in resolve(font)["/DescendantFonts"]:
            descriptor = resolve(resolve(inner)["/FontDescriptor"])
            found.append(
                (str(resolve(font)["/BaseFont"]), any(k.startswith("/FontFile") for k in descriptor))
            )
    return found


def resolve(value: Any) -> Any:
    return value.get_object() if isinstance(value, IndirectObject) else value


def test_the_file_is_tagged_titled_vietnamese_pdf_a() -> None:
    pdf = reader(DATA)
    root: Any = pdf.trailer["/Root"]
    metadata = resolve(root["/Metadata"]).get_data().decode("utf-8")
    assert resolve(root["/MarkInfo"])["/Marked"]
    assert str(root["/Lang"]).lower().startswith("vi")
    assert pdf.metadata is not None
    assert DATA.dossier_code in str(pdf.metadata.title)
    assert re.search(r"pdfaid:part>2<.*pdfaid:conformance>A<", metadata, re.DOTALL)
    assert "pdfuaid:part>1<" in metadata


def test_the_same_data_give_the_same_bytes() -> None:
    assert receipt_pdf(DATA) == receipt_pdf(DATA)


def test_naive_moments_are_refused() -> None:
    with pytest.raises(ValueError, match="aware"):
        receipt_pdf(replace(DATA, due_at=datetime(2026, 2, 6, 17, 0)))
